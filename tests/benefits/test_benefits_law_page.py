"""docs/law.md says what the parameters say."""

import re
from pathlib import Path

import pytest

from benefits import law, rules
from benefits.reasons import REASONS

PAGE = Path(__file__).parents[2] / "docs" / "law.md"


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == law.page(), "run: make law"


@pytest.mark.parametrize("name", rules.names())
def test_every_value_stands_on_the_page_with_its_day_article_and_source(name: str) -> None:
    page = law.page()
    assert f"(`{name}`)" in page
    for dated in rules.parameter(name).values:
        assert dated.reference in page
        assert str(dated.since) in page
        assert dated.source is None or f"({dated.source})" in page


def test_every_reason_stands_on_the_page() -> None:
    page = law.page()
    assert all(key in page and label in page for key, (label, _) in REASONS.items())


def test_what_was_not_read_in_the_law_is_marked() -> None:
    lines = [line for line in law.page().splitlines() if "to be checked" in line]
    assert any("detained_support_rates" in line for line in lines)
    assert any("convicted_no_loss" in line for line in lines)


def test_a_table_row_has_as_many_cells_as_its_heading() -> None:
    cells = 0
    for line in law.page().splitlines():
        if not line.startswith("|"):
            cells = 0
            continue
        cells = cells or line.count("|")
        assert len(re.findall(r"\|", line)) == cells
