"""What somebody said when they registered: answers, a guardian, a remark; seen from the list."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.events.questions import Answers, read_answers
from app.events.roster import Line
from app.store.transaction import transaction
from ui.checkin.jobs import Hand
from ui.checkin.phrases import age_name, masked, relations
from ui.kit.ask import Dialog
from ui.kit.text import label


def note_seen(hand: Hand, line: Line) -> Answers:
    """Give what a registration says; that a guardian's number was looked at is audited."""
    said = read_answers(line.answers)
    if said.guardian is not None and said.guardian.phone:
        with transaction(hand.store, hand.actor) as tx:
            tx.note("registration.reveal", "registration", line.registration_id, field="guardian")
    return said


def lines_of(line: Line, said: Answers, *, reveal: bool) -> list[tuple[str, str]]:
    """Give pairs of what was asked and what was said; `reveal`: a guardian's number in full."""
    translate = QCoreApplication.translate
    yes_no = {"yes": translate("events", "是"), "no": translate("events", "否")}
    found = [(asked, yes_no.get(answer, answer)) for asked, answer in said.said.items()]
    if said.age_band:
        found.append((translate("events", "年龄"), age_name(said.age_band)))
    if said.guardian is not None:
        one = said.guardian
        relation = dict(relations()).get(one.relation, one.relation)
        phone = one.phone if reveal else masked(one.phone or None)
        words = translate("events", "{name}（{relation}）")
        # A list may name a guardian and leave out how they stand to the child.
        who = words.format(name=one.name, relation=relation) if relation else one.name
        found.append((translate("events", "监护人"), f"{who} {phone or ''}".strip()))
    if line.note:
        found.append((translate("events", "备注"), line.note))
    return found


class AnswersDialog(Dialog):
    """Shows it; there is nothing to be changed here."""

    def __init__(self, parent: QWidget, name: str, lines: list[tuple[str, str]]) -> None:
        translate = QCoreApplication.translate
        title = translate("events", "{name}报名时填的").format(name=name)
        super().__init__(parent, title, translate("events", "看完了"), width=520)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.lines = lines
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for place, (asked, answer) in enumerate(lines):
            grid.addWidget(label(asked, "small", "text2"), place, 0, top)
            grid.addWidget(label(answer, "body", wrap=True), place, 1, top)
        self.body.addLayout(grid)
        self.primary.setFocus()
