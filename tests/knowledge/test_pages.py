"""The answer pages: complete, short enough for a phone, dated, and free of typed figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import yaml

from benefits.reasons import REASONS
from knowledge.pages import FOLDER, LONGEST, LONGEST_DETAILS, PLACEHOLDER, Page, fill, pages

# Overdue pages and lapsed figures must turn red on the day they lapse.
TODAY = date.today()
DAYS = sorted({TODAY, date(2026, 11, 22)})
LONGEST_LABEL = 20

DIALOGUE = {
    *("affirm", "deny", "stop", "restart", "go_back", "skip", "dont_know"),
    *("inform", "show_more", "delete_my_data"),
    *("alert_subscribe", "alert_unsubscribe", "alert_list"),
}
"""Moves of a conversation: answered by what is going on, not by a page."""

CONTRACTS = {"pkwt", "pkwtt", "daily", "piece", "freelance"}
PROGRAMS = set("jkp jht jp jkk jkm jkn prakerja bsu thr pesangon magang".split())

TYPED_FIGURE = re.compile(
    r"\bRp\.? ?\d[\d.,]*|\b\d[\d.,]* ?(?:%|persen|juta|ribu|miliar|rupiah)\b|\b\d+ ?%"
)
TYPED_DATE = re.compile(r"\b\d{1,2}-\d{1,2}-\d{4}\b")
TABLE_STEP = re.compile(r"(?:sejak|masa kerja) \d+ tahun")

ALLOWED = {
    # what a worker might type, as an example
    ("help", "5 juta"),
    ("help", "6 juta"),
    ("jkp_amount", "4 juta"),
    ("severance_calculate", "5 juta"),
    # said to be law no longer, so that no parameter holds it
    ("severance_rights", "15 persen"),
    # keys of severance_up_months and severance_upmk_months, which have no path
    ("severance_rights", "sejak 8 tahun"),
    ("severance_rights", "masa kerja 3 tahun"),
    ("severance_rights", "sejak 24 tahun"),
}


def load(name: str) -> Any:
    return yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))


INTENTS = set(yaml.safe_load((FOLDER.parent / "domain.yml").read_text("utf-8"))["intents"])
LABELS = load("labels.yml")
CUES: dict[str, list[str]] = load("variants.yml")

each_page = pytest.mark.parametrize("page", pages().values(), ids=lambda page: page.intent)


def texts(page: Page) -> Iterator[tuple[str, str, int]]:
    """Where each text of a page stands, the text, and how long it may be."""
    yield "body", page.body, LONGEST
    yield "details", page.details, LONGEST_DETAILS
    for key, text in page.variants.items():
        yield key, text, LONGEST


def test_every_intent_that_asks_for_information_has_a_page() -> None:
    assert set(pages()) == INTENTS - DIALOGUE


@each_page
@pytest.mark.parametrize("on", DAYS, ids=str)
def test_every_text_is_filled_and_fits_a_phone(page: Page, on: date) -> None:
    for where, text, longest in texts(page):
        filled = fill(text, on)
        assert "{{" not in filled, where
        assert len(filled) <= longest, f"{where}: {len(filled)} characters, {longest} allowed"


@each_page
def test_every_page_has_a_title_and_an_answer(page: Page) -> None:
    assert page.title
    assert page.body


@each_page
def test_buttons_have_short_labels_and_lead_to_an_intent(page: Page) -> None:
    for button in page.buttons:
        assert 0 < len(button.label) <= LONGEST_LABEL, button
        assert button.intent in INTENTS, button


@each_page
def test_no_page_waits_for_its_review(page: Page) -> None:
    assert page.checked <= TODAY
    assert page.review_by >= TODAY, f"check knowledge/{page.intent}.md against the law again"


@each_page
def test_every_source_names_its_law(page: Page) -> None:
    for source in page.sources:
        assert source.law
        assert not source.url or source.url.startswith(("https://", "http://"))


@each_page
def test_figures_and_dates_come_from_parameters(page: Page) -> None:
    for where, text, _ in texts(page):
        bare = PLACEHOLDER.sub("", text)
        typed = [*TYPED_FIGURE.findall(bare), *TABLE_STEP.findall(bare), *TYPED_DATE.findall(bare)]
        assert not [figure for figure in typed if (page.intent, figure) not in ALLOWED], where


def test_the_list_of_allowed_figures_holds_nothing_superfluous() -> None:
    for intent, typed in ALLOWED:
        assert any(typed in text for _, text, _ in texts(pages()[intent])), (intent, typed)


@pytest.mark.parametrize("intent", LABELS["labels"])
def test_a_label_is_short_and_names_an_intent(intent: str) -> None:
    assert 0 < len(LABELS["labels"][intent]) <= LONGEST_LABEL
    assert intent in INTENTS


def test_every_intent_of_the_menu_has_a_label() -> None:
    assert set(LABELS["menu"]) <= set(LABELS["labels"])


def test_no_two_intents_share_a_label() -> None:
    labels = list(LABELS["labels"].values())
    assert sorted(set(labels)) == sorted(labels)


@pytest.mark.parametrize("key", CUES)
def test_every_cue_compiles_and_serves_a_page(key: str) -> None:
    for pattern in CUES[key]:
        re.compile(pattern)
    assert any(key in page.variants for page in pages().values())


@each_page
def test_every_variant_can_be_reached(page: Page) -> None:
    assert set(page.variants) <= {*CUES, *REASONS, *CONTRACTS, *PROGRAMS}


SAID = [
    ("saya gak pernah didaftarin bpjs sama kantor", "not_registered"),
    ("ternyata belum terdaftar JKP", "not_registered"),
    ("sudah tiga minggu JKP belum cair juga", "late_payment"),
    ("jht durung mlebu rekening", "late_payment"),
    ("pengajuannya masih diverifikasi terus", "late_payment"),
    ("gaji yang dilaporkan ke bpjs lebih kecil dari aslinya", "low_wage"),
    ("hrd lapor gaji saya cuma UMR", "low_wage"),
    ("PHK-nya masih mediasi di disnaker", "dispute"),
    ("kasus saya lagi sidang", "dispute"),
    ("nama di kartu beda sama KTP", "data_mismatch"),
    ("NIK tidak cocok", "data_mismatch"),
    ("tanggal lahir saya salah di BPJS", "data_mismatch"),
]


def cued(message: str) -> set[str]:
    return {
        key
        for key, patterns in CUES.items()
        if any(re.search(pattern, message, re.IGNORECASE) for pattern in patterns)
    }


@pytest.mark.parametrize(("message", "key"), SAID)
def test_everyday_words_point_at_the_variant(message: str, key: str) -> None:
    assert key in cued(message)


@pytest.mark.parametrize(
    "message",
    ["syarat klaim JKP apa saja?", "cara daftar siapkerja", "berapa gaji saya nanti", "halo"],
)
def test_a_message_without_a_situation_points_at_none_of_them(message: str) -> None:
    assert not cued(message) & {key for _, key in SAID}
