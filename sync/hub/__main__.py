"""`python -m sync.hub`: serve headquarters, or administer it from the command line."""

from __future__ import annotations

import argparse
import gc
import json
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from sync.hub import admin, carrying
from sync.hub.bell import Bell
from sync.hub.database import NoDatabase, one_sentence, open_database, writing
from sync.hub.http import build
from sync.hub.hub import load_hub
from sync.hub.ledger import release_held
from sync.hub.seed import demo
from sync.hub.serve import end_at_eof, make_server, open_socket

DEFAULT_DB = "hub.db"
COLLECT_AFTER = 20_000
"""New objects before the garbage collector looks at them; a batch makes some thousands."""
MOST_PORT = 65_535


def _port(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and int(text) <= MOST_PORT):
        message = f"not a port from 0 to {MOST_PORT}: {text}"
        raise argparse.ArgumentTypeError(message)
    return int(text)


def _arguments(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m sync.hub", description=__doc__)
    parser.add_argument("--db", default=DEFAULT_DB, help="SQLite file, or postgresql+psycopg://...")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=_port, default=8750, help="0 takes any free one")
    parser.add_argument("--tls-cert", type=Path)
    parser.add_argument("--tls-key", type=Path)
    parser.add_argument("--demo", action="store_true", help="the sample venue and two codes")
    parser.add_argument(
        "--end-at-eof", action="store_true", help="end when standard input does (a parent is gone)"
    )
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
    try:
        return _serve(asked)
    except (NoDatabase, ValueError) as error:
        sys.stderr.write(f"{error}\n")
    except OSError as error:
        sys.stderr.write(f"cannot serve at {_address(asked)}: {error.strerror or error}\n")
    return 2


def _serve(asked: argparse.Namespace) -> int:
    """Serve until stopped. Raises NoDatabase, ValueError or OSError when that cannot begin."""
    engine = open_database(asked.db)
    with one_sentence(asked.db), writing(engine) as connection:
        hub = load_hub(connection)
        release_held(connection, hub)
    bell = Bell()
    app = build(engine, hub, bell)
    server = make_server(app, bell, asked.host, asked.tls_cert, asked.tls_key)
    with open_socket(asked.host, asked.port) as bound:
        ready: dict[str, Any] = {"url": _address(asked, bound.getsockname()[1])}
        if asked.demo:
            with one_sentence(asked.db), writing(engine) as connection:
                codes = demo(connection, hub)
            ready |= {"code": codes[0], "codes": codes}
        sys.stdout.write(json.dumps(ready) + "\n")
        sys.stdout.flush()
        # What is loaded by now stays: the collector need not walk through it at every turn, and
        # what a request makes is gone with it.
        gc.collect()
        gc.freeze()
        gc.set_threshold(COLLECT_AFTER)
        if asked.end_at_eof:
            end_at_eof(server, sys.stdin.fileno())
        # Ctrl C is how it is meant to end: uvicorn has shut down properly and passes it on.
        with suppress(KeyboardInterrupt):
            server.run(sockets=[bound])
    return 0


def _address(asked: argparse.Namespace, port: int | None = None) -> str:
    scheme = "https" if asked.tls_cert else "http"
    shown = f"[{asked.host}]" if ":" in asked.host else asked.host
    return f"{scheme}://{shown}:{asked.port if port is None else port}"


if __name__ == "__main__":
    sys.exit(main())
