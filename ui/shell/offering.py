"""Puts venue, machine and staff on the lock screen, from a first glance and from the open desk."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QCoreApplication

from app.glance import Glance
from app.staff.rules import MANAGER
from app.staff.tile import Tile
from ui.lock.page import LockPage
from ui.lock.tiles import Face
from ui.shell.times import stamp
from ui.shell.words import machine_name, role_name

DEMO_PIN = "246810"
"""Everybody's PIN in the sample data; shown on the lock screen there."""


def offer(page: LockPage, seen: Glance, now: dt.datetime, *, opened: bool) -> None:
    """Show all of it; `opened` says whether a PIN can be tried yet, or has to wait a moment."""
    demo = ""
    if seen.demo:
        words = QCoreApplication.translate("Door", "示例数据·PIN 都是 {pin}")
        demo = words.format(pin=DEMO_PIN)
    machine = machine_name(seen.letter, seen.desk_name)
    page.show_venue(seen.venue, machine, seen.zone, seen.pin_length, demo)
    managers = "、".join(person.name for person in seen.people if person.role == MANAGER)
    faces = [_face(person, seen, now) for person in seen.people]
    page.show_faces(faces, managers, opened=opened)


def _face(person: Tile, seen: Glance, now: dt.datetime) -> Face:
    translate = QCoreApplication.translate
    if not person.has_pin:
        last = translate("Door", "还没有设 PIN")
    elif person.last_used is None:
        last = translate("Door", "没有在本机登录过")
    else:
        when = stamp(person.last_used, now, seen.zone)
        last = translate("Door", "上次登录 {when}").format(when=when)
    recovers = person.role == MANAGER and not seen.demo
    return Face(
        person.id,
        person.name,
        role_name(person.role),
        last,
        person.has_pin,
        recovers,
        person.digits,
    )
