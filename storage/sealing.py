"""Reading and writing sealed columns of a row, bound to the row as its column says."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Table

from storage.encryption import Vault
from storage.models import SEALED, Base


class _Row(dict[str, Any]):
    """The columns of a row by name, for a template; a typo is a KeyError, not an empty text."""


def field_of(table: Table, column: str, row: dict[str, Any]) -> str:
    """The field under which a column of a row is sealed."""
    template: str = table.c[column].info[SEALED]
    return template.format_map(_Row(row))


def columns_of(row: Base) -> dict[str, Any]:
    """The values of a row by the names of its columns."""
    return {column.name: getattr(row, column.key) for column in row.__table__.columns}


def _field(row: Base, column: str) -> str:
    table = row.__table__
    if not isinstance(table, Table):
        raise TypeError(f"{row!r} is no row of a table")
    return field_of(table, column, columns_of(row))


def write(vault: Vault, row: Base, **plain: str | bytes | None) -> None:
    """Seal values into columns of a row, whose key and `owner` are set; None empties one."""
    owner: bytes = row.owner  # type: ignore[attr-defined]
    for column, value in plain.items():
        content = value.encode() if isinstance(value, str) else value
        sealed = None if content is None else vault.seal_bytes(owner, _field(row, column), content)
        setattr(row, column, sealed)


def read_bytes(vault: Vault, row: Base, column: str) -> bytes | None:
    """What is sealed in a column; None when it is empty."""
    sealed: bytes | None = getattr(row, column)
    owner: bytes = row.owner  # type: ignore[attr-defined]
    return None if sealed is None else vault.open_bytes(owner, _field(row, column), sealed)


def read(vault: Vault, row: Base, column: str) -> str:
    """The text in a column; empty when there is none."""
    return (read_bytes(vault, row, column) or b"").decode()


def move(vault: Vault, row: Base, owner: bytes) -> None:
    """Give a row to another person: all its sealed columns are bound anew."""
    table = row.__table__
    names = [column.name for column in table.columns if SEALED in column.info]
    plain = {name: read_bytes(vault, row, name) for name in names}
    row.owner = owner  # type: ignore[attr-defined]
    write(vault, row, **plain)


def sealed_columns(table: Table) -> list[ColumnElement[Any]]:
    """The columns of a table that hold ciphertexts."""
    return [column for column in table.columns if SEALED in column.info]
