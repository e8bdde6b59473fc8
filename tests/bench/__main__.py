"""`python -m tests.bench [NAME ...]`: run benchmarks; exit 0 when they could measure."""

from __future__ import annotations

import importlib
import sys

NAMES = (
    "lookup",
    "commit",
    "verdict",
    "startup",
    "memory",
    "sync",
    "firstsync",
    "hub",
    "herd",
    "events",
    "signup",
    "cases",
    "matching",
    "directory",
)


def main(asked: list[str]) -> int:
    """Run the named benchmarks (all when none is named); words starting with - are options."""
    names = [word for word in asked if not word.startswith("-")]
    unknown = [name for name in names if name not in NAMES]
    if unknown:
        sys.stderr.write(f"no benchmark {', '.join(unknown)}; there are: {', '.join(NAMES)}\n")
        return 2
    for name in names or NAMES:
        importlib.import_module(f"tests.bench.{name}").run()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
