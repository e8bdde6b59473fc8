"""`python -m sync.hub`: serve headquarters, or administer it from the command line."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path

from sqlalchemy import Engine

from sync.hub import admin
from sync.hub.crew import Crew, Post, serve
from sync.hub.database import open_database, reading, writing
from sync.hub.hub import load_hub
from sync.hub.ledger import release_in, venues_with_held
from sync.hub.seed import demo
from sync.hub.serve import check_privacy, open_socket

DEFAULT_DB = "hub.db"


def _arguments(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m sync.hub", description=__doc__)
    parser.add_argument("--db", default=DEFAULT_DB, help="SQLite file, or postgresql+psycopg://...")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8750, help="0 takes any free one")
    parser.add_argument("--tls-cert", type=Path)
    parser.add_argument("--tls-key", type=Path)
    parser.add_argument(
        "--workers", type=int, default=1, help="processes behind this port (PostgreSQL only)"
    )
    parser.add_argument("--demo", action="store_true", help="the sample venue and two codes")
    return parser.parse_args(words)


def main(words: list[str] | None = None) -> int:
    """Serve until stopped; gives the exit status."""
    words = sys.argv[1:] if words is None else words
    # The database is about people, and not encrypted: nobody else on this machine reads it.
    os.umask(0o077)
    if words[:1] == ["admin"]:
        return admin.main(words[1:])
    asked = _arguments(words)
    engine = open_database(asked.db)
    try:
        check_privacy(asked.host, asked.tls_cert)
        _check_crew(asked.workers, engine)
    except ValueError as error:
        sys.stderr.write(f"{error}\n")
        engine.dispose()
        return 2
    codes = _prepare(engine, with_demo=asked.demo)
    post = Post(asked.db, asked.host, asked.tls_cert, asked.tls_key)
    bound = open_socket(asked.host, asked.port)
    # Each process opens the database for itself.
    engine.dispose()
    crew = Crew(post, bound, asked.workers) if asked.workers > 1 else None
    scheme = "https" if asked.tls_cert else "http"
    shown = f"[{asked.host}]" if ":" in asked.host else asked.host
    ready: dict[str, object] = {"url": f"{scheme}://{shown}:{bound.getsockname()[1]}"}
    if codes:
        ready.update(code=codes[0], codes=codes)
    if crew is not None:
        ready.update(workers=crew.pids)
    sys.stdout.write(json.dumps(ready) + "\n")
    sys.stdout.flush()
    if crew is not None:
        crew.work()
    else:
        serve(post, bound)
    return 0


def _check_crew(workers: int, engine: Engine) -> None:
    """Raise ValueError for processes that could not tell each other what is new."""
    if workers < 1 or (workers > 1 and engine.dialect.name != "postgresql"):
        message = "--workers: one, or several on PostgreSQL"
        raise ValueError(message)


def _prepare(engine: Engine, *, with_demo: bool) -> list[str]:
    """Found the hub if it is new, and judge again what an older one held; gives demo codes."""
    with writing(engine) as connection:
        hub = load_hub(connection)
        codes = demo(connection, hub) if with_demo else []
    with reading(engine) as connection:
        held = venues_with_held(connection)
    for venue_id in held:  # a commit for each: no venue waits for all the others
        with writing(engine) as connection:
            release_in(connection, hub, venue_id)
    return codes


if __name__ == "__main__":
    sys.exit(main())
