"""The guided intake: consent, one question a message, corrections, coming back, sending."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pikepdf
import pytest
from intake_driver import ANSWERS, NIK
from intaking import answer, filled, sends, started, with_real_files
from papers_of_tests import document, photo
from sqlalchemy import func, select
from talking import Worker, texts

from actions.cases import code_in, waiting_draft
from claims import drafts
from claims.intake import INTAKES, MOST_QUESTIONS, question
from claims.office import Office
from claims.own import cases_of
from storage.files import FileStore
from storage.models import Case, CaseAnswer, CaseDocument, Reminder, StoredFile


@pytest.fixture(autouse=True)
def real_files(monkeypatch: pytest.MonkeyPatch, office: Office) -> FileStore:
    """Papers go through the real store."""
    return with_real_files(monkeypatch, office)


async def count(office: Office, table: Any) -> int:
    async with office.sessions() as session:
        return await session.scalar(select(func.count()).select_from(table)) or 0


async def held(office: Office, worker: Worker) -> drafts.Draft:
    draft = await drafts.current(office, worker.sender)
    assert draft
    return draft


@pytest.mark.parametrize("kind", INTAKES)
def test_no_intake_asks_more_than_twelve_questions_consent_included(kind: str) -> None:
    assert len(INTAKES[kind]) + 1 <= MOST_QUESTIONS
    for each in INTAKES[kind]:
        assert {"label", "ask", "why", "invalid", "words"} <= each.text.keys()
        assert len(each.label) <= 30
        assert all(len(way["label"]) <= 20 for way in each.text.get("buttons", ()))


async def test_without_a_name_of_a_claim_it_offers_the_three(worker: Worker) -> None:
    await worker.say("bantu saya urus klaim", "claim_start")
    assert worker.labels == ["Klaim JKP", "Klaim JHT", "Pesangon"]
    assert "disimpan" in await worker.tap("Klaim JHT")


async def test_nothing_is_kept_before_the_consent(worker: Worker, office: Office) -> None:
    said = await worker.say("klaim JKP", "claim_start")
    for told in ("disimpan", "Untuk apa", "30 hari", "365 hari", "hapus data saya", "NIK"):
        assert told in said
    assert await count(office, Case) == 0
    assert "Tidak ada yang disimpan" in await worker.tap("Tidak setuju")
    assert await count(office, Case) == 0
    assert worker.slots["requested_slot"] is None


async def test_a_question_about_the_data_is_answered_before_the_consent(worker: Worker) -> None:
    await worker.say("klaim JKP", "claim_start")
    said = await worker.say("datanya aman ga?", "privacy")
    assert "terenkripsi" in said or "disandikan" in said
    assert worker.labels[-2:] == ["Setuju", "Tidak setuju"]


@pytest.mark.parametrize("kind", INTAKES)
async def test_each_intake_ends_in_a_number_and_a_packet(
    worker: Worker, office: Office, real_files: FileStore, kind: str
) -> None:
    await filled(worker, real_files, kind)
    said = texts(worker.messages)
    assert "Ringkasan" in said
    assert NIK not in said
    assert "Nomor kasus Anda" in await worker.tap("Benar, kirim")
    (own,) = await cases_of(office, worker.sender)
    assert own.number
    assert own.number in texts(worker.messages)
    (sent,) = [m["custom"] for m in worker.messages if m.get("custom")]
    (file,) = sent["files"]
    assert file["name"] == f"kasus-{own.number}.pdf"
    packet = await real_files.give(worker.sender, file["id"])
    assert packet
    with pikepdf.open(io.BytesIO(packet.content)) as pdf:
        assert len(pdf.pages) >= (1 if kind == "jht" else 3)
    assert await count(office, CaseDocument) == sum(each.paper for each in INTAKES[kind])


@pytest.mark.parametrize("kind", INTAKES)
async def test_each_answer_is_in_the_database_before_the_next_question(
    worker: Worker, office: Office, real_files: FileStore, kind: str
) -> None:
    await started(worker, kind)
    for place, each in enumerate(INTAKES[kind]):
        assert (await held(office, worker)).asked == each.slot
        await answer(worker, real_files, each.slot)
        assert len((await held(office, worker)).answers) == place + 1


@pytest.mark.parametrize("kind", INTAKES)
async def test_the_deadlines_of_a_case_become_reminders(
    worker: Worker, office: Office, real_files: FileStore, kind: str
) -> None:
    await filled(worker, real_files, kind)
    assert "batas waktu" in await worker.tap("Benar, kirim")
    async with office.sessions() as session:
        steps = set(await session.scalars(select(Reminder.step)))
    expected = {"jkp": "jkp_month_1", "jht": "jht_claim", "severance": "bipartit"}[kind]
    assert any(step.startswith(expected) for step in steps)


async def test_progress_is_shown_with_each_question(worker: Worker) -> None:
    await started(worker)
    said = await worker.say(ANSWERS["name"])
    assert "■□□□□□□□□□□ 1/11" in said
    assert "NIK" in said


async def test_what_a_sum_knows_is_shown_to_be_confirmed(
    worker: Worker, office: Office, real_files: FileStore
) -> None:
    worker.slots |= {"wage": 4_800_000, "phk_date": "2026-10-30"}
    await started(worker)
    for slot in ("name", "nik", "phone", "employer", "kpj"):
        await answer(worker, real_files, slot)
    assert "30 Oktober 2026" in texts(worker.messages)
    assert "Rp4.800.000" in await worker.tap("Ya, benar")
    assert "upah sebulan" in await worker.tap("Ubah")
    await worker.say("5 juta")
    draft = await held(office, worker)
    assert (draft.value("phk_date"), draft.value("wage")) == ("2026-10-30", 5_000_000)
    assert worker.slots["wage"] == 5_000_000


async def test_what_another_case_knows_is_shown_to_be_confirmed(
    worker: Worker, real_files: FileStore
) -> None:
    await filled(worker, real_files, "jkp")
    await worker.tap("Benar, kirim")
    await started(worker, "jht")
    assert "Siti Aminah" in texts(worker.messages)
    said = await worker.tap("Ya, benar")
    assert "3216…003" in said
    assert NIK not in said


@pytest.mark.parametrize(
    ("slot", "said", "why"),
    [
        ("nik", "12345", "NIK-nya belum terbaca"),
        ("nik", "321601450290000", "16 angka; yang tertulis 15"),
        ("nik", "9916014502900003", "tidak cocok"),
        ("phone", "0812", "belum terbaca"),
        ("phone", "99999 88888", "tidak bisa dihubungi"),
        ("kpj", "12345", "11 angka; yang tertulis 5"),
        ("phk_date", "entah kapan", "tanggalnya belum terbaca"),
        ("phk_date", "3 Maret 2019", "aturan lama"),
        ("wage", "5 ribu", "terlalu kecil"),
    ],
)
async def test_an_answer_that_cannot_stand_is_refused_with_its_reason(
    worker: Worker, office: Office, real_files: FileStore, slot: str, said: str, why: str
) -> None:
    await started(worker)
    for each in INTAKES["jkp"]:
        if each.slot == slot:
            break
        await answer(worker, real_files, each.slot)
    assert why in await worker.say(said)
    assert slot not in (await held(office, worker)).answers


async def test_after_two_refusals_the_ways_out_are_offered(worker: Worker) -> None:
    await started(worker)
    await worker.say(ANSWERS["name"])
    for _ in range(2):
        await worker.say("12345")
    assert worker.labels == ["Lewati", "Simpan dulu", "Bicara petugas"]
    assert "Tersimpan" in await worker.tap("Simpan dulu")


async def test_a_number_that_does_not_fit_the_name_is_asked_back(
    worker: Worker, office: Office
) -> None:
    await started(worker)
    await worker.say("Budi Santoso")
    assert "perempuan" in await worker.say(NIK)
    assert "nik" not in (await held(office, worker)).answers
    assert "Nomor HP" in await worker.tap("Ya, benar")
    assert (await held(office, worker)).value("nik") == NIK


async def test_a_company_may_be_named_like_a_topic(worker: Worker, office: Office) -> None:
    await started(worker, "severance")
    await worker.say("Siti Aminah")
    await worker.say("0812 3456 7890")
    assert "Status kerja" in await worker.say("PT Rahasia Prakerja, Bekasi", "privacy")
    value = (await held(office, worker)).value("employer")
    assert value == {"name": "PT Rahasia Prakerja", "city": "Bekasi"}


async def test_back_skip_and_dont_know(worker: Worker, office: Office) -> None:
    await started(worker)
    await worker.say(ANSWERS["name"])
    assert "Nama lengkap" in await worker.say("kembali", "go_back")
    await worker.say("Siti Aisyah")
    assert "Nomor HP" in await worker.say("lewati", "skip")
    assert "Nama perusahaan" in await worker.say("ga tau", "dont_know")
    draft = await held(office, worker)
    assert draft.value("name") == "Siti Aisyah"
    states = [draft.answers[slot].state for slot in ("nik", "phone")]
    assert states == ["skipped", "unknown"]


async def test_the_name_cannot_be_skipped(worker: Worker, office: Office) -> None:
    await started(worker)
    assert "seperti di KTP" in await worker.say("lewati", "skip")
    assert (await held(office, worker)).answers == {}


@pytest.mark.parametrize(
    ("said", "slot", "value"),
    [
        ("NIK-nya salah, yang benar 3216014602900003", "nik", "3216014602900003"),
        ("nama saya salah, harusnya Siti Rahayu", "name", "Siti Rahayu"),
        ("eh nomor HP nya ganti 0813 1111 2222", "phone", "+6281311112222"),
    ],
)
async def test_an_earlier_answer_is_corrected_in_words(
    worker: Worker, office: Office, real_files: FileStore, said: str, slot: str, value: str
) -> None:
    await started(worker)
    for each in ("name", "nik", "phone"):
        await answer(worker, real_files, each)
    assert "Nama perusahaan" in await worker.say(said)
    assert (await held(office, worker)).value(slot) == value


async def test_a_correction_without_its_value_asks_that_question_again(
    worker: Worker, office: Office, real_files: FileStore
) -> None:
    await started(worker)
    for each in ("name", "nik", "phone"):
        await answer(worker, real_files, each)
    assert "Berapa **NIK**" in await worker.say("NIK-nya salah")
    await worker.say("3216014602900003")
    draft = await held(office, worker)
    assert (draft.value("nik"), draft.asked) == ("3216014602900003", "employer")


async def test_a_question_in_the_middle_is_answered_and_the_intake_goes_on(
    worker: Worker, office: Office
) -> None:
    await started(worker)
    said = await worker.say("JKP itu apa?", "jkp_info")
    assert "Jaminan Kehilangan Pekerjaan" in said
    assert "Nama lengkap" in said
    assert "Berapa **NIK**" in await worker.say("Siti Aminah")
    assert "mencocokkan" in await worker.say("buat apa?", "explain")
    assert (await held(office, worker)).asked == "nik"


async def test_distress_comes_first_and_the_draft_waits(worker: Worker, office: Office) -> None:
    await started(worker)
    await worker.say("Siti Aminah")
    assert "119" in await worker.say("pengen mati aja", "distress")
    assert (await held(office, worker)).value("name") == "Siti Aminah"
    assert worker.slots["requested_slot"] is None


async def test_a_short_answer_that_sounds_like_despair_is_an_answer(
    worker: Worker, office: Office
) -> None:
    await started(worker)
    await worker.say("Siti Aminah")
    assert "119" not in await worker.say(NIK, "distress")
    assert (await held(office, worker)).value("nik") == NIK
    assert "119" in await worker.say("hampa", "distress")


async def test_a_name_is_no_despair_on_a_doubt(worker: Worker, office: Office) -> None:
    await started(worker)
    assert "119" in await worker.say("capek hidup", "distress", (("distress", 0.9),))
    await worker.say("lanjut", "affirm")
    assert "119" not in await worker.say("Siti Aabg", "distress", (("distress", 0.5),))
    assert (await held(office, worker)).value("name") == "Siti Aabg"


async def test_saved_for_later_it_goes_on_where_it_was(worker: Worker, office: Office) -> None:
    await started(worker)
    await worker.say("Siti Aminah")
    said = await worker.say("simpan dulu ya", "stop")
    draft = await held(office, worker)
    assert draft.code in said
    assert "Berapa **NIK**" in await worker.say("lanjutkan klaim", "claim_start")


@pytest.mark.parametrize("words", ["lanjut", "lanjutkan klaim", "ok lanjut isian saya"])
async def test_going_on_while_it_runs_asks_the_open_question_again(
    worker: Worker, office: Office, words: str
) -> None:
    await started(worker)
    await worker.say("Siti Aminah")
    assert "Berapa **NIK**" in await worker.say(words, "claim_start")
    assert (await held(office, worker)).value("nik") is None


async def test_a_cancelled_intake_is_kept_or_erased_as_the_worker_says(
    worker: Worker, office: Office
) -> None:
    await started(worker)
    await worker.say("Siti Aminah")
    await worker.say("batal", "stop")
    assert worker.labels == ["Lanjutkan", "Simpan dulu", "Hapus draf"]
    assert "Berapa **NIK**" in await worker.tap("Lanjutkan")
    await worker.say("batal", "stop")
    assert "sudah dihapus" in await worker.tap("Hapus draf")
    assert await count(office, Case) == await count(office, CaseAnswer) == 0


async def test_a_code_brings_it_to_another_channel(office: Office) -> None:
    phone, web = Worker(sender="telegram:1"), Worker(sender="web:2")
    await started(phone)
    await phone.say("Siti Aminah")
    code = (await held(office, phone)).code
    assert "Berapa **NIK**" in await web.say(f"lanjutkan klaim {code}", "claim_start")
    assert "aplikasi lain" in await phone.say(NIK)
    assert "Nomor HP" in await web.say(NIK)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("lanjutkan klaim 7K3Q-9XMW-C2D4", "7K3Q-9XMW-C2D4"),
        ("kode saya 7k3q 9xmw c2d4", "7k3q 9xmw c2d4"),
        ("lanjutkan klaim", None),
        ("kerja saya teruskan dari tahun 2019", None),
        ("nomor hp 081234567890 lanjut", None),
        ("terus gimana cara klaim JHT 2026 nya", None),
    ],
)
def test_a_code_is_known_by_its_shape_beside_a_word_of_going_on(
    said: str, found: str | None
) -> None:
    assert code_in(said) == found


async def test_guessing_codes_is_refused(worker: Worker) -> None:
    for _ in range(5):
        assert "tidak cocok" in await worker.say("lanjutkan klaim 7K3Q-9XMW-C2D4", "claim_start")
    assert "satu jam" in await worker.say("lanjutkan klaim 7K3Q-9XMW-C2D4", "claim_start")


async def test_a_lost_conversation_goes_on_with_the_next_answer(
    worker: Worker, office: Office
) -> None:
    """Rasa was restarted: its memory is gone, ours is not."""
    await started(worker)
    await worker.say("Siti Aminah")
    worker.slots = {"intake": await waiting_draft(worker.sender)}
    assert "Nomor HP" in await worker.say(NIK, "nlu_fallback")
    assert (await held(office, worker)).value("nik") == NIK


async def test_after_days_a_greeting_is_a_greeting(
    worker: Worker, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    await started(worker)
    later = replace(office, now=lambda: office.now() + timedelta(days=3))
    monkeypatch.setattr("actions.case_desk.office", lambda: later)
    worker.slots = {"intake": await waiting_draft(worker.sender)}
    await worker.say("gaji 5 juta kerja 3 tahun", "inform")
    assert "action_reply" in worker.ran
    assert worker.ran == ["action_reply", "severance_form"] or "intake" not in str(worker.ran)
    assert "Nama lengkap" in await worker.say("lanjutkan klaim", "claim_start")


async def test_any_line_of_the_summary_can_be_edited(
    worker: Worker, office: Office, real_files: FileStore
) -> None:
    await filled(worker, real_files)
    assert "Berapa **NIK**" in await worker.say("ubah 2", "nlu_fallback")
    assert "Ringkasan" in await worker.say("3216014602900003")
    await worker.tap("Ubah")
    assert "Nama perusahaan" in await worker.tap("Perusahaan")
    assert "Ringkasan" in await worker.say("CV Baru, Bandung")
    assert "Ringkasan" in await worker.say("upahnya salah, yang benar 6 juta")
    draft = await held(office, worker)
    assert draft.value("nik") == "3216014602900003"
    assert draft.value("employer") == {"name": "CV Baru", "city": "Bandung"}
    assert draft.value("wage") == 6_000_000


async def test_the_summary_says_what_is_missing_and_who_mends_it(
    worker: Worker, real_files: FileStore
) -> None:
    await started(worker)
    for each in INTAKES["jkp"]:
        if each.slot in ("phone", "doc_phk"):
            await worker.say("lewati", "skip")
        elif each.slot == "contribution_months":
            await worker.say("6 bulan")
        else:
            await answer(worker, real_files, each.slot)
    said = texts(worker.messages)
    assert "Yang masih perlu dibereskan" in said
    assert "Belum diisi: Nomor HP" in said
    assert "Belum ada berkas" in said


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "kosong"),
        (b"MZ\x90\x00" + b"\x00" * 500, "tidak bisa dibaca"),
        (photo(size=(120, 90)), "terlalu kecil"),
        (photo(text=" "), "tampak kosong"),
        (photo()[:900], "rusak"),
        (b"%PDF-1.7 nonsense", "rusak"),
    ],
    ids=["empty", "program", "tiny", "blank", "cut", "no pdf"],
)
async def test_a_paper_that_cannot_be_used_is_said_so(
    worker: Worker, office: Office, real_files: FileStore, content: bytes, why: str
) -> None:
    await started(worker)
    for each in INTAKES["jkp"][:-1]:
        await answer(worker, real_files, each.slot)
    assert why in await sends(worker, real_files, content)
    assert await count(office, CaseDocument) == await count(office, StoredFile) == 0


async def test_a_paper_is_kept_clean_and_the_raw_file_is_erased(
    worker: Worker, office: Office, real_files: FileStore
) -> None:
    await started(worker)
    for each in INTAKES["jkp"][:-1]:
        await answer(worker, real_files, each.slot)
    assert "Ringkasan" in await sends(worker, real_files, document(pages=2), "surat.pdf")
    assert (await held(office, worker)).value("doc_phk")["pages"] == 2
    assert await count(office, StoredFile) == 0


async def test_a_paper_sent_early_is_taken_for_its_question(
    worker: Worker, office: Office, real_files: FileStore
) -> None:
    await started(worker)
    said = await sends(worker, real_files, photo())
    assert "diterima" in said
    assert "Nama lengkap" in said
    assert "doc_phk" in (await held(office, worker)).answers


async def test_a_database_that_fails_is_said_and_the_answer_can_be_sent_again(
    worker: Worker, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    await started(worker)

    async def fails(*_: Any) -> None:
        raise ConnectionError("no database")

    with monkeypatch.context() as patch:
        patch.setattr("claims.drafts.save", fails)
        assert "belum tersimpan" in await worker.say("Siti Aminah")
    assert "Berapa **NIK**" in await worker.say("Siti Aminah")


async def test_a_worker_without_proof_is_not_asked_for_it_after_resigning(
    worker: Worker, office: Office, real_files: FileStore
) -> None:
    await started(worker, "jht")
    for slot in ("name", "nik", "phone", "kpj", "employer", "phk_date"):
        await answer(worker, real_files, slot)
    said = await worker.say("saya resign")
    assert "saldo JHT" in said
    assert question("jht", (await held(office, worker)).asked)
