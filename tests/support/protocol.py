"""PROTOCOL.md as the tests read it: its examples, its tables, and the part that is written for it.

`python -m tests.support.protocol` writes the tables of kinds anew from their declarations.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from app.kinds import VENUE_SCOPE, Field, Form, Kind, Nature
from sync.wire.kinds import KINDS
from tests.architecture.house import ROOT

PATH = ROOT / "sync" / "PROTOCOL.md"
BEGIN, END = "<!-- kinds:", "<!-- end of kinds -->"
EXAMPLE = re.compile(
    r"^Example of an? `(\w+)`[^\n]*(?:\n[^\n]+)*?\n\n```json\n(.*?)\n```$", re.MULTILINE | re.DOTALL
)
SECTION = re.compile(r"^#{3,4} `(\w+)`\n(.*?)(?=^#|\Z)", re.MULTILINE | re.DOTALL)
ROW = re.compile(r"^\| `(\w+)` \| (.*) \|$", re.MULTILINE)
NAME = re.compile(r"`(\w+)`")


def text() -> str:
    """Give the whole page."""
    return PATH.read_text(encoding="utf-8")


def examples(page: str) -> list[tuple[str, str]]:
    """Give every example with the name of the struct its caption says."""
    return [(found.group(1), found.group(2)) for found in EXAMPLE.finditer(page)]


def fields_said(page: str) -> dict[str, dict[str, bool]]:
    """Give for each message that has a table its fields, and whether each must be there."""
    said = {}
    for found in SECTION.finditer(page):
        rows = ROW.findall(found.group(2).lstrip().partition("\n\n")[0])
        said[found.group(1)] = {name: not form.split(" | ")[0].endswith("?") for name, form in rows}
    return said


@dataclass
class Code:
    """One code: with which statuses, and the facts that may come with it."""

    statuses: set[int] = field(default_factory=set)
    facts: set[str] = field(default_factory=set)


Codes = dict[str, dict[str, Code]]
"""By class (problem, refused, held, courier) and code."""


def codes_said(page: str) -> Codes:
    """Give the codes that the tables of section 11 name."""
    said: Codes = {}
    for table in re.finditer(r"^\| (\w+) \|(.*)\n\|[-|]+\|\n((?:\|.*\n)+)", page, re.MULTILINE):
        name, columns = table.group(1), [one.strip() for one in table.group(2).split("|")]
        if name not in ("problem", "refused", "held", "courier"):
            continue
        said[name] = {}
        for line in table.group(3).splitlines():
            cells = [one.strip() for one in re.split(r"(?<!\\)\|", line)[1:-1]]
            code = Code(facts=set(NAME.findall(cells[1 + columns.index("facts")])))
            if "status" in columns:
                code.statuses = {int(cells[1 + columns.index("status")])}
            said[name][cells[0].strip("`")] = code
    return said


# --- what the code can say ------------------------------------------------------------------


def codes_raised(root: Path = ROOT) -> Codes:
    """Give every code that hub, wire and merge can say, read from their source."""
    found: Codes = defaultdict(lambda: defaultdict(Code))
    for path in (
        *sorted((root / "sync/hub").glob("*.py")),
        *sorted((root / "sync/wire").glob("*.py")),
    ):
        _scan(path, found)
    _scan(root / "sync/merge.py", found)
    return {name: dict(codes) for name, codes in found.items()}


def _scan(path: Path, found: Codes) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for function, call in _calls(tree):
        name = getattr(call.func, "id", getattr(call.func, "attr", ""))
        words = [one.value if isinstance(one, ast.Constant) else None for one in call.args]
        facts = {one.arg for one in call.keywords if one.arg}
        if name == "Trouble":
            code = found["problem"][str(words[1])]
            code.statuses.add(int(str(words[0])))
            code.facts |= facts
        elif name == "Ahead":
            found["problem"]["ahead"].facts |= facts
        elif name == "_problem" and isinstance(call.args[1], ast.Call):
            inner = call.args[1].args[0]
            if isinstance(inner, ast.Constant):
                found["problem"][str(inner.value)].statuses.add(int(str(words[0])))
        elif name in ("refused", "held") and words and words[0] is not None:
            found[name][str(words[0])].facts |= facts
        elif name == "Malformed" and words[0] is not None:
            _malformed(path, function, str(words[0]), facts, found)


def _malformed(path: Path, function: str, code: str, facts: set[str], found: Codes) -> None:
    """A malformed request is a problem, a body refused, a file a matter of the courier."""
    if path.name == "courier.py":
        found["courier"][code].facts |= facts
    elif function == "read_body":
        found["refused"].setdefault(code, Code())  # its facts stay behind
    else:
        found["problem"][code].statuses.add(413 if code == "too_large" else 400)
        found["problem"][code].facts |= facts
    if function == "decode":  # bodies are decoded too
        found["refused"].setdefault(code, Code())


def _calls(tree: ast.AST, function: str = "") -> Iterator[tuple[str, ast.Call]]:
    for node in ast.iter_child_nodes(tree):
        inside = node.name if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) else function
        if isinstance(node, ast.Call):
            yield inside, node
        yield from _calls(node, inside)


# --- kinds ----------------------------------------------------------------------------------


def kinds_told() -> str:
    """Write the tables of kinds."""
    return "\n".join(_kind(kind) for kind in KINDS.values())


def _kind(kind: Kind) -> str:
    said = f"**`{kind.name}`**: a {kind.nature.value}"
    if kind.by_hub:
        said += ", made and changed by the hub only"
    if kind.subjects:
        said += f"; its people: {', '.join(f'`{name}`' for name in kind.subjects)}"
    if kind.tells_of_people and kind.nature is Nature.FACT:
        said += " (erased with them, refused as `gone` after that)"
    if kind.shared:
        said += "; in shared scopes"
    elif kind.scope != VENUE_SCOPE:
        said += f"; in the scope `{kind.scope}`"
    for name, moves in kind.moves.items():
        steps = "; ".join(f"{before} to {', '.join(after)}" for before, after in moves.items())
        said += f"; `{name}` moves from {steps}"
    lines = [
        said + ".",
        "",
        "| field | | form | policy | most | one of |",
        "|---|---|---|---|---|---|",
    ]
    return "\n".join([*lines, *(_field(one) for one in kind.fields), ""])


def _field(one: Field) -> str:
    sized = one.form in (Form.TEXT, Form.SET, Form.NUMBER)
    most = f"{one.limit:,}" if sized and not one.one_of else ""
    cells = (f"`{one.name}`", "**R**" if one.required else "", one.form.value, one.merge.value)
    return f"| {' | '.join((*cells, most, ', '.join(one.one_of)))} |"


def with_kinds(page: str) -> str:
    """Give the page with its tables of kinds as they are declared."""
    head, _, rest = page.partition(BEGIN)
    line, _, rest = rest.partition("\n")
    return f"{head}{BEGIN}{line}\n\n{kinds_told()}\n{END}{rest.partition(END)[2]}"


if __name__ == "__main__":
    PATH.write_text(with_kinds(text()), encoding="utf-8")
