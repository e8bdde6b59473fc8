"""The line between desks and hub: every request and every reply is a letter somebody may lose."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from sync.client.line import NoConnection
from sync.client.transport import _understood
from sync.wire import codec
from sync.wire.messages import HEADER
from tests.simulation.hub import SimHub
from tests.simulation.loom import Loom

T = TypeVar("T")
Answer = tuple[int, dict[str, str], bytes]
SOMEBODY_ELSE: tuple[Answer, ...] = (
    (200, {}, b"<html>Welcome to our network</html>"),
    (200, {}, b'{"epoch": "", "verdicts": [], "high": 0}'),
    (302, {"Location": "http://login.example/"}, b""),
    (401, {}, b'{"code": "token"}'),
    (403, {}, b'{"code": "revoked"}'),
    (413, {}, b"too large"),
    (502, {}, b"bad gateway"),
)
"""What a captive portal or a proxy says in the hub's place: never under the protocol's header."""
TROUBLES = ("timed_out", "cut", "unreachable", "too_slow")


@dataclass(eq=False)
class Letter:
    """One request and what comes of it. `owner` waits for it, unless nobody does any more."""

    number: int
    owner: object | None
    sender: str
    path: str
    data: bytes
    token: str
    state: str = "going"
    answer: Answer | None = None
    trouble: str = ""

    def over(self) -> bool:
        """Say whether whoever waits may stop."""
        return self.state == "over"


@dataclass(eq=False)
class Net:
    """All letters under way."""

    loom: Loom
    hub: SimHub
    decide: random.Random
    say: Callable[[str], None]
    letters: list[Letter] = field(default_factory=list)
    count: int = 0
    harm: float = 0.0
    """How likely something happens to a letter each time it is carried on."""
    middle: bool = False
    """Whether somebody on the way answers for the hub now and then."""

    def movable(self) -> list[Letter]:
        """Give the letters that can be carried a step further."""
        return [letter for letter in self.letters if letter.state in ("going", "coming")]

    def carry(self, letter: Letter) -> None:
        """Carry a letter one step, or let something happen to it."""
        if self.harm and self.decide.random() < self.harm:
            self._mishap(letter)
        elif letter.state == "going":
            self._deliver(letter)
        else:
            self._end(letter)

    def _deliver(self, letter: Letter) -> None:
        letter.state = "serving"

        def serve() -> None:
            letter.answer = self.hub.answer(letter.path, letter.data, letter.token)
            letter.state = "coming"

        task = self.loom.begin(f"hub {letter.path} for {letter.sender}", self.hub, serve)
        self.loom.go_on(task)

    def _mishap(self, letter: Letter) -> None:
        """Lose it, double it, let it wander alone, spoil it, or let somebody else answer."""
        kinds = ["lost", "orphan", "double"] if letter.state == "going" else ["lost", "spoiled"]
        if self.middle and letter.owner is not None:
            kinds += ["somebody"]
        if self.middle and b"19900001234" in letter.data:
            kinds += ["altered"]
        kind = self.decide.choice(kinds)
        self.say(f"  {kind}: letter {letter.number} {letter.path} of {letter.sender}")
        if kind == "lost":
            letter.trouble = self.decide.choice(TROUBLES)
            self._end(letter)
        elif kind == "orphan":
            self._double(letter)
            letter.trouble = self.decide.choice(TROUBLES)
            self._end(letter)
        elif kind == "double":
            self._double(letter)
        elif kind == "spoiled" and letter.answer is not None:
            status, headers, data = letter.answer
            letter.answer = status, headers, data[: self.decide.randrange(len(data) or 1)]
            self._end(letter)
        elif kind == "altered":
            letter.data = letter.data.replace(b"19900001234", b"19900004321")
        elif kind == "somebody":
            letter.answer = self.decide.choice(SOMEBODY_ELSE)
            self._end(letter)

    def _double(self, letter: Letter) -> None:
        self.count += 1
        twin = Letter(self.count, None, letter.sender, letter.path, letter.data, letter.token)
        self.letters.append(twin)

    def _end(self, letter: Letter) -> None:
        letter.state = "over"
        if letter in self.letters:
            self.letters.remove(letter)

    def orphan(self, owner: object) -> None:
        """Nobody waits for these letters any more; they travel on."""
        for letter in self.letters:
            if letter.owner is owner:
                letter.owner = None

    def cut(self) -> None:
        """The hub ended: what it was at is never answered."""
        for letter in [one for one in self.letters if one.state == "serving"]:
            letter.trouble = "cut"
            self._end(letter)


@dataclass(eq=False)
class SimLine:
    """A desk's line. Outside of any activity it is answered at once: somebody stands beside."""

    net: Net
    owner: object
    sender: str

    def prepare(self, message: object) -> object:
        """Give the message as it is: the codec is met when it is asked with."""
        return message

    def ask(
        self,
        path: str,
        reply: type[T],
        message: object | None = None,
        *,
        token: str = "",
        wait: float = 0.0,
    ) -> T:
        """Ask as `Line.ask` says, through the real codec both ways."""
        data = codec.encode(message) if message is not None else b""
        if len(data) >= codec.WORTH_PACKING:
            data = codec.unpack(codec.pack(data))
        net = self.net
        if not net.loom.is_inside():
            answer = net.hub.answer(path, data, token)
            return _understood(reply, *answer)
        net.count += 1
        letter = Letter(net.count, self.owner, self.sender, path, data, token)
        net.letters.append(letter)
        net.loom.point(f"letter {letter.number} {path}", letter.over)
        if letter.trouble or letter.answer is None:
            raise NoConnection(letter.trouble or "cut")
        status, headers, data = letter.answer
        if headers.get(HEADER) and len(data) >= codec.WORTH_PACKING:
            data = codec.unpack(codec.pack(data))
        return _understood(reply, status, headers, data)
