"""`teman jobs`: pull, import, sources, as an operator types them."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.__main__ import run
from jobs.settings import JobSettings

TABLE = "judul;kota;tautan\nPelatihan Las;Kab. Bekasi;https://blk.example/1\n"


@pytest.fixture(autouse=True)
def own_database(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A database of its own, and the default sources."""
    monkeypatch.setenv("TEMAN_VAR", str(tmp_path))
    monkeypatch.setenv("COLUMNS", "200")
    for name in ("DATABASE_URL", "JOB_SOURCES", "JOB_FEEDS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("bot.commands.jobs.settings", lambda: JobSettings(_env_file=None))


def test_the_sample_is_pulled_and_its_state_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["jobs", "pull"]) == 0
    assert "contoh: 200 read, 200 new, 0 closed: ok" in capsys.readouterr().out
    assert run(["jobs", "sources"]) == 0
    assert "contoh" in capsys.readouterr().out


def test_a_source_that_is_not_set_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["jobs", "pull", "linkedin"]) == 2
    assert "linkedin" in capsys.readouterr().err


def test_a_schedule_is_imported_and_replaced(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "blk.csv"
    file.write_text(TABLE + "Pelatihan Jahit;Kab. Bekasi;https://blk.example/2\n", "utf-8")
    assert run(["jobs", "import", str(file), "--kind", "pelatihan"]) == 0
    assert "blk: 2 read, 2 new" in capsys.readouterr().out
    file.write_text(TABLE, "utf-8")
    assert run(["jobs", "import", str(file), "--kind", "pelatihan", "--replace"]) == 0
    assert "blk: 1 read, 0 new, 1 closed" in capsys.readouterr().out


def test_what_is_wrong_with_a_file_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "blk.csv"
    file.write_text("judul;kota;tautan\nLas;Bekasi;besok\n", "utf-8")
    assert run(["jobs", "import", str(file)]) == 1
    assert "baris 2: kolom tautan" in capsys.readouterr().err
    assert run(["jobs", "import", str(file), "--kind", "arisan"]) == 2
    assert run(["jobs", "import", str(tmp_path / "tidak-ada.csv")]) == 2
