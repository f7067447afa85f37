"""Why a named line is so, sums with more parts, the check of a claim, a worker who is held."""

from __future__ import annotations

import pytest
from talking import SEVEN_YEARS, Worker, turn_of

from actions import lines
from actions.detained import asks_support, dependants_in
from actions.extras import extras_in
from actions.facts import UNKNOWN
from actions.follow_up import resolve
from actions.precheck import asks_precheck

ASK = ("hitung pesangon", "severance_calculate")
PLAN = SEVEN_YEARS | {
    "contract_type": "pkwtt",
    "phk_date": "2026-10-31",
    "agrees": "no",
    "contribution_months": 18,
    "jht_balance": 12_000_000,
    "leave_days": 6,
}


async def after_the_sum(**facts: object) -> Worker:
    worker = Worker(SEVEN_YEARS | facts)
    await worker.say(*ASK)
    return worker


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("kenapa upmk cuma segitu?", ["1 × 3 bulan", "Rp15.000.000", "Pasal 40 ayat 3"]),
        ("kok uang pesangonnya segitu", ["0,5 × 8 bulan", "Rp20.000.000", "Pasal 43 ayat 1"]),
        ("pajaknya dari mana?", ["Rp0 sampai Rp50.000.000", "PP 68/2009"]),
    ],
)
async def test_a_line_is_explained_with_its_working_and_article(
    said: str, words: list[str]
) -> None:
    worker = await after_the_sum()
    text = await worker.say(said, "explain")
    assert all(word in text for word in words)


async def test_only_the_line_that_was_named_is_explained() -> None:
    worker = await after_the_sum()
    text = await worker.say("kenapa upmk segitu?", "explain")
    assert "Uang pesangon (UP)" not in text


async def test_each_reason_that_may_apply_has_its_line() -> None:
    worker = await after_the_sum(phk_reason="efficiency")
    text = await worker.say("kenapa uang pesangon segitu?", "explain")
    assert "Rp20.000.000" in text
    assert "Rp40.000.000" in text


async def test_a_line_that_the_sum_does_not_have_is_left_to_the_whole_explanation() -> None:
    worker = await after_the_sum()
    text = await worker.say("kenapa cutinya ga dihitung?", "explain")
    assert "Masa kerja 7 tahun" in text


async def test_a_part_of_the_plan_is_explained() -> None:
    worker = Worker(dict(PLAN))
    await worker.say("rencana saya", "nlu_fallback")
    assert "6 hari ÷ 25" in await worker.say("kenapa cuti segitu?", "explain")
    assert "Saldo menurut pekerja" in await worker.say("jht nya dari mana?", "jht_info")
    jkp = await worker.say("kenapa jkp segitu?", "jkp_amount")
    assert "60% × Rp5.000.000" in jkp
    assert "dilaporkan perusahaan" in jkp


async def test_compensation_and_jkp_are_explained_under_their_own_sums() -> None:
    worker = Worker({"wage": 6_000_000, "tenure_months": 6, "contract_type": "pkwt"})
    await worker.say("hitung kompensasi", "contract_compensation")
    assert "6 bulan ÷ 12" in await worker.say("kenapa kompensasinya segitu?", "explain")
    worker = Worker({"wage": 6_000_000})
    await worker.say("jkp saya berapa", "jkp_amount")
    assert "60% × Rp5.000.000" in await worker.say("kenapa jkp cuma segitu?", "jkp_info")


@pytest.mark.parametrize(
    "said",
    [
        "upmk itu apa",
        "kenapa upmk saya beda dengan teman yang masa kerjanya sama persis dan juga kena efisiensi",
        "kenapa ditawari uang pesangon 10 juta?",
        "kenapa?",
    ],
)
def test_what_asks_no_line_is_not_taken_for_one(said: str) -> None:
    turn = turn_of(said, "explain", **SEVEN_YEARS, topic="severance_calculate")
    assert lines.line_asked(turn) is None


def test_without_a_sum_there_is_no_line_to_explain() -> None:
    assert lines.line_asked(turn_of("kenapa upmk segitu?", "explain")) is None


# more parts of a sum


@pytest.mark.parametrize(
    ("said", "stated"),
    [
        ("sisa cuti 6 hari", {"unused_leave_days": 6}),
        ("cuti saya masih 8 hari dibagi 20", {"unused_leave_days": 8, "leave_divisor": 20}),
        ("ada 12 hari cuti belum diambil", {"unused_leave_days": 12}),
        ("uang pisah 5 juta", {"uang_pisah": 5_000_000}),
        ("ongkos pulang kampung 2 juta", {"return_travel": 2_000_000}),
        (
            "dplk 10 juta, iuran perusahaan 60%",
            {"pension_benefit": 10_000_000, "pension_employer_share": "60/100"},
        ),
        ("perusahaannya usaha kecil", {"micro_small": True}),
        ("gaji 5 juta kerja 7 tahun", {}),
        ("cuti 300 hari", {}),
    ],
)
def test_parts_of_a_sum_are_read(said: str, stated: dict[str, object]) -> None:
    assert extras_in(turn_of(said)) == stated


async def test_leave_and_uang_pisah_are_part_of_the_sum() -> None:
    worker = Worker()
    said = "gaji 5 juta kerja 10 tahun pailit, sisa cuti 6 hari dibagi 20, uang pisah 5 juta"
    # the worked example of a former judge: 22.5 + 20 + 1.5 + 5
    text = await worker.say(said, "severance_calculate")
    assert "Pesangon: Rp49.000.000" in text
    assert worker.slots["wage"] == 5_000_000


async def test_a_part_said_later_is_added_to_the_same_sum() -> None:
    worker = await after_the_sum()
    assert "Rp36.000.000" in await worker.say("sisa cuti saya 5 hari", "nlu_fallback")
    assert "Rp38.000.000" in await worker.say("ongkos pulang 2 juta", "nlu_fallback")


async def test_a_pension_fund_is_taken_off_as_the_regulation_shows() -> None:
    worker = Worker({"wage": 5_000_000, "tenure_months": 24, "phk_reason": "merger"})
    await worker.say(*ASK)
    text = await worker.say("dplk 10 juta, 60% iuran perusahaan", "nlu_fallback")
    assert "Pesangon: Rp9.000.000" in text
    assert "Rp19.000.000" in (await worker.tap("Catatan lengkap"))


async def test_starting_again_forgets_the_parts() -> None:
    worker = await after_the_sum()
    await worker.say("ongkos pulang 2 juta", "nlu_fallback")
    await worker.say("mulai dari awal", "restart")
    assert not worker.slots.get("extras")


async def test_paid_by_output_below_the_minimum_wage_the_minimum_counts() -> None:
    worker = Worker()
    said = "borongan rata-rata 3 juta sebulan, UMK 4 juta, kerja 7 tahun, efisiensi karena rugi"
    text = await worker.say(said, "severance_calculate")
    assert "Upah Rp4.000.000" in text
    assert "Pesangon: Rp28.000.000" in text
    assert "dinaikkan ke upah minimum" in text


async def test_a_monthly_wage_below_the_minimum_is_computed_and_said_to_be_a_breach() -> None:
    worker = Worker()
    said = "gaji 3 juta, umk di sini 4 juta, kerja 7 tahun, efisiensi karena rugi"
    text = await worker.say(said, "severance_calculate")
    assert "Pesangon: Rp21.000.000" in text
    assert "di bawah upah minimum Rp4.000.000" in text


async def test_a_wage_that_is_the_minimum_wage_is_the_wage() -> None:
    said = "gaji umr 4 juta kerja 7 tahun, efisiensi karena rugi"
    assert "Pesangon: Rp28.000.000" in await Worker().say(said, "severance_calculate")


async def test_reasons_that_are_compared_have_their_difference() -> None:
    worker = await after_the_sum()
    text = await worker.say("bandingkan pensiun dengan pailit", "severance_calculate")
    assert "Rp85.000.000" in text
    assert "Rp35.000.000" in text
    assert "Selisihnya **Rp50.000.000**" in text


@pytest.mark.parametrize(
    "said",
    [
        "gaji 5 juta kerja maret 2015 sampai desember 2020 efisiensi, pesangon berapa",
        "saya di-PHK tahun 2019, gaji 5 juta kerja 7 tahun, pesangon berapa",
    ],
)
async def test_a_layoff_under_the_old_law_is_refused_with_the_reason(said: str) -> None:
    assert "2 Februari 2021" in await Worker().say(said, "severance_calculate")


async def test_a_pension_fund_that_the_company_pays_is_set_off_in_full() -> None:
    said = "ikut dplk. pensiun 20 tahun gaji 8 juta, saldo dplk dari perusahaan 50jt, pesangon brp"
    text = await Worker().say(said, "severance_calculate")
    assert "Rp132.000.000" in text
    assert "Pasal 58" in text


async def test_the_start_of_work_is_no_old_layoff() -> None:
    said = "sakit stroke 14 bulan mau diphk. gajiku 6jt masuk 2014 bulan mei, pesangon berapa"
    assert "Rp138.000.000" in await Worker().say(said, "severance_calculate")


async def test_a_layoff_today_is_not_taken_for_an_old_one() -> None:
    said = "kerja maret 2015 sampai oktober 2026 gaji 5 juta pailit"
    assert "Pesangon: Rp" in await Worker().say(said, "severance_calculate")


async def test_the_day_of_the_layoff_decides_the_rules() -> None:
    worker = Worker(SEVEN_YEARS | {"phk_date": "2020-06-30"})
    assert "2 Februari 2021" in await worker.say(*ASK)


# before a claim of JKP


async def test_the_check_names_what_was_found_who_mends_it_and_how() -> None:
    worker = Worker(dict(PLAN))
    text = await worker.say("cek klaim jkp saya dulu dong", "jkp_claim_howto")
    assert "masih diperselisihkan" in text
    assert "Disnaker" in text
    assert "Periksa juga" in text
    assert "Undangan bipartit 1" in worker.labels


async def test_the_rest_of_the_check_waits_behind_a_button() -> None:
    worker = Worker(dict(PLAN))
    await worker.say("cek klaim jkp saya", "jkp_claim_howto")
    text = await worker.tap("Daftar lengkap")
    assert "KAPK" in text
    assert text.count("\n- ") > 5


async def test_nothing_found_is_said_and_what_to_check() -> None:
    text = await Worker().say("klaim jkp saya bakal ditolak ga?", "jkp_problem")
    assert "belum ada yang membuat klaim JKP ditolak" in text
    assert "Periksa dulu" in text


async def test_the_check_has_a_button_under_the_plan_and_under_jkp() -> None:
    worker = Worker(dict(PLAN))
    await worker.say("rencana saya", "nlu_fallback")
    assert "Periksa juga" in await worker.tap("Cek klaim JKP")
    await worker.say("jkp saya berapa", "jkp_amount")
    assert "Cek klaim JKP" in worker.labels


@pytest.mark.parametrize(
    "said", ["cara klaim jkp", "klaim jkp saya ditolak kenapa", "cek saldo jht", "cek status klaim"]
)
def test_other_questions_about_a_claim_are_not_the_check(said: str) -> None:
    assert not asks_precheck(turn_of(said))


# a worker who is held


@pytest.mark.parametrize(
    ("said", "many"),
    [
        ("suami saya ditahan polisi, anak 2", 2),
        ("ada tiga tanggungan", 3),
        ("punya 2 anak dan istri", 3),
        ("4 tanggungan", 4),
        ("suami ditahan", None),
    ],
)
def test_dependants_are_counted(said: str, many: int | None) -> None:
    assert dependants_in(said) == many


async def test_the_family_of_a_worker_who_is_held_is_told_the_sum() -> None:
    worker = Worker()
    said = "suami saya ditahan polisi, gaji 4 juta, anak 2 dan istri, bantuan keluarganya berapa"
    # 45 % of 4 million over six months
    text = await worker.say(said, "severance_calculate")
    assert "Rp10.800.000" in text
    assert "perlu dipastikan" in text


async def test_without_a_wage_the_shares_are_said_and_without_dependants_the_table() -> None:
    worker = Worker()
    text = await worker.say("bapak ditahan polres, keluarga dapat bantuan?", "nlu_fallback")
    assert all(share in text for share in ("25%", "35%", "45%", "50%"))
    worker.slots["wage"] = 4_000_000
    text = await worker.say("suami ditangkap polisi, bantuan keluarga?", "nlu_fallback")
    assert all(sum_ in text for sum_ in ("Rp1.000.000", "Rp1.400.000", "Rp2.000.000"))


@pytest.mark.parametrize(
    "said",
    [
        "ijazah saya ditahan perusahaan, keluarga panik",
        "gaji saya ditahan, anak istri butuh makan",
        "suami saya di-PHK, anak dua",
    ],
)
def test_a_diploma_or_a_wage_that_is_held_is_another_matter(said: str) -> None:
    assert not asks_support(turn_of(said))


def test_a_known_topic_keeps_other_follow_ups() -> None:
    turn = turn_of("kalau gajinya 7 juta?", "inform", **SEVEN_YEARS, topic="severance_calculate")
    assert resolve(turn) == "severance_calculate"
    unknown = SEVEN_YEARS | {"phk_reason": UNKNOWN}
    assert lines.explained(turn_of("x", topic="severance_calculate", **unknown), "up")
