"""`python -m sync.hub`: serve headquarters, or administer it from the command line."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path

from sync.hub import admin, carrying
from sync.hub.bell import Bell
from sync.hub.database import open_database, writing
from sync.hub.http import build
from sync.hub.hub import load_hub
from sync.hub.ledger import release_held
from sync.hub.seed import demo
from sync.hub.serve import make_server, open_socket

DEFAULT_DB = "hub.db"


def _arguments(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m sync.hub", description=__doc__)
    parser.add_argument("--db", default=DEFAULT_DB, help="SQLite file, or postgresql+psycopg://...")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8750, help="0 takes any free one")
    parser.add_argument("--tls-cert", type=Path)
    parser.add_argument("--tls-key", type=Path)
    parser.add_argument("--demo", action="store_true", help="the sample venue and two codes")
    return parser.parse_args(words)


def main(words: list[str] | None = None) -> int:
    """Serve until stopped; gives the exit status."""
    words = sys.argv[1:] if words is None else words
    # The database is about people, and not encrypted: nobody else on this machine reads it.
    os.umask(0o077)
    if words[:1] == ["admin"]:
        return admin.main(words[1:])
    if words[:1] == ["courier"]:
        return carrying.main(words[1:])
    asked = _arguments(words)
    engine = open_database(asked.db)
    with writing(engine) as connection:
        hub = load_hub(connection)
        release_held(connection, hub)
        codes = demo(connection, hub) if asked.demo else []
    try:
        bell = Bell()
        app = build(engine, hub, bell)
        server = make_server(app, bell, asked.host, asked.tls_cert, asked.tls_key)
    except ValueError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    bound = open_socket(asked.host, asked.port)
    scheme = "https" if asked.tls_cert else "http"
    shown = f"[{asked.host}]" if ":" in asked.host else asked.host
    ready: dict[str, str | list[str]] = {"url": f"{scheme}://{shown}:{bound.getsockname()[1]}"}
    if codes:
        ready.update(code=codes[0], codes=codes)
    sys.stdout.write(json.dumps(ready) + "\n")
    sys.stdout.flush()
    server.run(sockets=[bound])
    return 0


if __name__ == "__main__":
    sys.exit(main())
