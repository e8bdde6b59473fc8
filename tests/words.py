"""The words of the screens: read them out of the sources, see what is not in English yet.

python -m tests.words                 read the sources anew, write en.qm, list what is missing
python -m tests.words --fill FILE     first put English from a JSON file {chinese: english};
                                      plural forms as a list [singular, plural]
"""

from __future__ import annotations

import ast
import json
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TS = ROOT / "resources" / "translations" / "en.ts"
QM = TS.with_suffix(".qm")
BIN = Path(sys.executable).parent


def sources() -> list[Path]:
    """Give the files whose words are shown on screens."""
    return sorted((ROOT / "ui").rglob("*.py"))


def extract(target: Path = TS) -> None:
    """Bring a .ts file in step with the sources; English that is there stays."""
    with tempfile.TemporaryDirectory(prefix="words-") as folder:
        files = []
        for place, path in enumerate(sources()):
            copy = Path(folder, f"{place:03d}_{path.name}")
            copy.write_text(plain(path.read_text(encoding="utf-8")), encoding="utf-8")
            files.append(str(copy))
        words = ["-silent", "-no-obsolete", "-locations", "none", "-source-language", "zh_CN"]
        words += ["-target-language", "en", "-ts", str(target)]
        _run("pyside6-lupdate", *files, *words)


class _Plainer(ast.NodeTransformer):
    """Rewrites what lupdate passes over: counts that are more than a name, and counts in
    `translate`, which it takes for one form. The latter become `tr` in a class of that context.
    """

    def __init__(self) -> None:
        self.counted: list[tuple[str, str]] = []

    def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.AST:
        """Lift what stands inside an f-string out of it: lupdate does not look in there."""
        self.generic_visit(node)
        inside = [part.value for part in node.values if isinstance(part, ast.FormattedValue)]
        return ast.Tuple(inside, ast.Load())

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if name == "tr" and len(node.args) > 2:
            node.args[2] = ast.Name("n")
        if name == "translate" and len(node.args) > 3:
            context, text = (ast.literal_eval(item) for item in node.args[:2])
            self.counted.append((context, text))
            return ast.Constant(None)
        return node


def plain(source: str) -> str:
    """Write a source so that lupdate finds every word in it, with plural forms."""
    plainer = _Plainer()
    lines = [ast.unparse(plainer.visit(ast.parse(source)))]
    for context, text in plainer.counted:
        lines += [f"class {context}:", "    def words(self, n):"]
        lines += [f"        self.tr({text!r}, '', n)"]
    return "\n".join(lines) + "\n"


def release(source: Path = TS, target: Path = QM) -> None:
    """Write the .qm the program loads."""
    _run("pyside6-lrelease", "-silent", str(source), "-qm", str(target))


def messages(source: Path = TS) -> Iterator[tuple[str, ET.Element]]:
    """Give (context, message) of every entry."""
    for context in ET.parse(source).getroot().iter("context"):  # noqa: S314 - our own file
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            yield name, message


def english(message: ET.Element) -> list[str]:
    """Give the English of an entry: one text, or the plural forms."""
    made = message.find("translation")
    if made is None:
        return []
    forms = made.findall("numerusform")
    return [form.text or "" for form in forms] if forms else [made.text or ""]


def unfinished(source: Path = TS) -> list[tuple[str, str, bool]]:
    """Give (context, chinese, plural) of what has no English."""
    found = []
    for context, message in messages(source):
        forms = english(message)
        if not forms or not all(forms):
            found.append((context, message.findtext("source") or "", "numerus" in message.attrib))
    return found


def fill(given: dict[str, str | list[str]], source: Path = TS) -> None:
    """Put English in where it is missing."""
    tree = ET.parse(source)  # noqa: S314 - our own file
    for message in tree.getroot().iter("message"):
        text = given.get(message.findtext("source") or "")
        if text is None or all(english(message) or [""]):
            continue
        made = message.find("translation")
        if made is None:
            made = ET.SubElement(message, "translation")
        made.attrib.pop("type", None)
        forms = [text, text] if isinstance(text, str) else text
        if "numerus" in message.attrib:
            made.text = None
            for old in list(made):
                made.remove(old)
            for form in forms:
                ET.SubElement(made, "numerusform").text = form
        else:
            made.text = forms[0]
    head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    source.write_text(head + ET.tostring(tree.getroot(), "unicode") + "\n", encoding="utf-8")


def _run(tool: str, *words: str) -> None:
    subprocess.run([str(BIN / tool), *words], cwd=ROOT, check=True)


def main(words: list[str]) -> int:
    """Do what the command line asks; 1 when something has no English."""
    extract()
    if words[:1] == ["--fill"]:
        fill(json.loads(Path(words[1]).read_text(encoding="utf-8")))
        extract()
    release()
    missing = unfinished()
    for context, text, plural in missing:
        sys.stdout.write(json.dumps([context, text, plural], ensure_ascii=False) + "\n")
    sys.stdout.write(f"{len(missing)} without English\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
