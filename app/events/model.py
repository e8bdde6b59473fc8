"""The tables of events: sessions, registrations, seats and leases, and who took part."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy import JSON, Boolean, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from app.events.rules import (
    ATTENDANCE,
    ATTENDANCE_END,
    CALL_NOTE,
    DESK_KEY,
    EVENT,
    EVENT_SESSION,
    EVENT_SUMMARY,
    REGISTRATION,
    SEAT_LEASE,
    SEATS,
)
from app.kinds import Kind
from app.store.base import Base, Synced


class Event(Synced, Base):
    """What the venue offers, as its page says it; when and where is its sessions'."""

    __tablename__ = "events"
    kind: ClassVar[Kind] = EVENT

    title: Mapped[str] = mapped_column(String(30))
    category: Mapped[str] = mapped_column(String(20))
    summary: Mapped[str | None] = mapped_column(String(100))
    details: Mapped[str | None] = mapped_column(String(2000))
    campaign_id: Mapped[str | None] = mapped_column(String(36))
    host: Mapped[str | None] = mapped_column(String(60))
    partners: Mapped[list[str] | None] = mapped_column(JSON)
    audience: Mapped[str | None] = mapped_column(String(100))
    contact: Mapped[str | None] = mapped_column(String(60))
    cover: Mapped[str | None] = mapped_column(String(200))
    check_mode: Mapped[str] = mapped_column(String(8))
    opens_at: Mapped[str | None] = mapped_column(String(24))
    closes_at: Mapped[str | None] = mapped_column(String(24))
    waitlist: Mapped[bool | None] = mapped_column(Boolean)
    outlets: Mapped[list[str] | None] = mapped_column(JSON)
    questions: Mapped[str | None] = mapped_column(String(4000))
    volunteer_roles: Mapped[list[str] | None] = mapped_column(JSON)
    idea_by: Mapped[str | None] = mapped_column(String(100))
    design_by: Mapped[str | None] = mapped_column(String(100))
    run_by: Mapped[str | None] = mapped_column(String(100))
    evaluate_by: Mapped[str | None] = mapped_column(String(100))
    copied_from: Mapped[str | None] = mapped_column(String(36))
    review: Mapped[str] = mapped_column(String(10))
    review_note: Mapped[str | None] = mapped_column(String(300))
    cancel_reason: Mapped[str | None] = mapped_column(String(200))
    removed: Mapped[bool | None] = mapped_column(Boolean)


class EventSession(Synced, Base):
    """One sitting of an event."""

    __tablename__ = "event_sessions"
    kind: ClassVar[Kind] = EVENT_SESSION

    event_id: Mapped[str] = mapped_column(String(36))
    label: Mapped[str | None] = mapped_column(String(40))
    starts_at: Mapped[str] = mapped_column(String(24))
    ends_at: Mapped[str] = mapped_column(String(24))
    room: Mapped[str | None] = mapped_column(String(40))
    capacity: Mapped[int] = mapped_column(Integer)
    reserve: Mapped[int | None] = mapped_column(Integer)
    status: Mapped[str] = mapped_column(String(10))

    __table_args__ = (
        Index("event_sessions_event", "event_id"),
        Index("event_sessions_time", "starts_at"),
    )


class Registration(Synced, Base):
    """Somebody's right to attend a session, or their place in its waiting list."""

    __tablename__ = "registrations"
    kind: ClassVar[Kind] = REGISTRATION

    event_id: Mapped[str] = mapped_column(String(36))
    session_id: Mapped[str] = mapped_column(String(36))
    person_id: Mapped[str | None] = mapped_column(String(36))
    name: Mapped[str | None] = mapped_column(String(40))
    phone: Mapped[str | None] = mapped_column(String(20))
    party: Mapped[str | None] = mapped_column(String(36))
    channel: Mapped[str] = mapped_column(String(10))
    answers: Mapped[str | None] = mapped_column(String(2000))
    note: Mapped[str | None] = mapped_column(String(200))
    happened_at: Mapped[str] = mapped_column(String(24))
    status: Mapped[str] = mapped_column(String(12))
    lease: Mapped[str | None] = mapped_column(String(36))
    turn: Mapped[int | None] = mapped_column(Integer)
    changed_why: Mapped[str | None] = mapped_column(String(40))
    why: Mapped[str | None] = mapped_column(String(200))
    duplicate_of: Mapped[str | None] = mapped_column(String(36))
    told: Mapped[str | None] = mapped_column(String(65))

    __table_args__ = (
        Index("registrations_session", "session_id", "status"),
        Index("registrations_person", "person_id"),
        Index("registrations_lease", "lease", "status"),
    )


class Seats(Synced, Base):
    """Headquarters' book of a session's seats, as of the last exchange; the id is the session's."""

    __tablename__ = "seats"
    kind: ClassVar[Kind] = SEATS

    event_id: Mapped[str] = mapped_column(String(36))
    capacity: Mapped[int] = mapped_column(Integer)
    wanted: Mapped[int | None] = mapped_column(Integer)
    pool: Mapped[int] = mapped_column(Integer)
    used: Mapped[int] = mapped_column(Integer)
    overbooked: Mapped[int] = mapped_column(Integer)
    waiting: Mapped[int] = mapped_column(Integer)


class SeatLease(Synced, Base):
    """Seats lent to one life of one desk."""

    __tablename__ = "seat_leases"
    kind: ClassVar[Kind] = SEAT_LEASE

    session_id: Mapped[str] = mapped_column(String(36), index=True)
    device: Mapped[str] = mapped_column(String(36))
    incarnation: Mapped[str] = mapped_column(String(36))
    desk: Mapped[str | None] = mapped_column(String(8))
    granted: Mapped[int] = mapped_column(Integer)
    used: Mapped[int] = mapped_column(Integer)
    returned: Mapped[int] = mapped_column(Integer)
    expires_at: Mapped[str] = mapped_column(String(24))
    status: Mapped[str] = mapped_column(String(8))
    token: Mapped[str | None] = mapped_column(String(400))


class Attendance(Synced, Base):
    """Somebody took part in a session."""

    __tablename__ = "attendances"
    kind: ClassVar[Kind] = ATTENDANCE

    event_id: Mapped[str] = mapped_column(String(36))
    session_id: Mapped[str] = mapped_column(String(36))
    person_id: Mapped[str | None] = mapped_column(String(36))
    registration_id: Mapped[str | None] = mapped_column(String(36))
    visit_id: Mapped[str | None] = mapped_column(String(36))
    role: Mapped[str | None] = mapped_column(String(40))
    method: Mapped[str] = mapped_column(String(20))
    late_reason: Mapped[str | None] = mapped_column(String(200))
    by_voucher: Mapped[str | None] = mapped_column(String(200))
    happened_at: Mapped[str] = mapped_column(String(24))
    day: Mapped[str] = mapped_column(String(10))
    left_at: Mapped[str | None] = mapped_column(String(24))
    duplicate_of: Mapped[str | None] = mapped_column(String(36))

    __table_args__ = (
        Index("attendances_session", "session_id", "happened_at"),
        Index("attendances_person", "person_id"),
        Index("attendances_registration", "registration_id"),
    )


class AttendanceEnd(Synced, Base):
    """Somebody left a session."""

    __tablename__ = "attendance_ends"
    kind: ClassVar[Kind] = ATTENDANCE_END

    attendance_id: Mapped[str] = mapped_column(String(36), index=True)
    happened_at: Mapped[str] = mapped_column(String(24))
    late_reason: Mapped[str | None] = mapped_column(String(200))


class EventSummary(Synced, Base):
    """What the house says of an event that is over."""

    __tablename__ = "event_summaries"
    kind: ClassVar[Kind] = EVENT_SUMMARY

    event_id: Mapped[str] = mapped_column(String(36))
    text: Mapped[str | None] = mapped_column(String(2000))
    went_well: Mapped[str | None] = mapped_column(String(500))
    went_badly: Mapped[str | None] = mapped_column(String(500))
    counted_on: Mapped[str | None] = mapped_column(String(10))
    registered: Mapped[int | None] = mapped_column(Integer)
    came: Mapped[int | None] = mapped_column(Integer)
    unregistered: Mapped[int | None] = mapped_column(Integer)
    no_shows: Mapped[int | None] = mapped_column(Integer)
    rated: Mapped[int | None] = mapped_column(Integer)
    submitted: Mapped[bool | None] = mapped_column(Boolean)


class CallNote(Synced, Base):
    """Somebody was rung up about a change of their registration."""

    __tablename__ = "call_notes"
    kind: ClassVar[Kind] = CALL_NOTE

    registration_id: Mapped[str] = mapped_column(String(36), index=True)
    person_id: Mapped[str | None] = mapped_column(String(36))
    matter: Mapped[str] = mapped_column(String(40))
    outcome: Mapped[str] = mapped_column(String(12))
    happened_at: Mapped[str] = mapped_column(String(24))


class DeskKey(Synced, Base):
    """The public half of a key that signs this venue's tickets."""

    __tablename__ = "desk_keys"
    kind: ClassVar[Kind] = DESK_KEY

    device: Mapped[str | None] = mapped_column(String(36))
    desk: Mapped[str | None] = mapped_column(String(8))
    key: Mapped[str] = mapped_column(String(60))
    status: Mapped[str] = mapped_column(String(8))
