"""Pesangon and uang kompensasi in conversation, and the reasons behind the sums."""

from __future__ import annotations

import pytest
from talking import SEVEN_YEARS, Worker

from actions.facts import UNKNOWN

ASK = ("hitung pesangon", "severance_calculate")


async def severance(**facts: object) -> tuple[str, Worker]:
    """The reply to "hitung pesangon" of somebody whose facts are known."""
    worker = Worker(SEVEN_YEARS | facts)
    return await worker.say(*ASK), worker


@pytest.mark.parametrize(
    ("reason", "total"),
    [
        ("efficiency_loss", "Rp35.000.000"),
        ("efficiency_prevent_loss", "Rp55.000.000"),
        ("pension", "Rp85.000.000"),
        ("death", "Rp95.000.000"),
        ("bankruptcy", "Rp35.000.000"),
        ("force_majeure_not_closed", "Rp45.000.000"),
    ],
)
async def test_one_reason_gives_one_sum_with_its_articles(reason: str, total: str) -> None:
    text, worker = await severance(phk_reason=reason)
    assert f"Pesangon: {total}" in text
    assert "Upah Rp5.000.000, masa kerja 7 tahun" in text
    assert "PP 35/2021 Pasal" in text
    assert "Aturan per 22-11-2026" in text
    assert {"Kenapa segini?", "Pajaknya", "Saya kontrak (PKWT)"} <= set(worker.labels)
    assert worker.slots["topic"] == "severance_calculate"


@pytest.mark.parametrize("reason", ["efficiency", "closure", "pkpu", UNKNOWN])
async def test_an_open_reason_gives_both_sums_side_by_side(reason: str) -> None:
    text, worker = await severance(phk_reason=reason)
    assert "Rp35.000.000" in text
    assert "Rp55.000.000" in text
    assert "tergantung alasan" in text
    assert "Saya kontrak (PKWT)" not in worker.labels


async def test_a_reason_that_is_not_known_is_said_to_be_unknown() -> None:
    text, _ = await severance(phk_reason=UNKNOWN)
    assert "alasan: belum diketahui" in text


async def test_a_permanent_worker_is_not_asked_whether_they_have_a_contract() -> None:
    text, worker = await severance(contract_type="pkwtt")
    assert "dihitung sebagai karyawan tetap" not in text
    assert "Saya kontrak (PKWT)" not in worker.labels


@pytest.mark.parametrize(
    ("reason", "word"),
    [
        ("resign", "uang pisah"),
        ("violation_urgent", "uang pisah"),
        ("employer_fault_not_proven", "uang pisah"),
        ("acquitted", "mempekerjakan kembali"),
    ],
)
async def test_nothing_owed_is_said_with_what_is(reason: str, word: str) -> None:
    text, _ = await severance(phk_reason=reason)
    assert "Pesangon: Rp0" in text
    assert word in text


async def test_without_a_wage_the_multiples_are_said() -> None:
    text, _ = await severance(wage=UNKNOWN)
    assert "7 kali upah sebulan" in text
    assert "Rp35" not in text
    assert "gaji 4,5 juta" in text


async def test_multiples_are_written_with_a_decimal_comma() -> None:
    text, _ = await severance(wage=UNKNOWN, tenure_months=12, phk_reason="efficiency")
    assert "1 kali upah" in text
    assert "2 kali upah" in text
    text, _ = await severance(wage=UNKNOWN, tenure_months=24, phk_reason="bankruptcy")
    assert "1,5 kali upah sebulan" in text


@pytest.mark.parametrize(
    ("reason", "word"), [("acquitted", "mempekerjakan kembali"), ("resign", "uang pisah")]
)
async def test_no_multiple_is_explained(reason: str, word: str) -> None:
    text, _ = await severance(wage=UNKNOWN, phk_reason=reason)
    assert "0 kali upah" in text
    assert word in text


async def test_without_a_tenure_examples_are_said() -> None:
    text, _ = await severance(tenure_months=UNKNOWN)
    assert "1 tahun: **Rp5.000.000**" in text
    assert "8 tahun: **Rp37.500.000**" in text
    assert "kerja sejak 2019" in text


async def test_without_wage_and_tenure_the_examples_are_multiples() -> None:
    text, _ = await severance(tenure_months=UNKNOWN, wage=UNKNOWN, phk_reason=UNKNOWN)
    assert "8 tahun: **7,5 kali upah**" in text


@pytest.mark.parametrize("wage", [5_000_000, UNKNOWN])
async def test_examples_of_nothing_are_not_listed(wage: object) -> None:
    text, _ = await severance(tenure_months=UNKNOWN, wage=wage, phk_reason="resign")
    assert "uang pisah" in text
    assert "Rp0" not in text
    assert "0 kali" not in text


@pytest.mark.parametrize("facts", [{"contract_type": "pkwt"}, {"phk_reason": "contract_end"}])
async def test_a_contract_gives_compensation(facts: dict[str, str]) -> None:
    text, worker = await severance(tenure_months=7, **facts)
    assert "Uang kompensasi PKWT: Rp2.916.667" in text
    assert worker.slots["topic"] == "contract_compensation"
    assert worker.slots["contract_type"] == "pkwt"


async def test_the_button_of_a_contract_computes_again(worker: Worker) -> None:
    worker.slots |= SEVEN_YEARS
    await worker.say(*ASK)
    assert "Uang kompensasi PKWT: Rp35.000.000" in await worker.tap("Saya kontrak (PKWT)")
    assert "Pesangon: Rp35.000.000" in await worker.tap("Saya karyawan tetap")


async def test_a_missing_fact_starts_the_form(worker: Worker) -> None:
    text = await worker.say("gaji 5 juta pesangonnya berapa", "severance_calculate")
    assert "lama masa kerja" in text
    assert worker.ran == ["action_reply", "validate_severance_form"]
    assert worker.slots["wage"] == 5_000_000


async def test_a_right_with_figures_is_a_sum(worker: Worker) -> None:
    text = await worker.say(
        "gaji 5 juta kerja 7 tahun efisiensi karena rugi, haknya apa", "severance_rights"
    )
    assert "Pesangon: Rp35.000.000" in text


@pytest.mark.parametrize(
    ("said", "phrase"),
    [
        ("gaji 100 rupiah kerja 7 tahun efisiensi", "terlalu kecil"),
        ("gaji 5 milyar kerja 7 tahun efisiensi", "terlalu besar"),
        ("gaji 5 juta kerja 70 tahun efisiensi", "60 tahun"),
        ("gaji -5 juta kerja 7 tahun efisiensi", "lebih dari nol"),
    ],
)
async def test_a_figure_that_cannot_stand_is_refused(
    said: str, phrase: str, worker: Worker
) -> None:
    assert phrase in await worker.say(said, "severance_calculate")
    kept = {"wage": 5_000_000} if "70" in said else {"tenure_months": 84}
    assert worker.slots == kept | {"phk_reason": "efficiency"}


async def test_only_many_notes_have_a_button(worker: Worker) -> None:
    worker.slots |= SEVEN_YEARS | {"phk_reason": "acquitted"}
    await worker.say(*ASK)
    assert "Catatan lengkap" not in worker.labels
    worker.slots |= SEVEN_YEARS
    await worker.say(*ASK)
    assert len(worker.slots["notes"]) > 2
    notes = await worker.tap("Catatan lengkap")
    assert notes.count("\n- ") + 1 == len(worker.slots["notes"])


async def test_a_sum_ends_the_pause_of_its_form(worker: Worker) -> None:
    await worker.say(*ASK)
    await worker.say("batal", "stop")
    assert worker.slots["paused"] == "severance_calculate"
    text = await worker.say("gaji 5 juta kerja 7 tahun kena efisiensi karena rugi")
    assert "Rp35.000.000" in text
    assert worker.slots["paused"] is None


# uang kompensasi


async def test_compensation_is_computed_from_one_message(worker: Worker) -> None:
    text = await worker.say("kontrak 7 bulan gaji 5 juta", "contract_compensation")
    assert "Uang kompensasi PKWT: Rp2.916.667" in text
    assert "kontrak 7 bulan" in text
    assert {"Kenapa segini?", "Belum dibayar", "Saya karyawan tetap"} <= set(worker.labels)


async def test_both_days_of_a_contract_count(worker: Worker) -> None:
    said = "kontrak 1 januari 2025 sampai 31 desember 2025 gaji 5 juta"
    assert "PKWT: Rp5.000.000" in await worker.say(said, "contract_compensation")


async def test_what_compensation_is_needs_no_figures(worker: Worker) -> None:
    text = await worker.say("apa itu uang kompensasi", "contract_compensation")
    assert "Sumber" in text
    assert worker.ran == ["action_reply"]


async def test_how_much_compensation_starts_its_form(worker: Worker) -> None:
    text = await worker.say("uang kompensasi saya berapa", "contract_compensation")
    assert "upah sebulan" in text
    assert worker.ran[-1] == "validate_compensation_form"


@pytest.mark.parametrize("unknown", ["wage", "tenure_months"])
async def test_compensation_without_a_figure_is_its_formula(unknown: str, worker: Worker) -> None:
    worker.slots |= {"wage": 5_000_000, "tenure_months": 7, unknown: UNKNOWN}
    text = await worker.say("kompensasi kontrak berapa", "contract_compensation")
    assert "÷ 12" in text


# why


async def test_a_sum_is_explained_by_tables_and_multiplier(worker: Worker) -> None:
    worker.slots |= SEVEN_YEARS | {"topic": "severance_calculate"}
    text = await worker.say("kenapa segitu?", "explain")
    for part in ("8 bulan upah", "3 bulan upah", "Pasal 40", "× **0,5**", "Rp35.000.000"):
        assert part in text


async def test_both_sums_are_explained(worker: Worker) -> None:
    worker.slots |= SEVEN_YEARS | {"topic": "severance_calculate", "phk_reason": "efficiency"}
    text = await worker.say("kok bisa?", "explain")
    assert "Rp35.000.000" in text
    assert "Rp55.000.000" in text


@pytest.mark.parametrize(
    "slots",
    [
        {"topic": "contract_compensation"},
        SEVEN_YEARS | {"topic": "severance_calculate", "phk_reason": "contract_end"},
        SEVEN_YEARS | {"topic": "severance_calculate", "contract_type": "pkwt"},
    ],
)
async def test_compensation_is_explained_by_its_formula(
    slots: dict[str, object], worker: Worker
) -> None:
    worker.slots |= slots
    assert "÷ 12" in await worker.say("dari mana?", "explain")


async def test_a_sum_with_an_unknown_fact_is_explained_by_its_page(worker: Worker) -> None:
    worker.slots |= SEVEN_YEARS | {"topic": "severance_calculate", "wage": UNKNOWN}
    text = await worker.say("maksudnya?", "explain")
    assert "8 bulan upah" not in text
    assert text


async def test_a_page_is_explained_by_its_details(worker: Worker) -> None:
    await worker.say("apa itu jkp", "jkp_info")
    assert "Rp3.000.000 per bulan" in await worker.say("maksudnya?", "explain")


async def test_a_jkp_sum_is_explained_by_its_notes(worker: Worker) -> None:
    worker.slots["wage"] = 9_000_000
    await worker.say("jkp berapa", "jkp_amount")
    text = await worker.say("kenapa?", "explain")
    assert text == "\n".join(f"- {note}" for note in worker.slots["notes"])


async def test_a_page_without_details_is_said_again(worker: Worker) -> None:
    worker.slots["topic"] = "claim_status"
    first = await worker.say("kenapa?", "explain")
    assert first == await worker.say("status klaim saya", "claim_status")


async def test_nothing_said_yet_has_its_own_explanation(worker: Worker) -> None:
    assert await worker.say("kenapa?", "explain")
    assert worker.slots["topic"] == "explain"


async def test_explaining_does_not_resume_a_paused_form(worker: Worker) -> None:
    await worker.say(*ASK)
    await worker.say("batal", "stop")
    await worker.say("apa itu jkp", "jkp_info")
    await worker.say("maksudnya?", "explain")
    assert worker.ran == ["action_reply"]


async def test_two_reasons_are_compared(worker: Worker) -> None:
    worker.slots |= SEVEN_YEARS
    text = await worker.say(
        "bandingkan efisiensi karena rugi dengan pensiun", "severance_calculate"
    )
    assert "Rp35.000.000" in text
    assert "Rp85.000.000" in text


async def test_compensation_that_is_known_is_explained_with_its_figures() -> None:
    known = {"wage": 4_200_000, "tenure_months": 14, "contract_type": "pkwt"}
    worker = Worker(slots=known | {"topic": "contract_compensation"})
    text = await worker.say("kenapa segitu", "explain")
    assert "14 bulan ÷ 12 × Rp4.200.000" in text
    assert "Rp4.900.000" in text


async def test_a_driver_of_an_app_is_no_contract_worker(worker: Worker) -> None:
    said = "gw driver ojol, ga ada kontrak, apa dapet pesangon?"
    assert "kemitraan" in await worker.say(said, "severance_rights")
