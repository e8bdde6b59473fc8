"""`python -m sync.hub`: serve headquarters, or administer it from the command line."""

from __future__ import annotations

import argparse
import json
import os
import socket
import sys
from pathlib import Path

from sqlalchemy import Engine

from sync.hub import admin, carrying
from sync.hub.crew import Crew, Post, serve
from sync.hub.database import NoDatabase, one_sentence, open_database, reading, writing
from sync.hub.files import sweep, venues_with_unnamed
from sync.hub.hub import load_hub
from sync.hub.ledger import release_in, venues_with_held
from sync.hub.relaying import deliver_all
from sync.hub.replay import keep_journal, take_up
from sync.hub.seed import demo
from sync.hub.serve import check_privacy, open_socket

DEFAULT_DB = "hub.db"
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
    parser.add_argument(
        "--workers", type=int, default=1, help="processes behind this port (PostgreSQL only)"
    )
    parser.add_argument(
        "--journal", type=Path, help="where erasures and revocations are also kept: another disk"
    )
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
    check_privacy(asked.host, asked.tls_cert)
    _check_crew(asked.workers, engine)
    with one_sentence(asked.db):
        _take_up(engine, asked.journal)
        codes = _prepare(engine, with_demo=asked.demo)
    engine.dispose()  # each process opens the database for itself
    post = Post(asked.db, asked.host, asked.tls_cert, asked.tls_key)
    with open_socket(asked.host, asked.port) as bound:
        if asked.workers > 1:
            _serve_together(asked, post, bound, codes)
            return 0
        ending = sys.stdin.fileno() if asked.end_at_eof else None
        serve(post, bound, ready=lambda: _say(asked, bound, codes), end_at_eof_of=ending)
    return 0


def _serve_together(
    asked: argparse.Namespace, post: Post, bound: socket.socket, codes: list[str]
) -> None:
    crew = Crew(post, bound, asked.workers)
    _say(asked, bound, codes, workers=crew.pids)
    crew.work()


def _say(asked: argparse.Namespace, bound: socket.socket, codes: list[str], **more: object) -> None:
    """Print one line: where it serves, and what else whoever started it must know."""
    ready: dict[str, object] = {"url": _address(asked, bound.getsockname()[1]), **more}
    if codes:
        ready |= {"code": codes[0], "codes": codes}
    sys.stdout.write(json.dumps(ready) + "\n")
    sys.stdout.flush()


def _address(asked: argparse.Namespace, port: int | None = None) -> str:
    scheme = "https" if asked.tls_cert else "http"
    shown = f"[{asked.host}]" if ":" in asked.host else asked.host
    return f"{scheme}://{shown}:{asked.port if port is None else port}"


def _check_crew(workers: int, engine: Engine) -> None:
    """Raise ValueError for processes that could not tell each other what is new."""
    if workers < 1 or (workers > 1 and engine.dialect.name != "postgresql"):
        message = "--workers: one, or several on PostgreSQL"
        raise ValueError(message)


def _take_up(engine: Engine, path: Path | None) -> None:
    """Bring the database up to the journal before anybody is served.

    Who was erased must not come back, and who was revoked not be heard, for a moment. Raises
    ValueError when the journal cannot be read or written.
    """
    try:
        if path is not None:
            keep_journal(engine, path)
        with writing(engine) as connection:
            hub = load_hub(connection)
        if hub.journal is not None:
            take_up(engine, hub, hub.journal)
    except OSError as error:
        message = f"the journal cannot be used: {error.filename}: {error.strerror}"
        raise ValueError(message) from error


def _prepare(engine: Engine, *, with_demo: bool) -> list[str]:
    """Found the hub if it is new and take up what an older one left; gives demo codes.

    That is what it held, what it had still to say to other venues, and bytes to sweep.
    """
    with writing(engine) as connection:
        hub = load_hub(connection)
        codes = demo(connection, hub) if with_demo else []
    with reading(engine) as connection:
        held = venues_with_held(connection)
    for venue_id in held:  # a commit for each: no venue waits for all the others
        with writing(engine) as connection:
            release_in(connection, hub, venue_id)
    deliver_all(engine, hub)
    with reading(engine) as connection:
        unnamed = venues_with_unnamed(connection)
    for venue_id in unnamed:
        with writing(engine) as connection:
            sweep(connection, hub, venue_id)
    return codes


if __name__ == "__main__":
    sys.exit(main())
