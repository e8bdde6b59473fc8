"""`python -m sync.hub courier FILE --out DIR`: take a desk's courier file, write the answer."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from sync.hub.courier import Carried, carry
from sync.hub.database import open_database, writing
from sync.hub.hub import load_hub
from sync.wire.codec import Malformed

SAID = {
    "not_a_courier": "this is no courier file",
    "newer_courier": "this file needs a newer hub",
    "courier_cut": "the file is not whole: copy it again",
    "courier_forged": "the file was changed, or its desk did not write it: nothing was taken",
    "courier_sealed": "the file was sealed to another key of headquarters': ask for a new one",
    "courier_way": "this is an answer of headquarters', not a desk's file",
    "courier_expired": "the file is older than 30 days: ask the desk for a new one",
    "unknown_device": "no desk of this hub wrote the file",
}


def main(words: list[str]) -> int:
    """Carry one file and print what came of it as one JSON line; gives the exit status."""
    parser = argparse.ArgumentParser(prog="python -m sync.hub courier", description=__doc__)
    parser.add_argument("file", type=Path, help="what the desk wrote")
    parser.add_argument("--out", type=Path, required=True, help="the folder for the answer")
    parser.add_argument("--db", default="hub.db")
    asked = parser.parse_args(words)
    if not asked.db.startswith("postgresql") and not Path(asked.db).is_file():
        sys.stderr.write(f"no hub database here: {asked.db}\n")
        return 2
    engine = open_database(asked.db)
    try:
        with writing(engine) as connection:
            hub = load_hub(connection)
        done = carry(engine, hub, asked.file, asked.out)
    except Malformed as error:
        sys.stderr.write(f"{SAID.get(error.code, error.code)}\n")
        return 1
    except OSError as error:
        sys.stderr.write(f"{asked.file}, {asked.out}: {error.strerror}\n")
        return 1
    finally:
        engine.dispose()
    sys.stdout.write(json.dumps(_shown(done)) + "\n")
    return 0


def _shown(done: Carried) -> dict[str, str | int]:
    return {
        "answer": str(done.answer),
        "device": done.device,
        "settled": done.settled,
        "refused": done.refused,
        "rows": done.rows,
        "problem": done.problem,
    }
