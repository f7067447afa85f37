"""Half sentences mean what the topic under discussion makes of them."""

from __future__ import annotations

import pytest
from talking import SEVEN_YEARS, Worker, turn_of

from actions.follow_up import leftover, resolve

RESOLVED = [
    # a new programme keeps the aspect
    ("jkp_eligibility", "kalau JHT?", "jht_info", "jht_eligibility"),
    ("jkp_documents", "kalau jht gimana", "jht_info", "jht_documents"),
    ("jkp_claim_howto", "kalo JHT?", "jht_eligibility", "jht_claim_howto"),
    ("jkp_timing", "JHT?", "jht_info", "jht_timing"),
    ("jht_problem", "klo jkp", "jkp_info", "jkp_problem"),
    ("jkp_eligibility", "kalau prakerja?", "prakerja_info", "prakerja_eligibility"),
    ("jht_claim_howto", "prakerja gimana?", "prakerja_info", "prakerja_register"),
    ("jkp_info", "kalau pesangon?", "severance_rights", "severance_rights"),
    ("jkp_amount", "kalau JHT berapa?", "jht_balance", "jht_balance"),
    ("jht_documents", "kalau prakerja?", "prakerja_info", "prakerja_info"),
    ("jkp_eligibility", "kalau bsu?", "wage_subsidy", "wage_subsidy"),
    ("jkp_eligibility", "kalau thr?", "holiday_allowance", "holiday_allowance"),
    # a programme of its own is no half sentence
    ("jkp_eligibility", "dokumen jht apa saja ya", "jht_documents", "jht_documents"),
    ("job_search", "kalau JHT?", "jht_info", "jht_info"),
    ("resignation_rights", "udah 3 bulan ga digaji", "unpaid_wages", "unpaid_wages"),
    # a new aspect keeps the programme
    ("jht_info", "syaratnya apa", "jkp_eligibility", "jht_eligibility"),
    ("jkp_info", "terus dokumennya?", "jht_documents", "jkp_documents"),
    ("jkp_info", "berkasnya apa aja", "employment_letter", "jkp_documents"),
    ("jkp_info", "cara klaimnya gimana", "jht_claim_howto", "jkp_claim_howto"),
    ("jht_info", "kapan cairnya", "jkp_timing", "jht_timing"),
    ("jht_balance", "kena pajak?", "severance_tax", "jht_tax"),
    ("severance_rights", "pajaknya?", "jht_tax", "severance_tax"),
    ("prakerja_info", "cara daftarnya", "jkp_claim_howto", "prakerja_register"),
    ("jkp_timing", "kok belum cair juga", "jht_problem", "jkp_problem"),
    ("jkp_eligibility", "klo dicicil bos gimana", "severance_unpaid", "severance_unpaid"),
    ("jkp_info", "kalau kantor mau nyicil?", "severance_unpaid", "severance_unpaid"),
    ("jht_info", "syarat jkp apa", "jkp_eligibility", "jkp_eligibility"),
    (
        "jkp_info",
        "saya mau tanya cara mencairkan saldo yang dari dulu",
        "jht_claim_howto",
        "jht_claim_howto",
    ),
    # a topic without a programme passes none on
    ("job_search", "cara klaimnya gimana", "jht_claim_howto", "jht_claim_howto"),
    ("distress", "dokumennya apa", "jht_documents", "jht_documents"),
    # a new situation keeps both
    ("jkp_eligibility", "kalau resign?", "resignation_rights", "jkp_eligibility"),
    ("jkp_eligibility", "kalau kontrak habis?", "contract_compensation", "jkp_eligibility"),
    ("jkp_eligibility", "gimana kalau saya dirumahkan", "furlough", "jkp_eligibility"),
    ("jht_eligibility", "pensiun?", "pension_jp", "jht_eligibility"),
    ("severance_rights", "kalau pailit", "severance_unpaid", "severance_rights"),
    ("severance_rights", "kalau karyawan harian gimana", "inform", "severance_rights"),
    ("jht_documents", "misal saya resign dari kantor lama", "resignation_rights", "jht_documents"),
    ("jkp_info", "kalau resign?", "resignation_rights", "resignation_rights"),
    ("jkp_eligibility", "kalau resign dapat jht?", "jht_eligibility", "jht_eligibility"),
    # a new figure belongs to the last sum
    ("severance_calculate", "kalau gajinya 7 juta?", "inform", "severance_calculate"),
    ("severance_calculate", "eh salah, 6 juta", "inform", "severance_calculate"),
    ("severance_calculate", "kalau 10 tahun?", "jkp_timing", "severance_calculate"),
    ("severance_calculate", "kalau pensiun?", "pension_jp", "severance_calculate"),
    ("jkp_amount", "kalau gaji 7 juta", "severance_calculate", "jkp_amount"),
    ("contract_compensation", "kalau 9 bulan", "inform", "contract_compensation"),
    ("contract_compensation", "saya karyawan tetap", "inform", "severance_calculate"),
    ("severance_tax", "kalau 200 juta?", "inform", "severance_tax"),
    ("severance_tax", "kalau gaji 7 juta?", "inform", "severance_calculate"),
    ("jht_tax", "60 juta", "inform", "jht_tax"),
    ("holiday_allowance", "kalau 7 bulan?", "inform", "holiday_allowance"),
    ("severance_calculate", "totalnya berapa?", "jkp_amount", "severance_calculate"),
    ("jkp_info", "7 juta", "inform", "inform"),
    # a search goes on
    ("job_search", "kalau di karawang?", "inform", "job_search"),
    ("training_search", "di surabaya", "inform", "training_search"),
    ("job_search", "sopir?", "inform", "job_search"),
    ("jkp_info", "di surabaya", "inform", "inform"),
    # what keeps its meaning
    ("jkp_info", "makasih", "thank", "thank"),
    ("severance_calculate", "kenapa?", "explain", "explain"),
    ("severance_calculate", "ya", "affirm", "affirm"),
    ("jkp_eligibility", "saya mau mati saja", "distress", "distress"),
    ("severance_calculate", "ulang dari awal gaji 5 juta", "restart", "restart"),
    (None, "kalau JHT?", "jht_info", "jht_info"),
    (None, "5 juta", "inform", "inform"),
    ("jkp_info", "/jht_info", "jht_info", "jht_info"),
    ("jkp_info", "apa itu paklaring", "employment_letter", "employment_letter"),
]


@pytest.mark.parametrize(("topic", "text", "intent", "meant"), RESOLVED)
def test_a_message_means_what_its_topic_makes_of_it(
    topic: str | None, text: str, intent: str, meant: str
) -> None:
    assert resolve(turn_of(text, intent, topic=topic)) == meant


def test_entities_and_small_words_leave_nothing_over() -> None:
    assert leftover(turn_of("kalau gajinya 7 juta gimana dong")) == []
    assert leftover(turn_of("gaji 7 juta di bekasi buat ngekos")) != []


# a bare value outside a form


async def said(text: str, **slots: object) -> tuple[str, Worker]:
    worker = Worker(dict(slots))
    return await worker.say(text, "inform"), worker


async def test_a_figure_computes_the_topic_again() -> None:
    text, _ = await said("oh bukan, gaji 10 juta", topic="severance_calculate", **SEVEN_YEARS)
    assert "Rp70.000.000" in text


async def test_a_figure_computes_the_paused_sum() -> None:
    text, worker = await said(
        "upah saya ternyata 4 juta lho", paused="severance_calculate", **SEVEN_YEARS
    )
    assert "Rp28.000.000" in text
    assert worker.slots["paused"] is None


async def test_a_situation_said_in_more_words_still_chooses_the_variant() -> None:
    text, worker = await said("saya itu orangnya resign kemarin", topic="jkp_eligibility")
    assert "resign" in text
    assert (worker.slots["topic"], worker.slots["variant"]) == ("jkp_eligibility", "resign")


async def test_the_button_of_a_situation_chooses_the_variant(worker: Worker) -> None:
    worker.slots["topic"] = "severance_rights"
    await worker.say('/inform{"phk_reason": "pension"}')
    assert (worker.slots["topic"], worker.slots["variant"]) == ("severance_rights", "pension")


@pytest.mark.parametrize("text", ["gaji 5 juta", "kerja 7 tahun"])
async def test_a_figure_without_a_topic_starts_a_severance_sum(text: str) -> None:
    _, worker = await said(text)
    assert worker.ran[-1] == "validate_severance_form"


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("kena efisiensi", "severance_rights"),
        ("karyawan kontrak", "severance_rights"),
        ("jkp", "jkp_info"),
        ("bsu", "wage_subsidy"),
    ],
)
async def test_another_value_without_a_topic_opens_its_page(text: str, topic: str) -> None:
    answer, worker = await said(text)
    assert worker.slots["topic"] == topic
    assert "Sumber" in answer


@pytest.mark.parametrize("text", ["bekasi", "sopir"])
async def test_a_place_or_a_job_without_a_topic_is_searched(text: str) -> None:
    answer, worker = await said(text)
    assert worker.slots["topic"] == "job_search"
    assert f"lowongan {'di Bekasi' if text == 'bekasi' else text}" in answer


async def test_a_reason_without_a_topic_is_remembered() -> None:
    _, worker = await said("kena efisiensi")
    assert worker.slots["phk_reason"] == "efficiency"


async def test_nothing_recognised_resumes_the_paused_form() -> None:
    _, worker = await said("anu", paused="jkp_amount")
    assert worker.ran == ["action_reply", "validate_jkp_form"]


async def test_nothing_recognised_is_not_understood() -> None:
    text, worker = await said("anu")
    assert "belum" in text
    assert worker.slots["misses"] == 1


async def test_a_contradicted_contract_computes_severance() -> None:
    text, _ = await said(
        "ternyata di slip tertulis karyawan tetap loh", topic="contract_compensation", **SEVEN_YEARS
    )
    assert "Pesangon: Rp35.000.000" in text


UNREAD = [
    # half of a sentence that nobody knows how to read by itself
    ("jkp_eligibility", "kalo umur 55?", "nlu_fallback", "topic_again"),
    ("health_insurance", "anak istri juga?", "nlu_fallback", "topic_again"),
    ("dispute_process", "kalau hari libur gimana", "nlu_fallback", "topic_again"),
    # whole sentences, other programmes, and topics that are none
    ("jkp_eligibility", "asdf qwer", "nlu_fallback", "nlu_fallback"),
    ("jkp_eligibility", "kalau prakerja umur 55?", "nlu_fallback", "nlu_fallback"),
    ("greet", "kalo umur 55?", "nlu_fallback", "nlu_fallback"),
    (
        "jkp_eligibility",
        "kalau tetangga saya beli motor baru kemarin sore bagaimana ya",
        "nlu_fallback",
        "nlu_fallback",
    ),
]


@pytest.mark.parametrize(("topic", "text", "understood", "meant"), UNREAD)
def test_a_half_sentence_that_nobody_reads_is_about_the_topic(
    topic: str, text: str, understood: str, meant: str
) -> None:
    assert resolve(turn_of(text, understood, topic=topic)) == meant


async def test_the_topic_is_told_in_full_once_and_then_it_is_not_understood(
    worker: Worker,
) -> None:
    await worker.say("syarat jkp apa", "jkp_eligibility")
    assert "belum punya jawaban pasti" in await worker.say("kalo umur 55?", "nlu_fallback")
    assert "belum punya jawaban pasti" not in await worker.say("kalo umur 56?", "nlu_fallback")


@pytest.mark.parametrize("text", ["bisa dipidana ga?", "ada sanksinya ga"])
async def test_the_punishment_for_not_paying_is_said(text: str, worker: Worker) -> None:
    await worker.say("pesangon cuma dibayar setengah", "severance_unpaid")
    assert "tindak pidana" in await worker.say(text, "out_of_scope")


async def test_the_other_share_of_the_jht_is_asked_for_by_its_number(worker: Worker) -> None:
    await worker.say("jht 10 persen syaratnya apa", "jht_partial")
    assert "rumah" in await worker.say("kalau 30?", "nlu_fallback")


@pytest.mark.parametrize("text", ["salah, 4,5", "eh salah 4,5 kak", "ralat: 4.5"])
async def test_a_bare_figure_corrects_the_wage_of_the_sum_before(text: str, worker: Worker) -> None:
    await worker.say("hitung jkp gaji 4 juta", "jkp_amount")
    assert "2.700.000" in await worker.say(text, "nlu_fallback")


async def test_a_bare_figure_without_a_sum_corrects_nothing(worker: Worker) -> None:
    await worker.say("syarat jkp apa", "jkp_eligibility")
    await worker.say("salah, 4,5", "nlu_fallback")
    assert worker.slots.get("wage") is None


async def test_an_age_that_is_no_fact_of_ours_is_about_the_topic(worker: Worker) -> None:
    await worker.say("syarat jkp apa", "jkp_eligibility")
    assert "rincian" in await worker.say("kalo umur 55?", "inform")


NINE_YEARS = {"wage": 4_000_000, "tenure_months": 108, "topic": "severance_calculate"}


@pytest.mark.parametrize(
    ("known", "text", "understood", "total"),
    [
        ("pkpu_loss", "klo bukan karena rugi", "nlu_fallback", "52.000.000"),
        ("force_majeure_closed", "eh ternyata ga jadi tutup, masih jalan", "stop", "43.000.000"),
        ("force_majeure_not_closed", "eh tutup juga akhirnya", "inform", "34.000.000"),
        ("worker_request_employer_fault", "kalau ga terbukti gmn", "distress", "Pasal 49"),
        ("detained_no_loss", "kalo ternyata merugikan perusahaan?", "inform", "Pasal 54 ayat 1"),
        ("merger", "lha kalo akuisisi yg mecat perusahaannya?", "severance_rights", "52.000.000"),
        ("violation_sp3", "alasannya pensiun bukan sp3", "phk_procedure", "79.000.000"),
    ],
)
async def test_a_detail_makes_another_reason_of_the_known_one(
    known: str, text: str, understood: str, total: str
) -> None:
    worker = Worker(slots=NINE_YEARS | {"phk_reason": known})
    assert total in await worker.say(text, understood)


async def test_despair_beside_a_reason_is_despair(worker: Worker) -> None:
    worker.slots = NINE_YEARS | {"phk_reason": "worker_request_employer_fault"}
    said = "ga terbukti, pengen mati aja"
    assert "119" in await worker.say(said, "distress")


@pytest.mark.parametrize("text", ["nek sewelas taun?", "masuknya 2005 deng bukan 2008"])
async def test_under_its_tax_a_severance_is_corrected(text: str, worker: Worker) -> None:
    worker.slots = NINE_YEARS | {"phk_reason": "pension", "topic": "severance_tax"}
    assert "Pesangon: Rp" in await worker.say(text, "inform")


async def test_what_only_sounds_like_beginning_again_costs_no_fact(worker: Worker) -> None:
    worker.slots = NINE_YEARS | {"phk_reason": "violation_urgent"}
    await worker.say("jd nol gitu?", "restart")
    assert worker.slots["wage"] == 4_000_000
    await worker.say("ulang dari awal", "restart")
    assert worker.slots["wage"] is None


async def test_a_wage_that_cannot_stand_costs_no_other_fact(worker: Worker) -> None:
    await worker.say("gaji -4 juta kerja 5 tahun sp3", "severance_calculate")
    assert "Rp20.000.000" in await worker.say("4 juta maksudku", "inform")


async def test_a_wage_under_a_page_of_jkp_is_for_jkp(worker: Worker) -> None:
    await worker.say("batas klaim jkp kapan", "jkp_timing")
    assert "Rp2.880.000" in await worker.say("gajiku 4,8", "inform")


async def test_what_a_severance_still_lacks_completes_it(worker: Worker) -> None:
    await worker.say("gaji 6jt jkp brp", "jkp_amount")
    said = "pesangonnya ikut yg mana? kerja 5 th efisiensi rugi"
    assert "Rp30.000.000" in await worker.say(said, "severance_rights")


async def test_what_is_left_after_tax_is_said_with_the_sum(worker: Worker) -> None:
    said = "pensiun, 30 tahun kerja, gaji 25 juta. bersih dpt brp stlh pajak?"
    answer = await worker.say(said, "severance_calculate")
    assert "Pesangon: Rp643.750.000" in answer
    assert "Bersih setelah pajak: **Rp545.312.500**" in answer


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("trus jkp dpt brp sebulan, iuran udh 3 taun", "jkp_amount"),
        ("jkp dapet berapa kak kalo iuran 24 bulan", "jkp_amount"),
        ("jkp dapat berapa bulan", "jkp_eligibility"),
        ("jkp cair berapa lama, iuran 3 tahun", "jkp_eligibility"),
        ("iuran 3 tahun bisa dapat jkp berapa", "jkp_eligibility"),
        ("iuran jkp saya baru 10 bulan", "jkp_eligibility"),
    ],
)
def test_how_much_of_jkp_is_asked_whatever_is_told_beside(said: str, intent: str) -> None:
    turn = turn_of(said, "jkp_eligibility", topic="severance_tax")
    assert resolve(turn) == intent
