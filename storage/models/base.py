"""What every table shares."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, DateTime, Dialect, Integer, LargeBinary
from sqlalchemy.orm import DeclarativeBase, MappedColumn, mapped_column
from sqlalchemy.types import TypeDecorator

OWNER_BYTES = 32
"""Length of a blind index: whose a row is, without saying who."""

SEALED = "sealed"
"""In the `info` of a column: the field under which `Vault.seal` wrote it."""

BOUND_TO = "bound_to"
"""In the `info` of a sealed column: the column that stands for its owner."""


BigId = BigInteger().with_variant(Integer, "sqlite")
"""A number that counts every message of years; SQLite counts by itself only in an INTEGER."""


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
    What is encrypted stands in a column made by `sealed`, so that a new key reaches it; how long a
    table is kept stands in storage/retention.py.
    """


def owner_column(**settings: Any) -> MappedColumn[bytes]:
    """The column `owner`."""
    return mapped_column(LargeBinary(OWNER_BYTES), **settings)


def sealed(field: str, *, owner: str = "owner", **settings: Any) -> MappedColumn[Any]:
    """A column that `Vault.seal` writes under `field`, bound to the row's column `owner`.

    `field` is a template over the row's columns ("answer:{case_id}:{slot}"): a ciphertext that is
    copied to another row does not open there. `owner` names another column of bytes or text where
    the row belongs to no worker.
    """
    return mapped_column(LargeBinary, info={SEALED: field, BOUND_TO: owner}, **settings)
