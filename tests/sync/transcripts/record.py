"""`python -m tests.sync.transcripts.record [NAME ...] [--again]`: write what is then frozen.

A transcript that is there is never written over without `--again`; once version 1 is out, never.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

import msgspec

from app import ops
from sync.wire import messages
from tests.sync.transcripts.players import Play
from tests.sync.transcripts.stage import Json, Stage
from tests.sync.transcripts.stories import STORIES

HERE = Path(__file__).parent


def names_known() -> list[str]:
    """Give the names of all fields of messages: what is not among them came later."""
    structs = [*vars(messages).values(), *vars(ops).values()]
    found: set[str] = set()
    for one in structs:
        if isinstance(one, type) and issubclass(one, msgspec.Struct):
            found |= {field.encode_name for field in msgspec.structs.fields(one)}
    return sorted(found)


def recorded(name: str, database: str) -> Json:
    """Play one story and give its transcript."""
    with Stage(database).open() as stage:
        play = Play(stage)
        STORIES[name](play)
    return {
        "about": STORIES[name].__doc__,
        "names": names_known(),
        "keys": play.keys,
        "steps": play.steps,
    }


def write(path: Path, transcript: Json, *, again: bool = False) -> bool:
    """Write a transcript; False where one is and `again` was not said."""
    if path.exists() and not again:
        return False
    steps: list[Any] = transcript.pop("steps")
    head = [f'"{name}": {_text(value)}' for name, value in transcript.items()]
    body = ",\n".join(_text(step) for step in steps)
    path.write_text("{\n" + ",\n".join(head) + f',\n"steps": [\n{body}\n]\n}}\n', encoding="utf-8")
    return True


def _text(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def main(words: list[str]) -> int:
    """Record the stories named, or all."""
    again = "--again" in words
    names = [word for word in words if not word.startswith("--")] or list(STORIES)
    refused = []
    for name in names:
        with tempfile.TemporaryDirectory() as folder:
            transcript = recorded(name, f"{folder}/hub.db")
        if not write(HERE / f"{name}.json", transcript, again=again):
            refused.append(name)
    if refused:
        sys.stderr.write(f"there already, and frozen: {', '.join(refused)} (--again says: anew)\n")
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
