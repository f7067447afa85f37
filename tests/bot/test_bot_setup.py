"""Making the environments: nothing to do when they stand, one clear line when one cannot."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import setup


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a lock file and an empty environment."""
    (tmp_path / ".venv").mkdir()
    (tmp_path / "uv.lock").write_text("locked = 1\n")
    monkeypatch.setattr(setup, "FOLDERS", {"main": tmp_path, "nlu": tmp_path})
    return tmp_path


def fake_uv(folder: Path, script: str) -> str:
    """An executable in place of uv that notes how it was called."""
    path = folder / "fake-uv"
    path.write_text(f'#!/bin/sh\necho "$PWD $* ${{VIRTUAL_ENV:-none}}" >> called\n{script}\n')
    path.chmod(0o755)
    return str(path)


def calls(folder: Path) -> list[str]:
    called = folder / "called"
    return called.read_text().splitlines() if called.exists() else []


def test_the_environment_is_made_from_the_lock_file_in_its_folder(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VIRTUAL_ENV", "/somebody/elses")
    setup.make_environment(fake_uv(folder, "exit 0"), "main")
    assert calls(folder) == [f"{folder} sync --frozen --quiet none"]


def test_an_environment_that_stands_is_left_alone(folder: Path) -> None:
    uv = fake_uv(folder, "exit 0")
    for _ in range(3):
        setup.make_environment(uv, "main")
    assert len(calls(folder)) == 1


def test_a_changed_lock_file_makes_the_environment_again(folder: Path) -> None:
    uv = fake_uv(folder, "exit 0")
    setup.make_environment(uv, "main")
    (folder / "uv.lock").write_text("locked = 2\n")
    setup.make_environment(uv, "main")
    assert len(calls(folder)) == 2


def test_an_environment_that_failed_is_tried_again(folder: Path) -> None:
    with pytest.raises(SystemExit, match="Could not make the environment"):
        setup.make_environment(fake_uv(folder, "echo broken >&2; exit 2"), "main")
    setup.make_environment(fake_uv(folder, "exit 0"), "main")
    assert len(calls(folder)) == 2


@pytest.mark.parametrize(("name", "version"), [("main", "3.13"), ("nlu", "3.10")])
def test_a_missing_python_is_one_line_that_says_how_to_get_it(
    folder: Path, name: str, version: str
) -> None:
    uv = fake_uv(folder, 'echo "error: No interpreter found for Python 3" >&2; exit 2')
    with pytest.raises(SystemExit) as ended:
        setup.make_environment(uv, name)
    assert str(ended.value).startswith(f"This part needs Python {version}")
    assert f"uv python install {version}" in str(ended.value)
    assert "\n" not in str(ended.value)


def test_the_project_s_own_uv_comes_before_the_system_s(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(setup, "TOOLS", tmp_path)
    monkeypatch.setattr(setup.shutil, "which", lambda name: f"/usr/bin/{name}")
    assert setup.find_uv() == "/usr/bin/uv"
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "uv").touch()
    assert setup.find_uv() == str(tmp_path / "bin" / "uv")


def test_uv_that_cannot_be_brought_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    python = tmp_path / "python"
    python.write_text("#!/bin/sh\necho 'No module named venv' >&2\nexit 1\n")
    python.chmod(0o755)
    monkeypatch.setattr(setup.sys, "executable", str(python))
    with pytest.raises(SystemExit, match=r"No module named venv.*pip install uv"):
        setup.bring_uv()
