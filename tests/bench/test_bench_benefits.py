"""The benches of the law count what they say they count."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from bench import benefits, mutants
from benefits.severance import compute


def test_the_bare_arithmetic_is_the_same_sum() -> None:
    for inp in benefits.cases(300):
        assert abs(benefits.bare(inp) - compute(inp, benefits.TODAY).total) <= 2


def test_random_cases_are_the_same_each_time_and_of_every_reason() -> None:
    found = benefits.cases(500)
    assert found == benefits.cases(500)
    assert {inp.reason for inp in found} == set(benefits.rows(benefits.TODAY))


def test_every_row_has_its_time_beside_its_baseline() -> None:
    found = [benefits.severance_row(20), *benefits.plan_rows(1)]
    assert len(benefits.table(found).splitlines()) == 2 + len(found)
    assert all(row.seconds > 0 and row.baseline_seconds > 0 for row in found)


@pytest.fixture
def verdicts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What mutmut left: five changes of one file."""
    folder = tmp_path / "mutants" / "benefits"
    folder.mkdir(parents=True)
    codes = {"a": 1, "b": 0, "c": 33, "d": 36, "e": None, "f": 3}
    (folder / "tax.py.meta").write_text(json.dumps({"exit_code_by_key": codes}))
    monkeypatch.setattr(mutants, "STAGE", tmp_path)
    return folder / "tax.py.meta"


def test_changes_are_counted_by_what_became_of_them(verdicts: Path) -> None:
    [(name, found)] = mutants.counted()
    assert name == "tax.py"
    assert found == Counter(killed=2, survived=1, unseen=1, timeout=1, open=1)
    assert mutants.share(found) == 3 / 5


def test_what_survived_is_tried_again(verdicts: Path) -> None:
    mutants.forget_survivors()
    assert json.loads(verdicts.read_text())["exit_code_by_key"] == {
        **dict.fromkeys("abcdef"),
        "a": 1,
        "f": 3,
    }


def test_nothing_tried_is_nothing_killed() -> None:
    assert mutants.share(Counter()) == 0


def test_the_stage_holds_the_room_and_its_tests(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mutants, "STAGE", tmp_path)
    mutants.stage()
    assert (tmp_path / "benefits" / "severance.py").is_file()
    assert (tmp_path / "tests" / "benefits" / "said" / "plan.yml").is_file()
    assert (tmp_path / "docs" / "law.md").is_file()
    assert "mutmut" in (tmp_path / "pyproject.toml").read_text()
