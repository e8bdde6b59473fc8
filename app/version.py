"""The version of this program: it stands here and nowhere else."""

from __future__ import annotations

VERSION = "0.1.0"
