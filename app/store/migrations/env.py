"""Run by Alembic: it uses the connection it is given, and leaves the transaction to the caller."""

from __future__ import annotations

from alembic import context

context.configure(connection=context.config.attributes["connection"], render_as_batch=True)
context.run_migrations()
