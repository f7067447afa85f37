"""Saved searches of a person: made, listed, changed, paused, stopped."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import CursorResult, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from jobs.alert_keys import keys_of
from jobs.claiming import quiet_of
from jobs.query import Query
from jobs.quiet import Quiet, zone_of
from storage.database import insert_for
from storage.encryption import Vault
from storage.models import Alert, AlertKey, ContactPreference

MOST = 10
"""Alerts a person; more would be told of everything by nobody's wish."""

SENDER = "alert.sender"
MORNING = 8
"""The hour of the person's own zone at which digests begin to go out, spread over some time."""

SPREAD = timedelta(minutes=90)


class Every(StrEnum):
    """How often an alert tells what it found."""

    INSTANT = "instant"
    DAILY = "daily"
    WEEKLY = "weekly"

    @property
    def less(self) -> Every:
        """The next less frequent."""
        return Every.DAILY if self is Every.INSTANT else Every.WEEKLY


DAYS = {Every.DAILY: 1, Every.WEEKLY: 7}


class TooMany(Exception):
    """A person has `MOST` alerts already."""


def query_of(alert: Alert) -> Query:
    """What an alert looks for."""
    return Query.from_dict(json.loads(alert.query))


def next_digest(every: Every, quiet: Quiet, owner: bytes, now: datetime) -> datetime | None:
    """When an alert tells next: in the morning of its person, or as soon as something is found."""
    if every is Every.INSTANT:
        return None
    day = quiet.local(now) + timedelta(days=DAYS[every])
    morning = day.replace(hour=MORNING, minute=0, second=0, microsecond=0)
    # people are spread by what cannot be chosen, so that not all digests are due at one minute
    return quiet.next_decent(morning + SPREAD * (owner[0] / 256))


async def subscribe(
    session: AsyncSession, vault: Vault, sender: str, query: Query, every: Every, now: datetime
) -> Alert:
    """Keep a search, or change how often one that is kept already tells; raises TooMany."""
    owner, kept = vault.index(sender), json.dumps(query.as_dict(), sort_keys=True)
    mine = await alerts_of(session, owner)
    known = next((alert for alert in mine if alert.query == kept), None)
    if known is None and len(mine) >= MOST:
        raise TooMany
    quiet = await _hours(session, owner, query)
    alert = known or Alert(
        owner=owner, sender=vault.seal(owner, SENDER, sender), query=kept, told=0, created_at=now
    )
    alert.every, alert.status, alert.ignored, alert.resumes_at = every.value, "active", 0, None
    alert.reacted_at = now
    alert.next_at = next_digest(every, quiet, owner, now)
    session.add(alert)
    await session.flush()
    await _find_by(session, alert)
    return alert


async def _hours(session: AsyncSession, owner: bytes, query: Query) -> Quiet:
    """The person's decent hours; the first place that they look in tells their zone."""
    zone = zone_of(next(iter(query.places), None))
    usual = {"owner": owner, "zone": zone, "quiet_from": Quiet.start, "quiet_to": Quiet.end}
    first = insert_for(session)(ContactPreference).values(**usual).on_conflict_do_nothing()
    await session.execute(first)
    return quiet_of(await session.get(ContactPreference, owner))


async def _find_by(session: AsyncSession, alert: Alert) -> None:
    """Write the keys of an active alert anew."""
    await lose(session, [alert.id])
    keys = [key | {"alert_id": alert.id} for key in keys_of(query_of(alert))]
    await session.execute(insert(AlertKey), keys)


async def lose(session: AsyncSession, alerts: Sequence[int]) -> None:
    """Nothing is found any more for these alerts."""
    await session.execute(delete(AlertKey).where(AlertKey.alert_id.in_(alerts)))


async def alerts_of(session: AsyncSession, owner: bytes) -> Sequence[Alert]:
    """The alerts of a person, the oldest first."""
    found = await session.scalars(select(Alert).where(Alert.owner == owner).order_by(Alert.id))
    return found.all()


async def alert_of(session: AsyncSession, owner: bytes, number: int) -> Alert | None:
    """One alert of this person; None when it is somebody else's or gone."""
    return await session.scalar(select(Alert).where(Alert.id == number, Alert.owner == owner))


async def stop(session: AsyncSession, owner: bytes, number: int | None = None) -> int:
    """Stop one alert, or all of a person: they are forgotten; how many there were."""
    which = [Alert.owner == owner, *([Alert.id == number] if number is not None else [])]
    done = await session.execute(delete(Alert).where(*which))
    return done.rowcount if isinstance(done, CursorResult) else 0


async def pause(session: AsyncSession, alert: Alert, until: datetime | None) -> None:
    """Tell nothing until a day, or until told."""
    alert.status, alert.resumes_at = "paused", until
    await lose(session, [alert.id])


async def resume(session: AsyncSession, alert: Alert, now: datetime) -> None:
    """Tell again, of what is new from now on."""
    quiet = quiet_of(await session.get(ContactPreference, alert.owner))
    alert.status, alert.resumes_at, alert.ignored = "active", None, 0
    alert.reacted_at = now
    alert.next_at = next_digest(Every(alert.every), quiet, alert.owner, now)
    await _find_by(session, alert)


async def change(session: AsyncSession, alert: Alert, every: Every, now: datetime) -> None:
    """Tell more or less often."""
    alert.every = every.value
    await resume(session, alert, now)


async def reacted(session: AsyncSession, owner: bytes, now: datetime) -> None:
    """The person used one of their alerts: none of them is ignored."""
    mine = update(Alert).where(Alert.owner == owner)
    await session.execute(mine.values(ignored=0, reacted_at=now))


async def gone(session: AsyncSession, owner: bytes) -> None:
    """The person cannot be reached: their alerts are kept, but find nothing."""
    mine = await session.scalars(
        update(Alert).where(Alert.owner == owner).values(status="gone").returning(Alert.id)
    )
    await lose(session, mine.all())
