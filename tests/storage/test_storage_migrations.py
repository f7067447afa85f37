"""The migrations: up, down, up again, and the same tables as the models."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

from storage.database import MIGRATIONS, make_engine, migrate
from storage.models import Base
from storage.models.postings import is_modelled

ROOT = Path(__file__).resolve().parent.parent.parent


def ask[T](url: str, question: Callable[[Connection], T]) -> T:
    """The answer to a question about a database."""

    async def answer() -> T:
        engine = make_engine(url)
        async with engine.connect() as connection:
            found = await connection.run_sync(question)
        await engine.dispose()
        return found

    return asyncio.run(answer())


def tables(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names())


def differences(connection: Connection) -> list[object]:
    opts = {"compare_type": True, "include_object": is_modelled}
    context = MigrationContext.configure(connection, opts=opts)
    return list(compare_metadata(context, Base.metadata))


def test_the_migrations_go_up_down_and_up_again(empty_url: str) -> None:
    migrate(empty_url)
    assert "worker_facts" in ask(empty_url, tables)
    migrate(empty_url, "base")
    assert ask(empty_url, tables) == {"alembic_version"}
    migrate(empty_url)
    assert "worker_facts" in ask(empty_url, tables)


def test_migrating_twice_changes_nothing(url: str) -> None:
    migrate(url)
    assert "worker_facts" in ask(url, tables)


def test_the_migrations_make_what_the_models_say(url: str) -> None:
    assert ask(url, differences) == []


def test_processes_that_start_together_migrate_one_after_the_other(empty_url: str) -> None:
    code = f"from storage.database import migrate; migrate({empty_url!r})"
    command = [sys.executable, "-c", code]
    started = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE) for _ in range(4)]
    assert [(each.communicate()[1], each.returncode) for each in started] == [(b"", 0)] * 4
    assert "worker_facts" in ask(empty_url, tables)


def test_there_is_one_line_of_migrations() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert len(ScriptDirectory.from_config(config).get_heads()) == 1


def test_migrating_makes_the_folder_of_an_sqlite_file(tmp_path: Path) -> None:
    path = tmp_path / "not" / "yet" / "teman.db"
    migrate(f"sqlite+aiosqlite:///{path}")
    assert path.exists()
