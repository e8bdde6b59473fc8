"""The member code as a picture: on the screen for a phone to photograph, or saved for a printer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from app.lazy import qr_maker
from ui.kit import ask, theme
from ui.kit.ask import Dialog
from ui.kit.buttons import Button
from ui.kit.choices import RadioRow
from ui.kit.text import label
from ui.people import phrases

translate = QCoreApplication.translate

QUIET = 4
"""Modules of white around the code, as the standard asks."""


def matrix(code: str) -> list[list[bool]]:
    """Give the modules of a QR code (M, without quiet zone), row by row; True is dark."""
    made = qr_maker().make_qr(code, error="m")
    return [[bool(cell) for cell in row] for row in made.matrix]


def picture(code: str, side: int, dpr: float = 1.0) -> QPixmap:
    """Draw a code at most `side` logical pixels wide: whole device pixels, so that it is crisp."""
    modules = matrix(code)
    count = len(modules) + 2 * QUIET
    step = max(1, int(side * dpr) // count)
    made = QPixmap(step * count, step * count)
    # Black on white in any theme: scanners do not read inverted codes.
    made.fill(QColor(Qt.GlobalColor.white))
    painter = QPainter(made)
    for top, row in enumerate(modules):
        for left, dark in enumerate(row):
            if dark:
                spot = QRectF((left + QUIET) * step, (top + QUIET) * step, step, step)
                painter.fillRect(spot, QColor(Qt.GlobalColor.black))
    painter.end()
    made.setDevicePixelRatio(dpr)
    return made


def badge(code: str, name: str, venue: str) -> QPixmap:
    """Draw a card to print: venue, code, name; 640 by 800 pixels, black on white."""
    made = QPixmap(640, 800)
    made.fill(QColor(Qt.GlobalColor.white))
    painter = QPainter(made)
    painter.setPen(QColor(Qt.GlobalColor.black))
    center = Qt.AlignmentFlag.AlignCenter
    font = theme.font("title")
    font.setPixelSize(30)
    painter.setFont(font)
    painter.drawText(QRectF(20, 24, 600, 48), center, venue)
    drawn = picture(code, 560)
    painter.drawPixmap((640 - drawn.width()) // 2, 84, drawn)
    painter.drawText(QRectF(20, 660, 600, 48), center, name)
    mono = theme.mono()
    mono.setPixelSize(26)
    painter.setFont(mono)
    painter.drawText(QRectF(20, 714, 600, 44), center, code)
    painter.end()
    return made


def print_now(card: QPixmap) -> str:
    """Print a card 60 mm wide on the PC's own printer; its name, "" when there is none."""
    found = QPrinterInfo.defaultPrinter()
    if found.isNull():
        return ""
    printer = QPrinter(found, QPrinter.PrinterMode.HighResolution)
    painter = QPainter()
    if not painter.begin(printer):
        return ""
    wide = printer.resolution() * 60 / 25.4
    painter.drawPixmap(QRectF(0, 0, wide, wide * 1.25), card, QRectF(card.rect()))
    painter.end()
    return str(found.printerName())


class QrView(QWidget):
    """Shows one code, drawn for the screen it is on."""

    def __init__(self, code: str, side: int = 264) -> None:
        super().__init__()
        self._code, self._side = code, side
        self.setFixedSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the code in the middle of a white tile."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.color("border"))
        painter.setBrush(QColor(Qt.GlobalColor.white))
        painter.drawRoundedRect(QRectF(0.5, 0.5, self._side - 1, self._side - 1), 10, 10)
        drawn = picture(self._code, self._side - 4, self.devicePixelRatioF())
        wide = drawn.width() / drawn.devicePixelRatio()
        at = round((self._side - wide) / 2)
        painter.drawPixmap(at, at, drawn)


class CodeDialog(Dialog):
    """Shows a member code; the picture can be saved for a label printer."""

    def __init__(self, parent: QWidget | None, code: str, name: str, venue: str) -> None:
        title = translate("people", "{name}的会员码").format(name=name)
        super().__init__(parent, title, translate("people", "完成"), width=420)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.code, self._name, self._venue = code, name, venue
        middle = Qt.AlignmentFlag.AlignHCenter
        self.body.addWidget(QrView(code), 0, middle)
        words = label(code, "value")
        words.setFont(theme.mono(18))
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.body.addWidget(words, 0, middle)
        hint = self.tr("请本人用手机拍下，到馆时出示，扫一下就签到")
        self.body.addWidget(label(hint, "small", "text2"), 0, middle)
        self.trouble = label("", "small", "danger", wrap=True)
        self.trouble.hide()
        self.body.addWidget(self.trouble)
        self.saving = Button(self.tr("保存图片"), "download")
        self.saving.clicked.connect(self._save)
        self.printing = Button(self.tr("打印"), "printer")
        self.printing.clicked.connect(self._print)
        self.add_verb(self.saving)
        self.add_verb(self.printing)
        self.primary.setFocus()

    def _print(self) -> None:
        if print_now(badge(self.code, self._name, self._venue)):
            self._say("")
        else:
            self._say(self.tr("这台电脑没有打印机。可以保存图片，拿到别处打印。"))

    def _say(self, words: str) -> None:
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))

    def _save(self) -> None:
        suggested = f"{self._name}-{self.code}.png"
        path = ask.pick_save(self, self.tr("保存会员码"), self.tr("图片 (*.png)"), suggested)
        if path:
            self.save_to(path)

    def save_to(self, path: str) -> bool:
        """Write the card as a picture; False, and said so, when the file cannot be written."""
        saved = badge(self.code, self._name, self._venue).save(path, "PNG")
        self._say("" if saved else self.tr("没有存成，换一个文件夹再试。"))
        return saved


class ReplaceDialog(Dialog):
    """Asks why a code is withdrawn; `answer(reason)` when the primary verb was used."""

    def __init__(self, parent: QWidget | None, name: str, answer: Callable[[str], object]) -> None:
        title = translate("people", "给{name}换一个会员码").format(name=name)
        verb, cancel = translate("people", "作废旧码，发新码"), translate("people", "取消")
        super().__init__(parent, title, verb, cancel, width=440)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        words = self.tr("旧码马上作废，再扫会提示“已作废”。原因记在经历里。")
        self.add(label(words, "body", "text2", wrap=True))
        self.reasons = RadioRow(phrases.withdrawals(), phrases.WITHDRAWALS[0])
        self.add(self.reasons)
        self.accepted.connect(lambda: answer(self.reasons.value()))
        self.primary.setFocus()
