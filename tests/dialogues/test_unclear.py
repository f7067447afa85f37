"""An unclear message, whichever of these the present model finds unclear."""

from __future__ import annotations

from itertools import combinations

import httpx
import pytest
from tester import Talk, flaws

UNSURE = "belum yakin"
THINGS = ("uang", "kartu", "surat", "kantor", "bulan", "nomor", "orang", "kerjaan", "urusan")
VAGUE = ("mohon pencerahan", "anu kak", *(" ".join(pair) for pair in combinations(THINGS, 2)))
"""Words that belong to several topics: of so many, no model is sure of every one."""


@pytest.fixture
async def unclear(client: httpx.AsyncClient) -> Talk:
    """A conversation that has begun with an unclear message."""
    for text in VAGUE:
        talk = Talk(client)
        if UNSURE in await talk.say(text):
            return talk
    raise AssertionError(f"the model is sure of every one of {VAGUE}")


async def test_unclear_once_offers_the_likeliest_topics_and_each_leads_on(unclear: Talk) -> None:
    labels = list(unclear.labels)
    assert 1 <= len(labels) <= 3, "\n".join(unclear.transcript)
    await unclear.tap(labels[0])
    assert UNSURE not in unclear.text
    assert not list(flaws(unclear)), "\n".join(unclear.transcript)


async def test_unclear_twice_offers_the_menu_and_a_person(unclear: Talk) -> None:
    await unclear.say("12345")
    assert "belum mengerti" in unclear.text, "\n".join(unclear.transcript)
    assert {"Hitung pesangon", "Hitung JKP", "Bicara petugas"} <= set(unclear.labels)


async def test_misses_are_counted_anew_after_an_answer(unclear: Talk) -> None:
    said = unclear.transcript[0].removeprefix("> ")
    await unclear.say("apa itu JKP")
    await unclear.say("hapus data saya")
    await unclear.tap("Ya, hapus")
    assert UNSURE in await unclear.say(said), "\n".join(unclear.transcript)
