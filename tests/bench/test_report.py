"""Tables go between their own markers."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.report import table, times, write


def test_a_table_replaces_what_stood_between_its_markers(tmp_path: Path) -> None:
    page = tmp_path / "benchmarks.md"
    other = "<!-- bench:b -->\n<!-- /bench:b -->"
    page.write_text(f"# A\n<!-- bench:a -->\nold\n<!-- /bench:a -->\n{other}")
    write("a", "new \\1", page)
    assert page.read_text() == f"# A\n<!-- bench:a -->\nnew \\1\n<!-- /bench:a -->\n{other}"


def test_a_page_without_markers_is_left_alone(tmp_path: Path) -> None:
    page = tmp_path / "benchmarks.md"
    page.write_text("# A\n")
    with pytest.raises(ValueError, match="bench:a"):
        write("a", "new", page)
    assert page.read_text() == "# A\n"


def test_a_table_has_a_head_and_a_row_each() -> None:
    assert table(("a", "b"), [(1, "x")]).splitlines() == ["| a | b |", "| --- | --- |", "| 1 | x |"]


def test_less_time_is_so_many_times_better() -> None:
    assert times(10, 2) == "5.0 ×"
    assert times(0, 2) == "-"
