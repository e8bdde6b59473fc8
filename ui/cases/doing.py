"""What is done about the case that is shown: deeds by name, each ending in a toast."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from app.cases import actions, holding, lifecycle
from app.cases.actions import Holder
from app.cases.rules import HEADQUARTERS, OWN, PARTNER, VENUE
from ui.cases import amending, deeds, jobs
from ui.cases.asking import (
    AssignDialog,
    DeclineDialog,
    ExtendDialog,
    ReferDialog,
    SayDialog,
    SureDialog,
    TellDialog,
    TransferDialog,
    Wording,
)
from ui.cases.casepanel import CasePanel
from ui.cases.deedwords import done_words, given, undo_of, wordings
from ui.cases.emergency import EmergencyCard
from ui.cases.files import CaseFiles
from ui.cases.jobs import Opened
from ui.cases.partnering import Partnering
from ui.cases.rating import CaseRating, RatingSlipDialog
from ui.cases.suggestions import Partner
from ui.cases.whynot import WhyNotDialog
from ui.checkin.jobs import Hand
from ui.handovers import deeds as handed
from ui.helping.flow import Helping
from ui.kit.ask import Dialog
from ui.seat import Seat, Undo
from ui.shell.jobdialog import JobDialog


def _said(opened: Opened) -> dict[str, Any]:
    """Give the words of a case that may be handed on, by the names of their fields."""
    return {**opened.whole.words, "name": opened.whole.card.name, "phone": opened.phone}


class Doing(QObject):
    """Does deeds about the case in the panel. `dialog` is the one open now."""

    def __init__(
        self, seat: Seat, panel: CasePanel, page: QWidget, back: Callable[[], None]
    ) -> None:
        """`back` gives the keyboard to the board again once a dialog has gone."""
        super().__init__(page)
        self.seat, self.panel, self._page, self._back = seat, panel, page, back
        self.dialog: Dialog | None = None
        self.guest: CaseRating | None = None
        self.partnering = Partnering(seat, page, self.show)
        self.helping: Helping | None = None
        """Asks other venues; the page gives it."""
        self.files = CaseFiles(seat, page, panel, lambda shown: self.show(shown, lambda: None))
        panel.wanted.connect(self.do)
        panel.venue_wanted.connect(
            lambda *venue: self._ask(lifecycle.TRANSFER.name, panel.opened, Partner(*venue))
        )
        panel.number_wanted.connect(partial(_reveal, self))
        panel.route_wanted.connect(partial(take_route, self))
        panel.help_wanted.connect(lambda: self.do(deeds.TO_HEADQUARTERS))
        panel.why_wanted.connect(
            lambda: self.show(WhyNotDialog(page, seat, self.hand(), panel.case_id), lambda: None)
        )

    def do(self, name: str) -> None:
        """Do a deed, if it can be done about the case that is shown."""
        opened = self.panel.opened
        if opened is None or name not in [deed.name for deed in self.panel.deeds]:
            return
        if opened.whole.card.handed:
            self._do_handed(name, opened)
            return
        plain = self._plain().get(name)
        if deeds.is_for_good(name, self.panel.deeds):
            plain = None
        if name == deeds.RATE:
            self._turn(opened)
        elif name == deeds.SLIP:
            slip = RatingSlipDialog(self._page, self.seat, opened.whole.card.id)
            self.open(slip, self.tr("已录入纸质评价"), None)
        elif name == lifecycle.MARK_EMERGENCY:
            self._alarm(opened)
        elif name in deeds.OF_PARTNERS:
            self.partnering.do(name, opened)
        elif name == deeds.CALL_HELP and self.helping is not None:
            self.helping.ask(opened.whole.card)
        elif plain is not None:
            act, words = plain
            self.run(partial(jobs.do, self.hand(), act, opened.whole.card.id), words)
        else:
            self._ask(name, opened)

    def may_give(self) -> bool:
        """Say whether the case that is shown can be given to somebody who helps with it."""
        acts = (lifecycle.ASSIGN.name, lifecycle.ACCEPT.name, lifecycle.REASSIGN)
        return bool({deed.name for deed in self.panel.deeds} & set(acts))

    def give(self, opened: Opened, holder: Holder, name: str) -> None:
        """Give the case to somebody who helps with it, whoever sits here owning it."""
        if self.may_give():
            owner = str(self.seat.actor.staff_id)
            job = partial(jobs.assign, self.hand(), opened.whole.card.id, owner, holder)
            self.run(job, given(self.seat, name))

    def hand(self) -> Hand:
        """Give who works here, on which store."""
        return Hand(self.seat.desk.store, self.seat.actor)

    def _do_handed(self, name: str, opened: Opened) -> None:
        """Do a deed about a case that another venue handed here."""
        card, plain = opened.whole.card, handed.plain().get(name)
        if plain is not None:
            act, words = plain
            self.run(partial(jobs.do, self.hand(), act, card.id), words)
        else:
            dialog = handed.dialog(self._page, self.seat, self.hand(), name, card)
            self.open(dialog, handed.done_words(name), None)

    # -- deeds ---------------------------------------------------------------------------------

    def _plain(self) -> dict[str, tuple[Callable[..., Any], str]]:
        """Give the deeds that ask nothing, with what is said once they are done."""
        house = self.panel.house()
        return {
            lifecycle.ACCEPT.name: (actions.accept, self.tr("已受理")),
            lifecycle.BEGIN.name: (actions.begin, self.tr("开始办理")),
            lifecycle.MATERIAL_CAME.name: (
                partial(actions.material_came, calendar=house),
                self.tr("材料已到，时限接着走"),
            ),
            lifecycle.ARCHIVE.name: (actions.archive, self.tr("已归档")),
            lifecycle.URGE: (actions.urge, self.tr("已催办")),
            deeds.RATED: (actions.close, self.tr("已闭环")),
        }

    def _ask(self, name: str, opened: Opened | None, to: Partner | None = None) -> None:
        """Ask what a deed needs; `to`: the venue a transfer is to go to, where that is known."""
        if opened is None:
            return
        makers: dict[str, Callable[[Opened], JobDialog]] = {
            lifecycle.ASSIGN.name: self._assign,
            lifecycle.REASSIGN: self._assign,
            lifecycle.REFER.name: self.referral,
            lifecycle.TRANSFER.name: partial(self._transfer, to=to),
            lifecycle.TELL.name: self._tell,
            lifecycle.EXTEND: self._extend,
            deeds.DECLINED: self._decline,
            lifecycle.MARK_SENSITIVE: partial(_seclude, self),
            lifecycle.ARCHIVE.name: partial(_archive, self),
            lifecycle.AMEND: partial(amending.amend, self._page, self.seat, self.hand()),
            lifecycle.RECATEGORISE: partial(
                amending.recategorise, self._page, self.seat, self.hand(), self.panel.house()
            ),
        }
        make = makers.get(name, partial(self._say, name))
        self.open(
            make(opened),
            done_words(self.seat, name),
            undo_of(self.hand(), name, opened.whole.card, self.panel.house()),
        )

    def _say(self, name: str, opened: Opened) -> JobDialog:
        number = opened.whole.card.label
        words = wordings()[name]
        case_id, hand = opened.whole.card.id, self.hand()
        acts: dict[str, Callable[[str], Any]] = {
            lifecycle.ASK_MATERIAL.name: partial(jobs.do, hand, actions.ask_material, case_id),
            lifecycle.RETURN.name: partial(jobs.do, hand, actions.return_, case_id),
            lifecycle.RESOLVE.name: partial(jobs.do, hand, actions.resolve, case_id),
            lifecycle.WITHDRAW.name: partial(jobs.do, hand, actions.withdraw, case_id),
            lifecycle.REJECT.name: partial(jobs.do, hand, actions.reject, case_id),
            lifecycle.REMARK: partial(jobs.do, hand, actions.remark, case_id),
            lifecycle.REPLY: partial(jobs.do, hand, actions.reply, case_id),
            lifecycle.REOPEN.name: lambda reason: jobs.reopen(
                hand, case_id, reason, self.panel.house()
            ),
            deeds.TO_HEADQUARTERS: partial(
                jobs.do, hand, actions.transfer, case_id, Holder(HEADQUARTERS)
            ),
        }
        titled = Wording(f"{words.title} {number}", words.text, words.verb, words.field)
        return SayDialog(self._page, self.seat, titled, acts[name])

    def _alarm(self, opened: Opened) -> None:
        """Show whom to ring up, and mark the case."""
        card = opened.whole.card
        dialog = EmergencyCard(self._page, may_hide=opened.entitled and not card.sensitive)

        def mark() -> None:
            job = partial(jobs.alarm, self.hand(), card.id, secret=dialog.is_secret())
            self.run(job, self.tr("已标为紧急，站长会看到"))

        self.show(dialog, mark)

    def _assign(self, opened: Opened) -> JobDialog:
        card = opened.whole.card
        again = card.state == lifecycle.ASSIGNED
        verb = self.tr("改派 {number}") if again else self.tr("指派 {number}")
        # Who can have it no more does not get it anew.
        kept = again and opened.trouble in ("", holding.OWNER_LEFT)
        holder = Holder(card.holder_kind, card.holder_id) if kept else Holder()

        def act(owner: str) -> None:
            jobs.assign(self.hand(), card.id, owner, holder)

        title = verb.format(number=card.label)
        owner = card.owner or ""
        return AssignDialog(self._page, self.seat, title, act, opened.staff, owner)

    def referral(self, opened: Opened, *partners: Partner) -> JobDialog:
        """Ask how a case is referred: to one of the partners that are given, or of all known."""
        act = partial(jobs.refer, self.hand(), opened.whole.card.id)
        return ReferDialog(self._page, self.seat, act, partners or opened.partners, _said(opened))

    def refer_to(self, opened: Opened, partner: Partner) -> None:
        """Refer the case to a partner that was chosen."""
        self.open(self.referral(opened, partner), given(self.seat, partner.name), None)

    def transfer_to(self, opened: Opened, there: Partner) -> None:
        """Hand the case to a venue that was chosen."""
        dialog = self._transfer(opened, there, offered=False)
        self.open(dialog, done_words(self.seat, lifecycle.TRANSFER.name), None)

    def _transfer(
        self, opened: Opened, to: Partner | None = None, *, offered: bool = True
    ) -> TransferDialog:
        card = opened.whole.card
        title = self.tr("转办 {number}").format(number=card.label)
        text = self.tr("转给总部或别的青年之家，两边都看得到办到哪一步。")
        wording = Wording(title, text, self.tr("转办"), self.tr("原因"))
        act = partial(jobs.do, self.hand(), actions.transfer, card.id)
        known = [one for one in opened.venues if to is None or one.id != to.id]
        venues = [*([to] if to is not None else []), *known]
        there, said = to.id if to is not None else "", _said(opened)
        dialog = TransferDialog(self._page, self.seat, wording, act, venues, said, there)
        if to is not None and offered:
            dialog.words.setPlainText(self.tr("{name}愿意帮忙").format(name=to.name))
        return dialog

    def _tell(self, opened: Opened) -> JobDialog:
        card = opened.whole.card
        title = self.tr("告知本人 {number}").format(number=card.label)
        wording = Wording(title, "", self.tr("已告知"), self.tr("怎么说的"))
        act = partial(jobs.do, self.hand(), actions.tell, card.id)
        return TellDialog(self._page, self.seat, wording, act, needed=False)

    def _decline(self, opened: Opened) -> JobDialog:
        card = opened.whole.card
        title = self.tr("本人不评价 {number}").format(number=card.label)
        text = self.tr("先请本人评价。问过而不愿评的，写清楚怎么问的、问过几次。")
        wording = Wording(title, text, self.tr("闭环"), self.tr("说明"))
        act = partial(jobs.do, self.hand(), actions.close, card.id)
        return DeclineDialog(self._page, self.seat, wording, act, needed=False)

    def _extend(self, opened: Opened) -> JobDialog:
        card, house = opened.whole.card, self.panel.house()
        title = self.tr("延期 {number}").format(number=card.label)
        text = self.tr("延期要站长同意，原因会记在办理记录里。")
        wording = Wording(title, text, self.tr("延期"), self.tr("原因"))
        hand = self.hand()

        def act(days: int, approver: str, reason: str) -> None:
            jobs.do(hand, actions.extend, card.id, days, reason, approver, house)

        return ExtendDialog(self._page, self.seat, wording, act, opened.managers)

    def _turn(self, opened: Opened) -> None:
        """Turn the screen to whoever asked; the page comes back by itself."""
        if self.guest is not None:
            return
        self.guest = CaseRating(self._page, self.seat, opened.whole.card)
        self.guest.finished.connect(self._turned_back)
        self.guest.open()

    def _turned_back(self) -> None:
        if self.guest is not None:
            self.guest.deleteLater()
            self.guest = None
        self._back()

    # -- doing ---------------------------------------------------------------------------------

    def run(self, job: Callable[[], Any], words: str) -> None:
        """Do something that asks nothing, and say so."""
        self.seat.work.run(job, self).then(lambda _done: self.seat.say(words, "circle-check"))

    def open(self, dialog: JobDialog, words: str, undo: Undo | None = None) -> None:
        """Show a dialog that does a deed, and say so once it is done."""
        self.show(dialog, lambda: self.seat.say(words, "circle-check", undo))

    def show(self, dialog: Dialog, then: Callable[[], object]) -> None:
        """Show a dialog, unless one is open; `then` is called once its verb was used."""
        if self.dialog is not None:
            dialog.deleteLater()
            return
        self.dialog = dialog
        dialog.accepted.connect(then)
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
        self._back()


def _reveal(doing: Doing) -> None:
    """Show the number of whoever asks for a while, once that is written down."""
    panel, opened = doing.panel, doing.panel.opened
    if opened is None:
        return

    def show(_done: object) -> None:
        if panel.number is not None and panel.opened is opened:
            panel.number.reveal()

    doing.seat.work.run(partial(jobs.reveal, doing.hand(), opened.whole.card), doing).then(show)


def _seclude(doing: Doing, opened: Opened) -> JobDialog:
    """Ask whether the case is meant to be sensitive for good."""
    card, translate = opened.whole.card, QCoreApplication.translate
    title = translate("Doing", "标为敏感 {number}").format(number=card.label)
    text = translate("Doing", "以后只有社工和站长能看内容，不能再改回来。")
    act = partial(jobs.do, doing.hand(), actions.mark_sensitive, card.id)
    words = (title, text, translate("Doing", "标敏感"))
    return SureDialog(doing.panel, doing.seat, words, act)


def _archive(doing: Doing, opened: Opened) -> JobDialog:
    """Ask whether the case is to be put away while it could still be taken up again."""
    card, translate = opened.whole.card, QCoreApplication.translate
    title = translate("Doing", "归档 {number}").format(number=card.label)
    text = translate("Doing", "归档后只能看，不能再重新办理。闭环后 {days} 天内本人还可能再来。")
    act = partial(jobs.do, doing.hand(), actions.archive, card.id)
    text = text.format(days=lifecycle.REOPEN_FOR.days)
    words = (title, text, translate("Doing", "归档"))
    return SureDialog(doing.panel, doing.seat, words, act)


_REFERRED_FROM = (lifecycle.SUBMITTED, *lifecycle.REFER.before)
"""States from which a route leads to a partner: what nobody has taken on is taken on with it."""


def take_route(doing: Doing) -> None:
    """Go where headquarters' rules say (Alt G): the dialog opens with that holder chosen."""
    opened = doing.panel.opened
    if opened is None or opened.routed is None or not opened.routed.route.code:
        return
    route = opened.routed.route
    able = [deed.name for deed in doing.panel.deeds]
    if route.holder_kind == OWN:
        own = (lifecycle.ACCEPT.name, lifecycle.ASSIGN.name)
        doing.do(next((one for one in own if one in able), ""))
    elif route.holder_kind == HEADQUARTERS:
        doing.do(deeds.TO_HEADQUARTERS)
    elif route.holder_kind == VENUE and lifecycle.TRANSFER.name in able:
        doing.transfer_to(opened, Partner(route.holder_id or "", opened.routed.name))
    elif route.holder_kind == PARTNER and opened.whole.card.state in _REFERRED_FROM:
        doing.refer_to(opened, Partner(route.holder_id or "", opened.routed.name))
