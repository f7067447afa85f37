"""When a person wants to hear from us: "kabari jam 8 sampai 17 saja", "zona waktu saya WITA"."""

from __future__ import annotations

import re

from rasa_sdk.events import EventType

from actions.desk import at_desk, desk
from actions.registry import handles
from actions.turn import Turn
from jobs.claiming import quiet_of
from jobs.preferences import prefer
from storage.models import ContactPreference

ZONE = re.compile(r"\b(zona|waktu|jam)\b.{0,20}\b(wib|wita|wit)\b", re.IGNORECASE)
ABOUT = r"\b(kabar\w*|notif\w*|pengingat\w*|ingatkan|kirim\w*|hubungi|chat|wa)\b"
HOURS = re.compile(
    ABOUT + r".{0,30}\b(?:jam|pukul)\W*(\d{1,2})(?:[.:]00)?\W*"
    r"(?:sampai|sampe|smp|hingga|s/?d|-|–)\W*(?:jam\W*|pukul\W*)?(\d{1,2})(?:[.:]00)?\b",
    re.IGNORECASE,
)
NOT_THEN = re.compile(r"\b(jangan|gak|ga|nggak|tidak|stop|diam)\b", re.IGNORECASE)


def names_hours(text: str) -> bool:
    """Whether a message says when to write, or in which zone."""
    return bool(ZONE.search(text) or _quiet_in(text))


def _quiet_in(text: str) -> tuple[int, int] | None:
    """The quiet hours that a message asks for: outside the named ones, or with "jangan" in them."""
    found = HOURS.search(text)
    if not found:
        return None
    start, end = int(found[2]), int(found[3])
    if max(start, end) > 24:
        return None
    return (start % 24, end % 24) if NOT_THEN.search(text) else (end % 24, start % 24)


@handles("contact_hours")
@at_desk
async def choose(turn: Turn) -> list[EventType]:
    """Keep the zone and the hours, and say what holds now."""
    zone, quiet = ZONE.search(turn.text), _quiet_in(turn.text)
    turn.set(misses=0, notes=None)
    async with desk().of(turn) as (session, owner):
        await prefer(session, owner, zone[2].upper() if zone else None, quiet)
        known = quiet_of(await session.get(ContactPreference, owner))
    said = {"start": f"{known.end:02}.00", "end": f"{known.start:02}.00", "zone": known.zone}
    turn.respond("contact_hours", None, **said)
    return []
