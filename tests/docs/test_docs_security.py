"""Each line of docs/security.md stands on a test that exists, or says why there is none."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = (ROOT / "docs" / "security.md").read_text("utf-8")
LINES = re.findall(r"^\|\s*([\d., to]*)\s*\| (.+?) \| (.+?) \|$", PAGE, re.MULTILINE)
NAMED = set(re.findall(r"`(test_\w+)`", PAGE))
TESTS = {
    name
    for path in ROOT.glob("**/tests/**/test_*.py")
    if ".venv" not in path.parts
    for name in re.findall(r"^(?:async )?def (test_\w+)", path.read_text("utf-8"), re.MULTILINE)
}


def test_every_test_that_the_page_names_exists() -> None:
    assert len(NAMED) > 30
    assert not NAMED - TESTS


def test_every_line_has_a_test_or_a_reason() -> None:
    assert len(LINES) > 30
    for number, asked, answer in LINES:
        assert re.search(r"`test_\w+`", answer) or len(answer.split()) >= 4, (number, asked)
