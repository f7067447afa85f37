"""Every word and figure of the examples is as it was last looked at (see saying.py)."""

from __future__ import annotations

import pytest
import yaml
from examples import FILES
from saying import FOLDER, plain, refused

EXPECTED = {
    name: yaml.safe_load((FOLDER / f"{name}.yml").read_text(encoding="utf-8")) for name in FILES
}
EVERY = [(name, example) for name, examples in FILES.items() for example in examples]


@pytest.mark.parametrize(("name", "example"), EVERY)
def test_an_example_says_what_is_written(name: str, example: str) -> None:
    found = plain(refused(FILES[name][example]))
    assert found == EXPECTED[name][example]


@pytest.mark.parametrize("name", FILES)
def test_no_example_is_written_that_is_not_computed(name: str) -> None:
    assert set(EXPECTED[name]) == set(FILES[name])
