"""`python -m tests.shots OUT [--page P] [--theme light|dark] [--size WxH] [--lang zh|en]`."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QLocale, qInstallMessageHandler

# Otherwise Noto draws Japanese letter forms.
QLocale.setDefault(QLocale("zh_CN"))

from PySide6.QtGui import QPainter, QPixmap  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from tests.shots.scenes import SCENES, Scene  # noqa: E402
from tests.shots.stand import Stand, stand  # noqa: E402
from ui.kit import theme as kit_theme  # noqa: E402
from ui.shell.look import Language  # noqa: E402

_NOISE = "This plugin does not support propagateSizeHints()"


def take(scene: Scene, theme: str, size: tuple[int, int], language: str) -> QPixmap:
    """Lead up to a scene on a desk of its own and grab it."""
    lang: Language = "en" if language == "en" else "zh"
    with (
        tempfile.TemporaryDirectory() as place,
        stand(Path(place), theme, size, lang, people=scene.people) as made,
    ):
        piece = scene.act(made)
        made.settle()
        return picture(made, piece)


def picture(made: Stand, piece: QWidget | None) -> QPixmap:
    """Grab the window; a dialog lies over it under the scrim, as a window system would place it."""
    whole = made.window.grab()
    if piece is None:
        return whole
    painter = QPainter(whole)
    painter.fillRect(made.window.rect(), kit_theme.color("scrim"))
    left = (made.window.width() - piece.width()) // 2
    top = (made.window.height() - piece.height()) // 2
    painter.drawPixmap(left, top, piece.grab())
    painter.end()
    return whole


def _hear(_kind: object, _where: object, said: str) -> None:
    if said != _NOISE:
        sys.stderr.write(f"{said}\n")


def main(words: list[str]) -> int:
    """Write one picture per page and state; gives how many could not be taken."""
    parser = argparse.ArgumentParser(prog="python -m tests.shots", description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--page", default="", help="a page, or page-state")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--size", default="1366x768")
    parser.add_argument("--lang", choices=("zh", "en"), default="zh")
    given = parser.parse_args(words)
    wide, high = (int(part) for part in given.size.split("x"))
    qInstallMessageHandler(_hear)
    app = QApplication.instance() or QApplication([])
    given.out.mkdir(parents=True, exist_ok=True)
    failed = 0
    for scene in SCENES:
        name = f"{scene.page}-{scene.state}"
        if given.page and given.page not in (scene.page, name):
            continue
        try:
            shot = take(scene, given.theme, (wide, high), given.lang)
        except Exception as error:  # noqa: BLE001 - the other pictures are still wanted
            sys.stderr.write(f"{name}: {type(error).__name__}: {error}\n")
            failed += 1
            continue
        shot.save(str(given.out / f"{name}-{given.theme}-{given.lang}-{given.size}.png"))
    app.processEvents()
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
