"""`teman <name>` is a file; wrong arguments are one line and exit code 2."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bot import __main__ as command_line
from bot import commands
from bot.settings import ROOT

FILES = {path.stem for path in Path(commands.__file__).parent.glob("*.py")} - {"__init__"}


def test_every_file_of_commands_is_a_command_with_a_line_of_help(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert command_line.run(["--help"]) == 0
    shown = capsys.readouterr().out
    assert {"chat", "serve", "train"} <= FILES
    assert all(f"│ {name.replace('_', '-')} " in shown for name in FILES)


@pytest.mark.parametrize("arguments", [["nonsense"], ["train", "--nonsense"]])
def test_wrong_arguments_are_one_line_and_exit_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert command_line.run(arguments) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert len(shown.err.splitlines()) == 1
    assert "nonsense" in shown.err


def test_teman_is_a_program_of_the_environment() -> None:
    program = Path(sys.executable).with_name("teman")
    shown = subprocess.run([program, "--help"], cwd="/", capture_output=True, text=True)
    assert shown.returncode == 0
    assert "Teman PHK" in shown.stdout


def test_no_command_is_imported_before_it_is_called() -> None:
    code = "import sys, bot.__main__; print([m for m in sys.modules if m.startswith('sqlalchemy')])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"
