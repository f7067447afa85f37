"""JKP, tax, JHT and THR: a sum when the figures are there, the page when they are not."""

from __future__ import annotations

import pytest
from talking import SEVEN_YEARS, Worker, turn_of

from actions.facts import UNKNOWN
from actions.results import short_articles
from actions.sums import Refused, asks_how_much, missing_fact, take_facts

# jkp


@pytest.mark.parametrize(
    ("wage", "month", "total"),
    [
        (4_000_000, "Rp2.400.000 per bulan", "Rp14.400.000"),
        (5_000_000, "Rp3.000.000 per bulan", "Rp18.000.000"),
        (9_000_000, "Rp3.000.000 per bulan", "Rp18.000.000"),
    ],
)
async def test_jkp_says_a_month_and_all_months(
    wage: int, month: str, total: str, worker: Worker
) -> None:
    worker.slots["wage"] = wage
    text = await worker.say("jkp saya berapa", "jkp_amount")
    assert month in text
    assert f"{total}** dalam 6 bulan" in text
    assert {"Syaratnya", "Cara klaim"} <= set(worker.labels)


@pytest.mark.parametrize(("wage", "said"), [(5_000_000, False), (5_000_001, True)])
async def test_the_cap_is_said_when_it_cuts(wage: int, said: bool, worker: Worker) -> None:
    worker.slots["wage"] = wage
    await worker.say("jkp saya berapa", "jkp_amount")
    assert any("dibatasi Rp5.000.000" in note for note in worker.slots["notes"]) is said


async def test_jkp_reads_the_wage_of_the_message(worker: Worker) -> None:
    assert "Rp2.400.000 per bulan" in await worker.say("jkp gaji 4 juta berapa", "jkp_amount")


async def test_jkp_without_a_wage_asks_for_it(worker: Worker) -> None:
    assert "dilaporkan ke BPJS" in await worker.say("jkp berapa", "jkp_amount")
    assert worker.ran[-1] == "validate_jkp_form"


async def test_jkp_without_a_known_wage_is_its_page(worker: Worker) -> None:
    worker.slots["wage"] = UNKNOWN
    assert "60%" in await worker.say("jkp berapa", "jkp_amount")
    assert worker.ran == ["action_reply"]


# tax


@pytest.mark.parametrize(
    ("said", "tax"),
    [
        ("pajak pesangon 40 juta", "pesangon Rp40.000.000: Rp0"),
        ("pajak pesangon 120 juta berapa", "pesangon Rp120.000.000: Rp5.500.000"),
        ("pesangon 600 juta gaji 5 juta pajaknya", "pesangon Rp600.000.000: Rp87.500.000"),
    ],
)
async def test_the_tax_of_a_stated_severance(said: str, tax: str, worker: Worker) -> None:
    assert tax in await worker.say(said, "severance_tax")
    assert worker.slots["topic"] == "severance_tax"


async def test_the_tax_of_the_last_severance(worker: Worker) -> None:
    worker.slots |= SEVEN_YEARS | {"wage": 10_000_000, "phk_reason": "pension"}
    await worker.say("hitung pesangon", "severance_calculate")
    assert "pesangon Rp170.000.000: Rp13.000.000" in await worker.tap("Pajaknya")


@pytest.mark.parametrize(
    "slots",
    [
        {},
        SEVEN_YEARS | {"topic": "severance_calculate", "phk_reason": "contract_end"},
        SEVEN_YEARS | {"topic": "severance_calculate", "phk_reason": "resign"},
        SEVEN_YEARS | {"topic": "severance_calculate", "wage": UNKNOWN},
    ],
)
async def test_without_one_sum_the_tax_is_a_page(slots: dict[str, object], worker: Worker) -> None:
    worker.slots |= slots
    text = await worker.say("pajak pesangon gimana", "severance_tax")
    assert "(PPh 21) atas" not in text
    assert "Sumber" in text


async def test_the_tax_of_both_sums_that_may_apply(worker: Worker) -> None:
    worker.slots |= SEVEN_YEARS | {"topic": "severance_calculate", "phk_reason": "efficiency"}
    text = await worker.say("pajaknya?", "severance_tax")
    assert "Rp250.000" in text
    assert "Rp54.750.000" in text


@pytest.mark.parametrize("intent", ["severance_tax", "jht_tax"])
async def test_a_wage_is_no_sum_to_tax(intent: str, worker: Worker) -> None:
    text = await worker.say("gaji 5 juta pajaknya berapa", intent)
    assert "(PPh 21) atas" not in text


async def test_the_tax_page_knows_the_kind_of_contract(worker: Worker) -> None:
    assert "belum jelas" in await worker.say("pajak kompensasi kontrak", "severance_tax")


@pytest.mark.parametrize(
    ("said", "tax"),
    [("pajak jht saldo 150 juta", "Rp5.000.000"), ("saldo jht 20 juta kena pajak?", "Rp0")],
)
async def test_the_tax_of_a_jht_balance(said: str, tax: str, worker: Worker) -> None:
    assert f": {tax}**" in await worker.say(said, "jht_tax")


async def test_jht_tax_without_a_balance_is_a_page(worker: Worker) -> None:
    assert "Sumber" in await worker.say("pajak jht", "jht_tax")


# jht and thr


async def test_jht_contributions_of_known_months(worker: Worker) -> None:
    text = await worker.say("gaji 5 juta kerja 10 bulan saldo jht berapa", "jht_balance")
    assert "Iuran JHT terkumpul: Rp2.850.000" in text
    assert worker.slots["topic"] == "jht_balance"


@pytest.mark.parametrize(
    ("said", "amount"),
    [
        ("gaji 6 juta kerja 3 tahun thr berapa", "THR: Rp6.000.000"),
        ("gaji 6 juta kerja 5 bulan thr berapa", "THR: Rp2.500.000"),
    ],
)
async def test_thr_of_known_months(said: str, amount: str, worker: Worker) -> None:
    assert amount in await worker.say(said, "holiday_allowance")


@pytest.mark.parametrize("intent", ["jht_balance", "holiday_allowance"])
@pytest.mark.parametrize(
    ("said", "slots"),
    [
        ("berapa ya", SEVEN_YEARS),
        ("gaji 5 juta berapa", {}),
        ("gaji 5 juta berapa", {"tenure_months": UNKNOWN}),
    ],
)
async def test_without_all_figures_they_are_pages(
    intent: str, said: str, slots: dict[str, object], worker: Worker
) -> None:
    worker.slots |= slots
    assert "Sumber" in await worker.say(said, intent)


async def test_a_new_figure_computes_the_last_of_these_sums_again(worker: Worker) -> None:
    await worker.say("gaji 6 juta kerja 5 bulan thr berapa", "holiday_allowance")
    assert "THR: Rp3.000.000" in await worker.say("kalau 6 bulan?")


# what all sums share


def test_a_stated_fact_that_cannot_stand_is_refused_and_not_kept() -> None:
    turn = turn_of("gaji 5 juta kerja 70 tahun")
    with pytest.raises(Refused) as refused:
        take_facts(turn)
    assert refused.value.phrase == "tenure_too_long"
    assert turn.changed == {"wage": 5_000_000}


def test_facts_that_stand_are_kept_and_returned() -> None:
    turn = turn_of("gaji 5 juta")
    assert take_facts(turn) == turn.changed == {"wage": 5_000_000}


@pytest.mark.parametrize(
    ("text", "asks"),
    [("hitungin dong", True), ("brp totalnya", True), ("apa itu", False), ("jumlahnya", True)],
)
def test_words_that_ask_for_a_sum(text: str, asks: bool) -> None:
    assert asks_how_much(turn_of(text)) is asks


def test_the_first_missing_fact_is_asked_first() -> None:
    names = ("wage", "tenure_months")
    assert missing_fact(turn_of(wage=1), names) == "tenure_months"
    assert missing_fact(turn_of(wage=1, tenure_months=UNKNOWN), names) is None


def test_a_law_is_named_once() -> None:
    long = "PP 35/2021 Pasal 43 ayat 1; PP 35/2021 Pasal 40 ayat 2"
    assert short_articles(long) == "PP 35/2021 Pasal 43 ayat 1; Pasal 40 ayat 2"
    assert short_articles("PP 68/2009; PMK 16") == "PP 68/2009; PMK 16"


async def test_an_extension_is_another_term_and_no_early_end(worker: Worker) -> None:
    await worker.say("kontrak 18 bulan gaji 4,8 juta kompensasi berapa", "contract_compensation")
    said = await worker.say("kalo diperpanjang 6 bulan lagi?", "inform")
    assert "Rp2.400.000" in said
    assert "Rp7.200.000" in said
    assert "mengakhiri" not in said


async def test_what_was_left_of_a_contract_stays_until_the_months_change(worker: Worker) -> None:
    said = "kontrak 12 bulan baru jalan 5 bulan diputus sepihak gaji 4,2jt, hak saya apa"
    await worker.say(said, "contract_compensation")
    assert "Rp31.150.000" in await worker.say("jadi totalnya brp", "contract_compensation")
    assert "7 bulan × Rp4.500.000" in await worker.say("eh gajinya 4,5 juta", "inform")


async def test_who_leaves_a_contract_early_is_told_what_the_company_may_claim(
    worker: Worker,
) -> None:
    await worker.say("kontrak 5 bulan gaji 4,2jt kompensasi berapa", "contract_compensation")
    said = await worker.say("kalau saya yg resign duluan gmn?", "contract_compensation")
    assert "Pasal 17" in said
    assert "dapat dituntut" in said


async def test_another_wage_under_jkp_is_of_jkp(worker: Worker) -> None:
    await worker.say("gaji 5jt jkp nya brp", "jkp_amount")
    said = await worker.say("kalau saya phk september 2026 gaji 3,6jt?", "severance_calculate")
    assert "Rp2.160.000" in said


async def test_a_layoff_of_a_held_worker_with_its_figures_is_a_severance(worker: Worker) -> None:
    said = (
        "suami saya ditahan polisi 6 bulan, perusahaan mem-PHK, katanya bukan krn merugikan "
        "perusahaan. gaji 4jt kerja 13 tahun"
    )
    assert "Pasal 54 ayat 2" in await worker.say(said, "severance_calculate")


async def test_a_layoff_too_long_ago_for_jkp_is_told_before_the_sum(worker: Worker) -> None:
    said = "temen saya kena phk januari 2025 gaji 5jt jkp nya brp"
    assert "sudah habis" in await worker.say(said, "jkp_amount")
    late = await worker.say("kalau saya phk september 2026 gaji 3,6jt?", "severance_calculate")
    assert "sudah habis" not in late
