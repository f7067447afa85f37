"""What every table shares."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Dialect
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

OWNER_BYTES = 32
"""Length of a blind index: whose a row is, without saying who."""


class Moment(TypeDecorator[datetime]):
    """A point in time: aware in, UTC out. SQLite alone would forget the zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To the database; a time without a zone is a mistake of ours."""
        if value is not None and value.tzinfo is None:
            raise ValueError(f"{value!r} has no time zone")
        return value and value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """From the database."""
        if value is None:
            return None
        found: datetime = value
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


class Base(DeclarativeBase):
    """The metadata that Alembic compares with the migrations.

    A table that holds something of a worker has the column `owner` (`Vault.index` of the sender)
    or hangs on one that has it by a foreign key with ON DELETE CASCADE: erasing relies on it.
    """
