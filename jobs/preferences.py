"""What a person chose about when to be written to."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from jobs.quiet import Quiet
from storage.models import ContactPreference


async def prefer(
    session: AsyncSession, owner: bytes, zone: str | None, quiet: tuple[int, int] | None
) -> None:
    """Keep a zone (WIB, WITA, WIT), quiet hours, or both; what is None stays as it was."""
    known = await session.get(ContactPreference, owner)
    if known is None:
        known = ContactPreference(
            owner=owner, zone=Quiet.zone, quiet_from=Quiet.start, quiet_to=Quiet.end
        )
        session.add(known)
    known.zone = zone or known.zone
    known.quiet_from, known.quiet_to = quiet or (known.quiet_from, known.quiet_to)
