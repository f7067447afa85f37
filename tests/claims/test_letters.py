from dataclasses import fields, replace
from datetime import date
from io import BytesIO

import pytest
import yaml
from docx.enum.text import WD_COLOR_INDEX
from pypdf import PdfReader
from read_back import docx_runs, docx_words, pdf_pages, pdf_words, squeezed

from benefits import rules
from benefits.deadlines import bipartit_end
from benefits.result import cited, day_text, rupiah
from claims.letters import Format, LetterFacts, letter, letters
from claims.letters.facts import PLACEHOLDERS, gap, hints
from claims.letters.template import FOLDER, templates

KEYS = [key for key, _, _ in letters()]
EMPTY = LetterFacts()

each_letter = pytest.mark.parametrize("key", KEYS)
each_format = pytest.mark.parametrize("fmt", ["pdf", "docx"])


def words(key: str, facts: LetterFacts, fmt: Format) -> str:
    made = letter(key, facts, fmt)
    return pdf_words(made) if fmt == "pdf" else docx_words(made)


def test_every_template_is_a_letter_and_says_when_to_use_it() -> None:
    assert set(KEYS) == {path.stem for path in FOLDER.glob("*.md")}
    assert len(KEYS) == 7
    assert all(title and when.endswith(".") and "{" not in when for _, title, when in letters())


def test_the_letters_stand_in_the_order_of_a_dispute() -> None:
    assert KEYS[:5] == [
        "refuse_phk",
        "bipartit_first",
        "bipartit_second",
        "bipartit_minutes",
        "disnaker_registration",
    ]


@each_letter
def test_every_placeholder_of_a_template_is_known(key: str) -> None:
    names = {name for name in templates()[key].placeholders if not name.startswith("rule:")}
    assert names <= set(hints())


@each_letter
def test_every_rule_that_a_template_names_is_a_parameter(key: str) -> None:
    named = {name for name in templates()[key].placeholders if name.startswith("rule:")}
    assert {name.removeprefix("rule:") for name in named} <= set(rules.names())


def test_every_fact_of_a_letter_has_a_hint_for_its_gap() -> None:
    given = {field.name for field in fields(LetterFacts)} - {"claims"}
    listed = yaml.safe_load(PLACEHOLDERS.read_text("utf-8"))
    assert set(listed["known"]) - {"amounts"} == given


@each_letter
@each_format
@pytest.mark.parametrize("empty", [True, False])
def test_no_brace_and_no_mark_of_the_template_is_left(
    key: str, fmt: Format, empty: bool, letter_facts: LetterFacts
) -> None:
    said = words(key, EMPTY if empty else letter_facts, fmt)
    assert not set("{}@") & set(said)
    assert "**" not in said
    assert "[[" not in said
    assert "::" not in said


@each_letter
@each_format
def test_every_letter_names_the_worker_the_employer_and_the_law(
    key: str, fmt: Format, letter_facts: LetterFacts
) -> None:
    said = words(key, letter_facts, fmt)
    assert "Siti Rahmawati" in said
    assert "PT Maju & Tekstil" in said
    assert "Pasal" in said


@each_letter
@each_format
def test_every_article_of_the_front_matter_has_its_law_in_the_letter(
    key: str, fmt: Format, letter_facts: LetterFacts
) -> None:
    said = squeezed(words(key, letter_facts, fmt))
    for article in templates()[key].articles:
        law = article.split(" Pasal ")[0]
        assert squeezed(law) in said, article


@each_letter
def test_every_letter_fits_on_one_page_also_when_it_is_empty(
    key: str, letter_facts: LetterFacts
) -> None:
    assert len(pdf_pages(letter(key, letter_facts, "pdf"))) == 1
    assert len(pdf_pages(letter(key, EMPTY, "pdf"))) == 1


@each_letter
def test_long_names_and_many_sums_need_no_more_than_two_pages(
    key: str, letter_facts: LetterFacts
) -> None:
    long = replace(
        letter_facts,
        address="Jalan yang sangat panjang namanya " * 6,
        employer_name="PT Perusahaan Bernama Panjang " * 4,
        reason="alasan yang diuraikan panjang lebar " * 8,
        claims=letter_facts.claims * 3,
    )
    assert len(pdf_pages(letter(key, long, "pdf"))) <= 2


@each_format
@pytest.mark.parametrize("key", ["bipartit_first", "disnaker_registration"])
def test_the_claim_stands_with_working_article_and_total(
    key: str, fmt: Format, letter_facts: LetterFacts
) -> None:
    said = squeezed(words(key, letter_facts, fmt))
    for line in letter_facts.claims:
        for part in (line.label, line.formula, cited(line.article), rupiah(line.amount)):
            assert squeezed(part) in said
    assert rupiah(36_200_000) in said


@each_format
def test_dates_are_written_out(fmt: Format, letter_facts: LetterFacts) -> None:
    said = words("bipartit_first", letter_facts, fmt)
    assert "Bandung, 22 November 2026" in said
    assert "Kamis, 26 November 2026" in said
    assert day_text(bipartit_end(date(2026, 11, 22))) in said


@each_format
def test_the_figures_of_the_law_come_from_the_parameters(
    fmt: Format, letter_facts: LetterFacts
) -> None:
    assert "memberi pekerja 7 hari kerja" in words("refuse_phk", letter_facts, fmt)
    assert "paling lama 6 bulan" in words("report_and_paklaring", letter_facts, fmt)


@each_format
def test_what_is_not_known_is_a_gap_that_says_what_to_fill_in(fmt: Format) -> None:
    said = squeezed(words("refuse_phk", EMPTY, fmt))
    for name in ("name", "employer_name", "phk_date", "reason", "city", "refusal_ground"):
        assert squeezed(gap(name)) in said


@each_letter
def test_every_gap_of_a_docx_is_highlighted_and_nothing_else(
    key: str, letter_facts: LetterFacts
) -> None:
    for facts in (EMPTY, letter_facts):
        runs = [run for run in docx_runs(letter(key, facts, "docx")) if run.text]
        marked = [run for run in runs if run.font.highlight_color == WD_COLOR_INDEX.YELLOW]
        assert len(marked) == sum(run.text.count("[………") for run in runs)
        assert marked


@each_letter
def test_every_gap_of_a_pdf_stands_on_a_yellow_ground(key: str) -> None:
    page = PdfReader(BytesIO(letter(key, EMPTY, "pdf"))).pages[0]
    contents = page.get_contents()
    assert contents is not None
    assert b"1 .913725 .541176 rg" in contents.get_data()


@each_format
def test_a_letter_without_nik_or_number_has_no_gap_for_them(fmt: Format) -> None:
    said = words("refuse_phk", EMPTY, fmt)
    assert "NIK" not in said
    assert "nomor" not in said


@each_format
def test_what_people_type_is_never_read_as_markup(fmt: Format, letter_facts: LetterFacts) -> None:
    typed = replace(letter_facts, name="<b>A & {name} **B** [[x]]\x07\n baris")
    assert "<b>A & {name} **B** [[x]] baris" in words("refuse_phk", typed, fmt)


@each_letter
@each_format
def test_the_same_letter_is_the_same_bytes(
    key: str, fmt: Format, letter_facts: LetterFacts
) -> None:
    assert letter(key, letter_facts, fmt) == letter(key, letter_facts, fmt)


def test_an_unknown_letter_or_format_is_an_error() -> None:
    with pytest.raises(KeyError):
        letter("love_letter", EMPTY, "pdf")
    with pytest.raises(KeyError):
        letter("refuse_phk", EMPTY, "odt")  # type: ignore[arg-type]
