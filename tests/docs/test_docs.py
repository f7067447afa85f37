"""The documentation says what is there: settings, commands, intents, links, decisions."""

from __future__ import annotations

import re
import subprocess
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from benefits.result import rupiah
from benefits.severance import SeveranceInput, compute
from benefits.tenure import Tenure
from bot.settings import ServiceSettings
from claims.settings import OfficeSettings
from jobs.settings import JobSettings
from knowledge.pages import pages
from storage.settings import StorageSettings

ROOT = Path(__file__).resolve().parent.parent.parent
README = (ROOT / "README.md").read_text("utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
DECISIONS = sorted(ROOT.glob("docs/decisions/*.md"))
EXAMPLE = ROOT / ".env.example"
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
DOMAIN: dict[str, Any] = yaml.safe_load((ROOT / "domain.yml").read_text("utf-8"))

GROUPS = (ServiceSettings, StorageSettings, JobSettings, OfficeSettings)
SETTINGS = sorted({name.upper() for each in GROUPS for name in each.model_fields})
TARGETS = set(re.findall(r"^([a-z][a-z-]*):", MAKEFILE, re.MULTILINE))
EXPLAINED = set(re.findall(r"^([a-z][a-z-]*):.*## ", MAKEFILE, re.MULTILINE))
HANDLED = re.compile(r"@handles\(([^)]*)\)")
CODE = re.compile(r"```\w*\n(.*?)```|`([^`\n]+)`", re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
ROW = re.compile(r"^\| `(\w+)` \| (.+?) \| (.+?) \|$", re.MULTILINE)
DECISION = ("Date", "Context", "Choice", "Why not the next best", "Consequence")

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
each_setting = pytest.mark.parametrize("setting", SETTINGS)
each_decision = pytest.mark.parametrize("page", DECISIONS, ids=lambda path: path.stem[:4])


def code_in(text: str) -> Iterator[str]:
    """The code blocks and code words of a page."""
    for match in CODE.finditer(text):
        yield match[1] or match[2]


def anchor(heading: str) -> str:
    """The address of a heading, as GitHub makes it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ +(.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {anchor(heading) for heading in headings}


def intents() -> list[str]:
    return [each if isinstance(each, str) else next(iter(each)) for each in DOMAIN["intents"]]


def handlers() -> dict[str, str]:
    """The file of each intent's handler, read without importing it."""
    found = {}
    for path in sorted((ROOT / "actions").glob("*.py")):
        for names in HANDLED.findall(path.read_text("utf-8")):
            found |= dict.fromkeys(re.findall(r'"(\w+)"', names), path.name)
    return found


INTENT_ROWS = {
    name: (meaning, answer)
    for name, meaning, answer in ROW.findall((ROOT / "docs" / "intents.md").read_text("utf-8"))
}


@each_setting
def test_every_setting_is_a_line_of_the_example_under_a_comment(setting: str) -> None:
    lines = EXAMPLE.read_text("utf-8").splitlines()
    places = [i for i, line in enumerate(lines) if re.match(rf"#?{setting}=", line)]
    assert len(places) == 1
    assert lines[places[0] - 1].startswith("# ")


@each_setting
def test_every_setting_is_a_row_of_the_readme(setting: str) -> None:
    assert re.search(rf"^\| `{setting}` \| .+ \| .+ \|$", README, re.MULTILINE)


def test_the_example_and_the_readme_name_no_other_settings() -> None:
    example = re.findall(r"^#?([A-Z][A-Z_]+)=", EXAMPLE.read_text("utf-8"), re.MULTILINE)
    table = re.findall(r"^\| `([A-Z][A-Z_]+)` \|", README, re.MULTILINE)
    assert sorted(example) == sorted(table) == SETTINGS


def test_the_example_is_a_file_that_the_service_can_start_with(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for setting in SETTINGS:
        monkeypatch.delenv(setting, raising=False)
    for each in GROUPS:
        assert each(_env_file=EXAMPLE) == each(_env_file=None)


@each_page
def test_every_make_target_that_a_page_names_exists(page: Path) -> None:
    code = "\n".join(code_in(page.read_text("utf-8")))
    named = set(re.findall(r"\bmake ([a-z][a-z-]*)", code))
    assert named <= TARGETS, f"no such target: {named - TARGETS}"


def test_make_help_shows_every_target_that_is_explained() -> None:
    command = ["make", "help"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert set(re.findall(r"^ *make ([a-z-]+) ", done.stdout, re.MULTILINE)) == EXPLAINED


def test_every_target_is_explained() -> None:
    assert TARGETS == EXPLAINED


def test_the_readme_begins_with_chat_and_test() -> None:
    blocks = re.findall(r"^```sh\n(.*?)```", README, re.MULTILINE | re.DOTALL)
    assert [block.strip() for block in blocks[:2]] == ["make chat", "make test"]


def test_the_readme_opens_with_five_lines_for_workers() -> None:
    _, opening, *_ = README.split("\n\n")
    assert len(opening.splitlines()) == 5
    assert "bukan layanan resmi" in opening


@pytest.mark.parametrize("wage", [4_500_000, 5_000_000])
def test_the_sums_in_the_readme_are_right(wage: int) -> None:
    shown = re.search(r"Aturan per (\d\d)-(\d\d)-(\d{4})", README)
    assert shown
    day, month, year = map(int, shown.groups())
    inp = SeveranceInput(wage, Tenure(7, 3), "efficiency_loss")
    result = compute(inp, date(year, month, day))
    for amount in (result.total, *(line.amount for line in result.lines)):
        assert rupiah(amount) in README


@pytest.mark.parametrize("intent", intents())
def test_every_intent_has_a_row_with_its_meaning(intent: str) -> None:
    meaning, _ = INTENT_ROWS[intent]
    assert len(meaning.split()) > 1


@pytest.mark.parametrize("intent", intents())
def test_the_row_of_an_intent_names_who_answers_it(intent: str) -> None:
    _, answer = INTENT_ROWS[intent]
    named = set(re.findall(r"`([\w./]+)`", answer))
    page = f"knowledge/{intent}.md"
    assert (page in named) == (intent in pages())
    handler = handlers().get(intent)
    assert {name for name in named if name.endswith(".py")} == (
        {f"actions/{handler}"} if handler else set()
    )


def test_the_table_of_intents_names_no_others() -> None:
    assert set(INTENT_ROWS) == set(intents())


@each_page
def test_every_relative_link_leads_somewhere(page: Path) -> None:
    for link in LINK.findall(re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL)):
        if re.match(r"[a-z]+:", link):
            continue
        file, _, part = link.partition("#")
        target = (page.parent / file).resolve() if file else page
        assert target.exists(), link
        assert not part or part in anchors(target), link


@each_page
def test_every_file_that_a_page_names_exists(page: Path) -> None:
    code = {word for word in code_in(page.read_text("utf-8")) if re.fullmatch(r"[\w./-]+", word)}
    rooms = {path.name for path in ROOT.iterdir() if path.is_dir()}
    for word in code:
        first, _, rest = word.partition("/")
        if rest and first in rooms and Path(word).suffix:
            assert (ROOT / word).exists(), word


@each_decision
def test_a_decision_has_its_five_lines_in_order(page: Path) -> None:
    assert tuple(re.findall(r"^- \*\*(.+?)\*\*: ", page.read_text("utf-8"), re.M)) == DECISION


def test_the_index_lists_every_page_and_decision() -> None:
    listed = set(LINK.findall((ROOT / "docs" / "README.md").read_text("utf-8")))
    there = {str(path.relative_to(ROOT / "docs")) for path in ROOT.glob("docs/**/*.md")}
    assert there - {"README.md"} <= listed


def dependencies() -> list[str]:
    """The names of the direct dependencies of both environments."""
    wanted: list[str] = []
    for file in (ROOT / "pyproject.toml", ROOT / "nlu" / "pyproject.toml"):
        loaded = tomllib.loads(file.read_text("utf-8"))
        wanted += [*loaded["project"]["dependencies"], *loaded["dependency-groups"]["dev"]]
    return sorted({re.split(r"[\[<>=~! ]", each)[0].lower() for each in wanted})


@pytest.mark.parametrize("name", dependencies())
def test_every_dependency_has_a_decision(name: str) -> None:
    said = "\n".join(page.read_text("utf-8") for page in DECISIONS).lower()
    assert re.search(rf"\b{re.escape(name)}\b", said)
