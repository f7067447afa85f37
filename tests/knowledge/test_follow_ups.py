"""The words of half sentences: each compiles, can be reached, and means something that exists."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from actions import dialogue  # noqa: F401  (registers every handler)
from actions.cues import AGAIN
from actions.registry import HANDLERS
from knowledge.pages import FOLDER, page_about, pages

CUES: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (FOLDER / "follow_ups.yml").read_text("utf-8")
)
EACH = [(program, cue) for program, cues in CUES.items() for cue in cues]
KEYS = {"intent", "words", "stays", "sure"}

each_cue = pytest.mark.parametrize(
    ("program", "cue"), EACH, ids=[f"{program} {cue['intent']}" for program, cue in EACH]
)


@each_cue
def test_the_words_of_a_cue_compile_and_match_no_empty_message(
    program: str, cue: dict[str, Any]
) -> None:
    assert not re.search(cue["words"], "", re.IGNORECASE)
    assert not re.search(cue["words"], "halo, saya mau tanya", re.IGNORECASE)


@each_cue
def test_a_cue_means_a_page_or_a_handler(program: str, cue: dict[str, Any]) -> None:
    assert cue["intent"] == AGAIN or cue["intent"] in pages() or cue["intent"] in HANDLERS


@each_cue
def test_a_cue_stays_on_pages_that_its_programme_has(program: str, cue: dict[str, Any]) -> None:
    for stays in cue.get("stays", ()):
        assert pages()[stays].program == program


@each_cue
def test_a_cue_has_no_key_that_nobody_reads(program: str, cue: dict[str, Any]) -> None:
    assert {"intent", "words"} <= cue.keys() <= KEYS
    assert isinstance(cue.get("sure", False), bool)


@pytest.mark.parametrize("program", CUES)
def test_the_programme_of_cues_has_pages(program: str) -> None:
    assert [page for page in pages().values() if page.program == program]
    assert page_about(program, "amount") or program in {"jkn", "thr", "jp", "bsu"}


def meant(program: str, message: str) -> str | None:
    """The first cue that matches, as the conversation takes it."""
    found = (cue for cue in CUES[program] if re.search(cue["words"], message, re.IGNORECASE))
    return next((cue["intent"] for cue in found), None)


SAID = [
    ("pesangon", "masa kontrak ikut dihitung ga", "tenure_basis"),
    ("pesangon", "itu bersih ya?", "severance_tax"),
    ("pesangon", "kompensasi gw blm dibayar", "severance_unpaid"),
    ("pesangon", "klo pensiun dini", "early_pension"),
    ("pesangon", "upah lembur ikut?", "wage_basis"),
    ("pesangon", "boleh dicicil?", "severance_unpaid"),
    ("pesangon", "bisa dipidana ga?", "severance_unpaid"),
    ("pesangon", "kapan dibayarnya", "severance_unpaid"),
    ("pesangon", "kalo bos ga mau bayar", "severance_unpaid"),
    ("pesangon", "kalau saya tolak?", "phk_procedure"),
    ("pesangon", "brp lama prosesnya", "dispute_process"),
    ("pesangon", "disuruh ttd", "phk_procedure"),
    ("pesangon", "cuma lewat wa", "phk_procedure"),
    ("pesangon", "lapornya ke mana", "dispute_process"),
    ("pesangon", "uang makan masuk?", "wage_basis"),
    ("pesangon", "tadi berapa?", "again"),
    ("pesangon", "kok dikit", "explain"),
    ("pesangon", "yg terima siapa", "severance_rights"),
    ("pesangon", "kurangnya berapa", "severance_offer"),
    ("pesangon", "itu berapa hari cairnya", "severance_unpaid"),
    ("jkp", "tadi brp ya", "again"),
    ("jkp", "how long do they pay", "jkp_timing"),
    ("jkp", "what if i already got new job", "jkp_eligibility"),
    ("jht", "kalau kartunya ada 2", "jht_problem"),
    ("jht", "ada santunan lain?", "bpjstk_membership"),
    ("jht", "langsung cair semua?", "jht_eligibility"),
    ("jht", "bunganya berapa", "jht_balance"),
    ("pesangon", "bukannya harusnya pake umk?", "minimum_basis"),
    ("pesangon", "gaji saya di bawah umr", "minimum_basis"),
    ("pesangon", "kenapa upahnya jadi segitu", "wage_basis"),
    ("pesangon", "kok ga 25 hari?", "wage_basis"),
    ("pesangon", "jd nol gitu?", "explain"),
    ("pesangon", "itu yg ngambil siapa ya mas", "severance_rights"),
    ("pesangon", "15% perumahan masih ada?", "fifteen_percent"),
    ("pesangon", "bisa balik kerja lagi?", "phk_procedure"),
    ("pesangon", "itu hari kerja apa kalender?", "phk_procedure"),
    ("pesangon", "kalo masa percobaan", "phk_procedure"),
    ("pesangon", "kalo telat bayar?", "severance_unpaid"),
    ("pesangon", "itu dibayar kapan", "severance_unpaid"),
    ("jkp", "bpjs kesehatanku mandiri, boleh?", "jkp_eligibility"),
    ("pesangon", "gratis ga", "dispute_process"),
    ("jkp", "bukannya 45% ya?", "jkp_old_rate"),
    ("jkp", "brp bulan iuran minimal?", "jkp_eligibility"),
    ("thr", "hari rayanya natal", "holiday_allowance"),
    ("thr", "itu udah sama tunjangan?", "wage_basis"),
    ("jkp", "itu udah sama tunjangan?", "jkp_basis"),
    ("jkp", "dilaporin gaji umr", "jkp_problem"),
    ("jkp", "ditulis resign padahal dipecat", "jkp_problem"),
    ("jkp", "kalau udah dapet kerja?", "jkp_eligibility"),
]


@pytest.mark.parametrize(("program", "message", "intent"), SAID)
def test_everyday_words_point_at_their_meaning(program: str, message: str, intent: str) -> None:
    assert meant(program, message) == intent


def test_every_cue_has_an_example_above() -> None:
    assert {(program, cue["intent"]) for program, cue in EACH} <= {
        (program, intent) for program, _, intent in SAID
    }
