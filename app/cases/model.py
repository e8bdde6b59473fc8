"""The tables of cases: the shell, its words in two drawers, and its log in two."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, cast

from sqlalchemy import JSON, Boolean, Index, Integer, String, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.cases.referral import REFERRAL, REFERRAL_LINK
from app.cases.rules import CASE, CASE_DETAILS, CASE_NOTE, CASE_SECRET, CASE_SECRET_NOTE
from app.kinds import VENUE_SCOPE, Kind
from app.store.base import Base, Synced, table_of


class Case(Synced, Base):
    """A request with a number, which names nobody."""

    __tablename__ = "cases"
    kind: ClassVar[Kind] = CASE

    number: Mapped[str] = mapped_column(String(48))
    category: Mapped[str] = mapped_column(String(8))
    sensitive: Mapped[bool | None] = mapped_column(Boolean)
    minor: Mapped[bool | None] = mapped_column(Boolean)
    urgency: Mapped[str] = mapped_column(String(10))
    channel: Mapped[str] = mapped_column(String(10))
    state: Mapped[str] = mapped_column(String(20))
    owner: Mapped[str | None] = mapped_column(String(36))
    next_step: Mapped[str | None] = mapped_column(String(20))
    handling: Mapped[str] = mapped_column(String(12))
    happened_at: Mapped[str] = mapped_column(String(24))
    day: Mapped[str] = mapped_column(String(10))
    due_at: Mapped[str | None] = mapped_column(String(24))
    paused_at: Mapped[str | None] = mapped_column(String(24))
    extended_days: Mapped[int | None] = mapped_column(Integer)
    extended_by: Mapped[str | None] = mapped_column(String(36))
    urged_at: Mapped[str | None] = mapped_column(String(24))
    emergency: Mapped[bool | None] = mapped_column(Boolean)
    resolved_at: Mapped[str | None] = mapped_column(String(24))
    told_how: Mapped[str | None] = mapped_column(String(10))
    told_at: Mapped[str | None] = mapped_column(String(24))
    rated: Mapped[bool | None] = mapped_column(Boolean)
    decline_channel: Mapped[str | None] = mapped_column(String(10))
    decline_attempts: Mapped[int | None] = mapped_column(Integer)
    closed_at: Mapped[str | None] = mapped_column(String(24))
    holder_kind: Mapped[str] = mapped_column(String(12))
    holder_id: Mapped[str | None] = mapped_column(String(36))

    __table_args__ = (
        Index("cases_state", "state", "due_at"),
        Index("cases_number", "number"),
        Index("cases_closed", "closed_at"),
        Index("cases_held", "holder_id", sqlite_where=text("holder_id IS NOT NULL")),
    )


class _OfCase:
    """What is said of a case is for few as soon as the case is sensitive, in whichever drawer."""

    @classmethod
    def kept_apart(cls, session: Session, row_id: str, fields: Mapping[str, Any]) -> bool:
        """Say so; also before headquarters has moved the words of one that was just marked."""
        model = cast("type[CaseDetails]", cls)
        if model.kind.scope != VENUE_SCOPE:
            return True
        table = table_of(model)
        case_id = fields.get("case_id")
        if case_id is None:
            found = select(table.c.case_id).where(table.c.id == row_id)
            case_id = session.execute(found).scalar()
        marked = select(Case.sensitive).where(Case.id == case_id)
        return bool(session.execute(marked).scalar())


class _Words(_OfCase):
    """What both drawers of words hold."""

    case_id: Mapped[str] = mapped_column(String(36), index=True)
    person_id: Mapped[str | None] = mapped_column(String(36), index=True)
    name: Mapped[str | None] = mapped_column(String(40))
    phone: Mapped[str | None] = mapped_column(String(20))
    on_behalf_of: Mapped[str | None] = mapped_column(String(40))
    anonymous: Mapped[bool | None] = mapped_column(Boolean)
    need: Mapped[str] = mapped_column(String(100))
    details: Mapped[str | None] = mapped_column(String(5000))
    wish_place: Mapped[str | None] = mapped_column(String(100))
    wish_time: Mapped[str | None] = mapped_column(String(100))
    wish_language: Mapped[str | None] = mapped_column(String(100))
    wish_gender: Mapped[str | None] = mapped_column(String(1))
    code_digest: Mapped[str | None] = mapped_column(String(64), index=True)


class CaseDetails(_Words, Synced, Base):
    """Who needs what, in their words."""

    __tablename__ = "case_details"
    kind: ClassVar[Kind] = CASE_DETAILS


class CaseSecret(_Words, Synced, Base):
    """The same of a sensitive case."""

    __tablename__ = "case_secrets"
    kind: ClassVar[Kind] = CASE_SECRET


class _Line(_OfCase):
    """What both logs hold."""

    case_id: Mapped[str] = mapped_column(String(36), index=True)
    person_id: Mapped[str | None] = mapped_column(String(36))
    act: Mapped[str] = mapped_column(String(20))
    words: Mapped[str | None] = mapped_column(String(2000))
    before: Mapped[str | None] = mapped_column(String(20))
    after: Mapped[str | None] = mapped_column(String(20))
    way: Mapped[str | None] = mapped_column(String(20))
    shared: Mapped[list[str] | None] = mapped_column(JSON)
    happened_at: Mapped[str] = mapped_column(String(24))


class CaseNote(_Line, Synced, Base):
    """A line of a case's log."""

    __tablename__ = "case_notes"
    kind: ClassVar[Kind] = CASE_NOTE


class CaseSecretNote(_Line, Synced, Base):
    """A line that says more of a sensitive case than that something was done."""

    __tablename__ = "case_secret_notes"
    kind: ClassVar[Kind] = CASE_SECRET_NOTE


class Referral(Synced, Base):
    """How it stands with the partner a case was referred to, as headquarters says it."""

    __tablename__ = "referrals"
    kind: ClassVar[Kind] = REFERRAL

    case_id: Mapped[str] = mapped_column(String(36), index=True)
    partner_id: Mapped[str] = mapped_column(String(36))
    state: Mapped[str] = mapped_column(String(10))
    shared: Mapped[list[str] | None] = mapped_column(JSON)
    link: Mapped[str | None] = mapped_column(String(200))
    serial: Mapped[int] = mapped_column(Integer)
    expires_at: Mapped[str] = mapped_column(String(24))
    seen_at: Mapped[str | None] = mapped_column(String(24))
    changed_at: Mapped[str] = mapped_column(String(24))


class ReferralLink(Synced, Base):
    """The link of a sensitive case's referral."""

    __tablename__ = "referral_links"
    kind: ClassVar[Kind] = REFERRAL_LINK

    case_id: Mapped[str] = mapped_column(String(36))
    referral_id: Mapped[str] = mapped_column(String(36), index=True)
    link: Mapped[str | None] = mapped_column(String(200))


Words = CaseDetails | CaseSecret
