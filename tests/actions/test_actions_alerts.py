"""Alerts, reminders and the log of applications, as a worker orders and stops them."""

from __future__ import annotations

from datetime import date

import pytest
from fake_stores import FakeFiles
from sqlalchemy import select
from sqlalchemy.exc import OperationalError
from talking import SENDER, TODAY, Worker, turn_of

from actions.application_words import entry_in
from actions.clock import now
from actions.desk import Desk
from actions.later_words import meant_later
from benefits.result import day_text
from jobs.alerts import alerts_of, query_of
from jobs.applications import Sort
from jobs.posting import Kind, Posting
from jobs.proof_month import first_paid
from jobs.query import Query
from jobs.store import save
from storage.models import Alert, Application, Reminder

OPERATOR = "kabari kalau ada loker operator produksi di bekasi tiap minggu"
PLAN = {
    "wage": 5_000_000,
    "tenure_months": 84,
    "phk_date": "2026-11-20",
    "phk_reason": "efficiency_loss",
    "contract_type": "pkwtt",
    "agrees": "yes",
    "contribution_months": 24,
}


async def mine(desk: Desk) -> list[Alert]:
    async with desk.sessions() as session:
        return list(await alerts_of(session, desk.vault.index(SENDER)))


async def test_one_sentence_orders_an_alert_and_says_what_will_come(
    worker: Worker, desk: Desk
) -> None:
    said = await worker.say(OPERATOR, "alert_subscribe")
    assert "Siap, saya kabari tiap minggu: lowongan operator produksi di Bekasi" in said
    assert "mulai 29-11-2026" in said
    assert "21.00 sampai 07.00 WIB" in said
    (alert,) = await mine(desk)
    assert alert.every == "weekly"
    assert query_of(alert) == Query(occupations=("operator produksi",), places=("Bekasi",))
    assert "Stop kabar ini" in worker.labels


@pytest.mark.parametrize(
    ("text", "every", "kind"),
    [
        ("kabari kalau ada loker sopir di surabaya", "daily", Kind.JOB),
        ("infoin langsung kalo ada lowongan sopir di surabaya", "instant", Kind.JOB),
        ("kasih tau tiap hari kalau ada pelatihan las di karawang", "daily", Kind.TRAINING),
        ("kabarin mingguan soal magang di bandung", "weekly", Kind.INTERNSHIP),
    ],
)
async def test_pace_and_kind_are_read_from_the_words(
    worker: Worker, desk: Desk, text: str, every: str, kind: Kind
) -> None:
    await worker.say(text, "alert_subscribe")
    (alert,) = await mine(desk)
    assert (alert.every, query_of(alert).kind) == (every, kind)


async def test_after_a_search_its_button_keeps_that_search(worker: Worker, desk: Desk) -> None:
    searched = Query(occupations=("kasir",), places=("Depok",), pay=4_000_000)
    worker.slots["search"] = {"query": searched.as_dict(), "shown": []}
    said = await worker.say("/alert_subscribe", "alert_subscribe")
    assert "lowongan kasir di Depok dengan upah sedikitnya Rp4.000.000" in said
    assert query_of((await mine(desk))[0]) == searched


async def test_without_what_and_where_it_asks_and_takes_the_answer(
    worker: Worker, desk: Desk
) -> None:
    assert "soal apa, dan di mana" in await worker.say("mau langganan kabar", "alert_subscribe")
    assert await mine(desk) == []
    assert "Siap, saya kabari" in await worker.say("kasir di depok", "job_search")
    assert len(await mine(desk)) == 1


async def test_a_tap_changes_the_pace_pauses_and_goes_on(worker: Worker, desk: Desk) -> None:
    await worker.say(OPERATOR, "alert_subscribe")
    assert "tiap hari" in await worker.tap("Tiap hari")
    assert "dijeda" in await worker.tap("Jeda 2 minggu")
    assert (await mine(desk))[0].status == "paused"
    assert "tiap hari" in await worker.tap("Lanjutkan")
    (alert,) = await mine(desk)
    assert (alert.status, alert.every) == ("active", "daily")


async def test_the_list_shows_all_and_leads_to_each(worker: Worker, desk: Desk) -> None:
    await worker.say(OPERATOR, "alert_subscribe")
    await worker.say("kabari loker sopir di surabaya", "alert_subscribe")
    said = await worker.say("langganan saya apa aja", "alert_list")
    assert "1. lowongan operator produksi di Bekasi, tiap minggu" in said
    assert "2. lowongan sopir di Surabaya, tiap hari" in said
    assert "lowongan sopir di Surabaya" in await worker.tap("Ubah no. 2")


async def test_the_only_alert_is_stopped_by_a_word(worker: Worker, desk: Desk) -> None:
    await worker.say(OPERATOR, "alert_subscribe")
    said = await worker.say("stop kabar loker", "alert_unsubscribe")
    assert "Berhenti: lowongan operator produksi di Bekasi" in said
    assert await mine(desk) == []
    assert "Belum ada langganan" in await worker.say("stop", "alert_unsubscribe")


async def test_of_several_the_named_one_stops_or_it_asks_which(worker: Worker, desk: Desk) -> None:
    await worker.say(OPERATOR, "alert_subscribe")
    await worker.say("kabari loker sopir di surabaya", "alert_subscribe")
    assert "Yang mana" in await worker.say("berhenti kabari saya", "alert_unsubscribe")
    await worker.say("stop kabar loker sopir", "alert_unsubscribe")
    assert [query_of(each).places for each in await mine(desk)] == [("Bekasi",)]
    await worker.say("kabari loker kasir di depok", "alert_subscribe")
    await worker.say("stop semua kabar", "alert_unsubscribe")
    assert await mine(desk) == []


async def test_a_stop_under_an_old_alert_says_that_it_is_gone(worker: Worker, desk: Desk) -> None:
    said = await worker.say('/alert_unsubscribe{"alert": 99}', "alert_unsubscribe")
    assert "sudah tidak ada" in said


async def test_words_pause_for_two_weeks(worker: Worker, desk: Desk) -> None:
    await worker.say(OPERATOR, "alert_subscribe")
    assert "Dijeda sampai 06-12-2026" in await worker.say("jeda dulu kabar lokernya", "job_search")
    assert (await mine(desk))[0].status == "paused"


async def test_nobody_changes_the_alert_of_another(worker: Worker, desk: Desk) -> None:
    await worker.say(OPERATOR, "alert_subscribe")
    (alert,) = await mine(desk)
    async with desk.sessions.begin() as session:
        row = await session.get_one(Alert, alert.id)
        row.owner = b"x" * 32
    said = await worker.say(f'/alert_unsubscribe{{"alert": {alert.id}}}', "alert_unsubscribe")
    assert "sudah tidak ada" in said
    async with desk.sessions() as session:
        assert await session.get(Alert, alert.id)


async def test_a_database_that_fails_is_said_and_nothing_is_promised(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails() -> Desk:
        raise OperationalError("", {}, Exception())

    monkeypatch.setattr("actions.desk._made", fails)
    said = await worker.say(OPERATOR, "alert_subscribe")
    assert "belum saya catat" in said
    assert "Siap" not in said


NOTED = [
    ("kemarin lamar ke Indomaret via email", "Indomaret", "email", date(2026, 11, 21)),
    (
        "sudah apply ke PT Maju Jaya sebagai kasir lewat jobstreet",
        "PT Maju Jaya",
        "JobStreet",
        TODAY,
    ),
    ("td pagi ngelamar di alfamart", "alfamart", "", TODAY),
    ("barusan kirim cv ke Bank BCA", "Bank BCA", "", TODAY),
    ("udah masukin lamaran ke RS Hermina, langsung", "RS Hermina", "langsung", TODAY),
    ("apply di Tokopedia lewat linkedin kemarin", "Tokopedia", "LinkedIn", date(2026, 11, 21)),
    ("3 hari lalu lamar ke JNE bekasi", "JNE bekasi", "", date(2026, 11, 19)),
    ("tgl 20 november lamar ke toko Sinar", "toko Sinar", "", date(2026, 11, 20)),
]


@pytest.mark.parametrize(("text", "company", "how", "day"), NOTED)
def test_an_application_is_read_from_the_words(
    text: str, company: str, how: str, day: date
) -> None:
    turn = turn_of(text, "nlu_fallback")
    assert meant_later(turn) == "application"
    entry = entry_in(turn)
    assert (entry.company, entry.how, entry.day) == (company, how, day)
    assert entry.kind is Sort.APPLICATION


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("tadi interview di PT Astra", "PT Astra"),
        ("besok wawancara di Hotel Santika", "Hotel Santika"),
        ("dipanggil tes tertulis sama pt unilever", "pt unilever"),
    ],
)
def test_an_interview_is_read_from_the_words(text: str, company: str) -> None:
    turn = turn_of(text, "scam_check")
    assert meant_later(turn) == "application"
    entry = entry_in(turn)
    assert (entry.kind, entry.company, entry.day) == (Sort.INTERVIEW, company, TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "cara lamar ke indomaret gimana?",
        "saya mau lamar ke alfamart",
        "kemarin lamar ke PT X disuruh bayar 500 ribu",
        "tips interview dong",
        "dipanggil interview di PT Astra tapi disuruh transfer dulu",
        "tadi dapat panggilan interview dari PT Freeport, ini asli ga",
        "sudah lamar tapi ijazah ditahan",
        "loker operator di bekasi",
        "gaji saya 5 juta",
        "udah lamar belum dipanggil kenapa ya",
        "sudah 3 bulan jkp saya belum cair",
        "kabari kalau ada loker, ingetin ya",
        "surat lamaran kerja yang bagus gimana",
    ],
)
def test_a_question_or_a_wish_is_no_entry(text: str) -> None:
    assert meant_later(turn_of(text, "nlu_fallback")) is None


async def test_what_is_told_is_noted_counted_and_can_be_taken_back(
    worker: Worker, desk: Desk
) -> None:
    said = await worker.say("kemarin lamar ke Indomaret via email", "nlu_fallback")
    assert "21-11-2026: lamaran, Indomaret, lewat email" in said
    assert "**1 dari 5**, kurang **4**" in said
    assert "sudah tercatat" in await worker.say("kemarin lamar ke Indomaret via email", "inform")
    await worker.say("tadi lamar ke Alfamart", "inform")
    assert "Dihapus" in await worker.tap("Batalkan")
    said = await worker.say("daftar lamaran saya", "nlu_fallback")
    assert "Indomaret" in said
    assert "Alfamart" not in said


async def test_without_a_company_it_asks_where(worker: Worker, desk: Desk) -> None:
    assert "Ke perusahaan apa?" in await worker.say("sudah lamar tadi", "inform")
    async with desk.sessions() as session:
        assert list(await session.scalars(select(Application))) == []


@pytest.mark.parametrize(
    ("answer", "companies"),
    [
        ("Indomaret", ["Indomaret"]),
        ("ke PT Maju Jaya", ["PT Maju Jaya"]),
        ("indomaret, JNE dan Alfamart", ["indomaret", "JNE", "Alfamart"]),
    ],
)
async def test_the_company_may_come_in_the_next_message(
    worker: Worker, desk: Desk, answer: str, companies: list[str]
) -> None:
    await worker.say("kemarin lamar kerja lewat email", "inform")
    said = await worker.say(answer, "nlu_fallback")
    for company in companies:
        assert f"21-11-2026: lamaran, {company}, lewat email" in said
    assert "applied" not in worker.slots["pending"]


async def test_a_question_instead_of_the_company_is_answered(worker: Worker, desk: Desk) -> None:
    await worker.say("sudah lamar tadi", "inform")
    said = await worker.say("berapa lama jkp dibayar?", "jkp_timing")
    assert "6 bulan" in said
    await worker.say("Indomaret", "nlu_fallback")
    async with desk.sessions() as session:
        assert list(await session.scalars(select(Application))) == []


async def test_what_waits_outside_a_form_is_no_answer_in_it(worker: Worker, desk: Desk) -> None:
    await worker.say("hitung pesangon", "severance_calculate")
    await worker.say("sudah lamar tadi", "application")
    await worker.say("7 tahun", "inform")
    assert worker.slots.get("wage") is None
    assert worker.slots["tenure_months"] == 84


async def test_a_button_under_a_posting_notes_it_once(worker: Worker, desk: Desk) -> None:
    offered = Posting("contoh", "1", Kind.JOB, "Kasir", "https://x.id/1", now(), company="PT Toko")
    async with desk.sessions.begin() as session:
        (number,) = await save(session, [offered], now())
    payload = f'/inform{{"posting": {number}}}'
    assert "PT Toko, Kasir" in await worker.say(payload, "inform")
    assert "sudah tercatat" in await worker.say(payload, "inform")


async def test_the_month_becomes_a_paper(worker: Worker, desk: Desk, files: FakeFiles) -> None:
    await worker.say("tadi interview di PT Astra", "inform")
    said = await worker.say("minta pdf lamaran saya", "inform")
    assert "bukti aslinya" in said
    (file,) = files.kept[SENDER]
    assert (file.name, file.content[:5]) == ("lamaran-2026-11.pdf", b"%PDF-")
    said = await worker.say("daftar lamaran bulan lalu", "nlu_fallback")
    assert "Belum ada lamaran" in said


PAID = [
    ("jkp saya sudah cair tanggal 3 november", date(2026, 11, 3)),
    ("JKP pertama masuk rekening kemarin", date(2026, 11, 21)),
    ("sy udh terima jkp sejak 15 oktober 2026", date(2026, 10, 15)),
    ("uang jkp bulan pertama cair 20 november", date(2026, 11, 20)),
]


@pytest.mark.parametrize(("text", "day"), PAID)
async def test_who_tells_when_jkp_was_paid_has_months_from_that_day(
    worker: Worker, desk: Desk, text: str, day: date
) -> None:
    said = await worker.say(text, "jkp_timing")
    assert f"JKP pertama cair {day_text(day)}" in said
    async with desk.sessions() as session:
        assert await first_paid(session, desk.vault.index(SENDER)) == day


def test_an_application_of_somebody_who_gets_jkp_is_an_application() -> None:
    turn = turn_of("saya sudah terima jkp, tadi lamar ke Indomaret", "inform")
    assert meant_later(turn) == "application"


@pytest.mark.parametrize(
    "text",
    [
        "jkp saya belum cair",
        "sudah 3 bulan jkp saya belum cair",
        "jkp sudah cair tapi cuma 1 juta",
        "kapan jkp cair",
        "jkp bulan ke-2 belum masuk",
        "kalau sudah terima jkp boleh kerja?",
        "sudah dapat jkp berapa bulan",
        "jkp saya bulan kedua sudah cair",
    ],
)
def test_a_question_about_the_money_or_a_later_month_tells_no_start(text: str) -> None:
    assert meant_later(turn_of(text, "jkp_problem")) is None


async def test_months_of_the_calendar_are_called_so_until_the_start_is_known(
    worker: Worker, desk: Desk
) -> None:
    await worker.say("tgl 20 oktober lamar ke toko Sinar", "inform")
    said = await worker.say("daftar lamaran saya", "nlu_fallback")
    assert "Dihitung per bulan kalender" in said
    assert "bulan 11-2026" in said
    assert "Tanggal berapa JKP pertama kali cair?" in await worker.tap("JKP saya sudah cair")
    said = await worker.say("15 september 2026", "inform")
    assert "JKP bulan ke-3 (15-11-2026 sampai 14-12-2026)" in said
    said = await worker.say("daftar lamaran bulan lalu", "nlu_fallback")
    assert "JKP bulan ke-2 (15-10-2026 sampai 14-11-2026)" in said
    assert "toko Sinar" in said
    assert "kalender" not in said
    assert "Bukti mencari kerja untuk JKP bulan ke-4" in await worker.say(
        "pengingat saya", "inform"
    )


async def test_without_a_day_it_asks_for_one_and_what_is_long_over_is_said_so(
    worker: Worker, desk: Desk
) -> None:
    assert "Tanggal berapa" in await worker.say("jkp saya sudah cair", "jkp_timing")
    assert "paling lama 6 bulan" in await worker.say("3 januari 2026", "inform")
    assert "JKP pertama cair" in await worker.say("eh 3 november", "inform")
    async with desk.sessions() as session:
        assert await first_paid(session, desk.vault.index(SENDER)) == date(2026, 11, 3)


async def test_a_plan_is_reminded_of_by_its_button_and_stopped_by_words(
    worker: Worker, desk: Desk
) -> None:
    worker.slots |= PLAN
    said = await worker.say('/inform{"reminder": "on"}', "inform")
    assert "Ajukan klaim JKP" in said
    assert "paling lambat **20-05-2027**" in said
    async with desk.sessions() as session:
        steps = {row.step for row in await session.scalars(select(Reminder))}
    assert {"jkp_month_1", "jkp_month_6", "jht_claim"} <= steps
    assert "Ajukan klaim JKP" in await worker.say("pengingat saya", "nlu_fallback")
    assert "tandai beres" in await worker.say('/inform{"reminder": "jkp_month_1"}', "inform")
    assert "Ajukan klaim JKP" not in await worker.say("pengingat saya", "nlu_fallback")
    assert "dihentikan" in await worker.say("stop ingatkan saya", "stop")
    assert "Belum ada pengingat" in await worker.say("lihat pengingat", "nlu_fallback")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("stop kabar", "alert_unsubscribe"),
        ("hapus semua kabar", "alert_unsubscribe"),
        ("berhenti langganan loker", "alert_unsubscribe"),
        ("ga usah kirim kabar lagi", "alert_unsubscribe"),
        ("jeda dulu kabarnya", "alert_unsubscribe"),
        ("lanjutkan kabarnya", "alert_resume"),
        ("aktifkan lagi notif loker", "alert_resume"),
        ("daftar kabar saya", "alert_list"),
        ("kabari saya", "alert_subscribe"),
        ("kabarin ya kalo ada", "alert_subscribe"),
        ("kurang berapa lamaran lagi bulan ini", "application_list"),
        ("berapa lamaran saya bulan ini", "application_list"),
        ("langganan saya", "alert_list"),
        ("hapus semua data saya", None),
        ("berhenti kerja belum ada kabar dari hrd", None),
        ("gimana kabar jkp saya", None),
        ("stop", None),
    ],
)
def test_alerts_are_ruled_by_words(text: str, meant: str | None) -> None:
    assert meant_later(turn_of(text, "nlu_fallback")) == meant


async def test_an_alert_is_paused_and_goes_on_by_words(worker: Worker, desk: Desk) -> None:
    await worker.say(OPERATOR, "alert_subscribe")
    await worker.say("jeda dulu kabarnya", "alert_unsubscribe")
    assert [each.status for each in await mine(desk)] == ["paused"]
    assert "operator produksi di Bekasi" in await worker.say("lanjutkan kabarnya", "nlu_fallback")
    assert [each.status for each in await mine(desk)] == ["active"]
    assert "Berhenti: lowongan operator" in await worker.say("stop kabar", "stop")
    assert await mine(desk) == []


async def test_a_pause_that_names_none_is_one_of_all(worker: Worker, desk: Desk) -> None:
    await worker.say("kabari kalau ada loker sopir di surabaya", "alert_subscribe")
    await worker.say(OPERATOR, "alert_subscribe")
    said = await worker.say("jeda dulu ya kabarnya", "alert_unsubscribe")
    assert "Dijeda sampai" in said
    assert [each.status for each in await mine(desk)] == ["paused", "paused"]


async def test_the_pace_of_the_last_alert_changes_by_words(worker: Worker, desk: Desk) -> None:
    await worker.say("kabari kalau ada loker sopir di surabaya", "alert_subscribe")
    assert "tiap minggu" in await worker.say("ganti jadi tiap minggu", "alert_subscribe")
    assert [each.every for each in await mine(desk)] == ["weekly"]


async def test_without_a_plan_its_questions_come_first(worker: Worker, desk: Desk) -> None:
    await worker.say("ingatkan saya batas klaim", "nlu_fallback")
    assert worker.slots["form"] == "plan_form"


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("kabari saya jam 8 sampai 17 saja", "08.00 dan 17.00 WIB"),
        ("jangan kirim notif jam 20 sampai 9", "09.00 dan 20.00 WIB"),
        ("zona waktu saya WITA", "07.00 dan 21.00 WITA"),
    ],
)
async def test_hours_and_zone_can_be_chosen(
    worker: Worker, desk: Desk, text: str, hours: str
) -> None:
    assert hours in await worker.say(text, "nlu_fallback")
    said = await worker.say(OPERATOR, "alert_subscribe")
    start, end, zone = hours.replace("dan ", "").split()
    assert f"{end} sampai {start} {zone}" in said


@pytest.mark.parametrize("text", ["kerja jam 8 sampai 17 lembur dibayar?", "loker sif jam 7 - 15"])
def test_hours_of_work_are_no_wish(text: str) -> None:
    assert meant_later(turn_of(text, "job_search")) is None


@pytest.mark.parametrize(
    ("text", "intent", "left"),
    [
        ("stop yang sopir", "stop", ["Bekasi"]),
        ("yang di bekasi aja", "job_search", ["Surabaya"]),
        ("yang nomor 1", "nlu_fallback", ["Bekasi"]),
        ("dua-duanya", "nlu_fallback", []),
        ("loker sopir surabaya", "job_search", ["Surabaya", "Bekasi"]),
    ],
)
async def test_which_alert_shall_stop_is_answered_in_words(
    worker: Worker, desk: Desk, text: str, intent: str, left: list[str]
) -> None:
    await worker.say("kabari kalau ada loker sopir di surabaya", "alert_subscribe")
    await worker.say(OPERATOR, "alert_subscribe")
    assert "Yang mana yang dihentikan" in await worker.say("stop kabarnya", "alert_unsubscribe")
    await worker.say(text, intent)
    assert [query_of(each).places[0] for each in await mine(desk)] == left


async def test_under_the_list_a_bare_pause_is_one_of_alerts(worker: Worker, desk: Desk) -> None:
    await worker.say(OPERATOR, "alert_subscribe")
    await worker.say("langganan saya", "alert_list")
    assert "Dijeda" in await worker.say("jeda dulu", "goodbye")
    assert [each.status for each in await mine(desk)] == ["paused"]


async def test_another_pace_is_of_the_alert_before_and_not_of_an_earlier_search(
    worker: Worker, desk: Desk
) -> None:
    worker.slots["search"] = {"query": Query(occupations=("kasir",)).as_dict(), "shown": []}
    await worker.say(OPERATOR, "alert_subscribe")
    assert "operator produksi" in await worker.say("ubah jadi tiap hari", "alert_subscribe")
    assert [each.every for each in await mine(desk)] == ["daily"]
