"""A hub whose database went back: what proves it, and the new epoch that follows.

A receipt or a cursor bears the hub's own signature. If it stands for more than the database has,
the database is older than what was acknowledged, whoever restored it and whatever was said of it.
Then every number may stand for two things: a new epoch begins by itself, for all venues, because
all of them lost what came after the back-up. Each desk offers again what is missing.
"""

from __future__ import annotations

import hmac

import msgspec
from sqlalchemy import Connection, select

from sync.hub.accounts import Device
from sync.hub.hub import STAMPED, Hub, Trouble, new_epoch
from sync.hub.tables import devices, hub_meta, recoveries
from sync.wire.messages import Pull, Push

_ABOUT = "receipt"


class Ahead(Trouble):
    """A desk has proved, under our own signature, that we once had more than we have."""

    def __init__(self, device: Device, because: str, **facts: object) -> None:
        super().__init__(409, "ahead", **facts)
        self.device, self.because = device.id, because


def write_receipt(hub: Hub, device: Device, high: int) -> str:
    """Sign the highest number of a device: `device:epoch:number:mac`."""
    said = f"{device.id}:{hub.epoch}:{high}"
    return f"{said}:{hub.mac(_ABOUT, f'{device.venue_id}:{said}')}"


def check_known(
    connection: Connection, hub: Hub, device: Device, said: Push | Pull, high: int
) -> None:
    """Compare what a desk knows of us with what we have.

    Raises Ahead when a receipt of this epoch proves more, also that of the device this desk was
    before it was enrolled anew; Trouble(409, 'ahead') when a desk says so without a proof.
    """
    proved = _proved(hub, device, said.receipt)
    if proved is not None:
        of, number = proved
        here = high if of == device.id else _high_of(connection, device.venue_id, of)
        if here is None or number > here:
            raise Ahead(device, _ABOUT, number=number, here=here or 0)
    if said.acknowledged > high:
        raise Trouble(409, "ahead", high=high)


def _proved(hub: Hub, device: Device, receipt: str) -> tuple[str, int] | None:
    """Give the device and the number a receipt stands for; None for one that proves nothing."""
    said, _, mac = receipt.rpartition(":")
    expected = hub.mac(_ABOUT, f"{device.venue_id}:{said}")
    if not hmac.compare_digest(mac.encode(), expected.encode()):
        return None
    of, epoch, number = said.split(":")
    return (of, int(number)) if epoch == hub.epoch else None


def _high_of(connection: Connection, venue_id: str, device_id: str) -> int | None:
    found: int | None = connection.execute(
        select(devices.c.high).where(
            devices.c.venue_id == venue_id, devices.c.device_id == device_id
        )
    ).scalar()
    return found


def begin_again(
    connection: Connection, hub: Hub, because: str, device: str = "", **facts: object
) -> bool:
    """Begin a new epoch and note why, unless somebody was faster; say whether it was us."""
    held = select(hub_meta.c.value).where(hub_meta.c.name == "epoch").with_for_update()
    connection.execute(held).scalar_one()
    if hub.stamp != connection.execute(select(STAMPED)).scalar_one():
        return False
    epoch = new_epoch(connection, hub.make_id)
    note(connection, hub, epoch, because, device, **facts)
    return True


def note(
    connection: Connection, hub: Hub, epoch: str, because: str, device: str = "", **facts: object
) -> None:
    """Write down why an epoch began."""
    connection.execute(
        recoveries.insert().values(
            epoch=epoch,
            at=hub.now(),
            because=because,
            device_id=device,
            facts=msgspec.json.encode(facts).decode(),
        )
    )
