"""The officers' console over HTTP: who gets in, what they see and do, what is refused."""

from __future__ import annotations

import csv
import io
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from chatting import TODAY
from fastapi import FastAPI
from officing import (
    EVIL,
    PASSWORD,
    WORKER,
    Clock,
    a_case,
    code,
    enrolled,
    log_in,
    misunderstood,
    photo,
    post,
    sent_paper,
    somebody_waits,
)
from pypdf import PdfReader
from sqlalchemy import select
from web_form import hidden

from bot.web.console.access import Console
from bot.web.console.sheet import csv_text
from bot.web.limits import Limiter, Rate
from bot.web.site import CONSOLE, add_console
from claims.cases import ask_worker
from claims.desk import answer, open_questions
from claims.office import Office
from claims.officers import Enrolment
from claims.signing_in import FREE_TRIES, IDLE
from storage.encryption import Vault
from storage.facts import Sessions
from storage.models import OutboxMessage
from storage.outbox import Owed, opened, owe
from storage.review import ReviewStore

INTENTS = {"jkp_info": "Apa itu JKP", "jht_info": "Apa itu JHT"}


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def office(sessions: Sessions, vault: Vault, clock: Clock, cheap_passwords: None) -> Office:
    return Office(sessions, vault, clock)


@pytest.fixture
def desk(app: FastAPI, office: Office) -> Console:
    """The console on the application of the chat page."""
    review = ReviewStore(office.sessions, office.vault)
    many = Limiter(Rate(10_000, 10_000))
    made = Console(office, review, lambda: TODAY, lambda: INTENTS, many)
    add_console(app, made)
    return made


@pytest.fixture
async def siti(office: Office) -> Enrolment:
    return await enrolled(office, "siti")


@pytest.fixture
async def here(
    desk: Console, browser: httpx.AsyncClient, siti: Enrolment, clock: Clock
) -> httpx.AsyncClient:
    """Siti's browser, logged in."""
    assert "Siti Lestari" in (await log_in(browser, siti, clock)).text
    return browser


@pytest.fixture
async def senior(
    desk: Console, app: FastAPI, office: Office, clock: Clock
) -> AsyncIterator[httpx.AsyncClient]:
    """A supervisor's browser."""
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://teman.test") as opened_one:
        rahmat = await enrolled(office, "rahmat", "supervisor")
        assert (await log_in(opened_one, rahmat, clock)).status_code == 200
        yield opened_one


async def told(office: Office) -> list[str]:
    """What the worker's chat will say."""
    async with office.sessions() as session:
        rows = (await session.scalars(select(OutboxMessage).order_by(OutboxMessage.id))).all()
    return [opened(office.vault, row)[1]["text"] for row in rows if row.kind == "desk"]


# getting in


PAGES = ["/petugas", "/petugas/akun", "/petugas/bantuan", "/petugas/tinjau", "/petugas/angka"]
PAGES += ["/petugas/kasus/x", "/petugas/kasus/x/dokumen/y", "/petugas/kasus/x/berkas.pdf"]
PAGES += ["/petugas/bantuan/x", "/petugas/bantuan/x/pesan", "/petugas/antrean.csv"]
PAGES += ["/petugas/tinjau.jsonl", "/petugas/kasus/x/isian.csv", "/petugas/gagal"]
ACTIONS = ["kasus/x/tugas", "kasus/x/pesan", "kasus/x/status", "kasus/x/catatan", "tinjau/1"]
ACTIONS += ["gagal/1"]
ACTIONS += ["bantuan/x/ambil", "bantuan/x/pesan", "bantuan/x/tutup", "akun", "keluar"]


def test_the_lists_of_pages_and_actions_are_whole() -> None:
    methods = [method for router in CONSOLE for each in router.routes for method in each.methods]  # type: ignore[attr-defined]
    login = 1
    assert methods.count("GET") == len(PAGES) + login
    assert methods.count("POST") == len(ACTIONS) + login


@pytest.mark.parametrize("page", PAGES)
async def test_nobody_sees_a_page_without_login(
    desk: Console, browser: httpx.AsyncClient, page: str
) -> None:
    answered = await browser.get(page)
    assert (answered.status_code, answered.headers["location"]) == (303, "/petugas/masuk")
    asked = await browser.get(page, headers={"hx-request": "true"})
    assert asked.headers["hx-redirect"] == "/petugas/masuk"


@pytest.mark.parametrize("action", ACTIONS)
async def test_no_form_counts_without_login_or_without_its_token(
    desk: Console, browser: httpx.AsyncClient, siti: Enrolment, clock: Clock, action: str
) -> None:
    answered = await browser.post(f"/petugas/{action}", data={"teks": "x"})
    assert answered.headers["location"] == "/petugas/masuk"
    await log_in(browser, siti, clock)
    for token in ({}, {"form_token": "0" * 64}, {"form_token": "é"}):
        answered = await browser.post(f"/petugas/{action}", data={"teks": "x"} | token)
        assert answered.status_code == 403


@pytest.mark.parametrize(
    ("login", "password", "right"),
    [("siti", "salah", True), ("tuti", PASSWORD, True), ("siti", PASSWORD, False)],
)
async def test_a_wrong_login_does_not_say_what_is_wrong(
    desk: Console,
    browser: httpx.AsyncClient,
    siti: Enrolment,
    clock: Clock,
    login: str,
    password: str,
    right: bool,
) -> None:
    form = {"nama": login, "sandi": password, "kode": code(siti, clock) if right else "1"}
    answered = await browser.post("/petugas/masuk", data=form)
    assert answered.status_code == 401
    assert "tidak cocok" in answered.text
    assert "set-cookie" not in answered.headers


async def test_guessing_is_slowed_by_name_and_by_address(
    desk: Console, app: FastAPI, browser: httpx.AsyncClient, siti: Enrolment, clock: Clock
) -> None:
    form = {"nama": "siti", "sandi": "salah", "kode": "1"}
    codes = [
        (await browser.post("/petugas/masuk", data=form)).status_code for _ in range(FREE_TRIES + 1)
    ]
    assert codes == [401] * FREE_TRIES + [429]
    right = form | {"sandi": PASSWORD, "kode": code(siti, clock)}
    waiting = await browser.post("/petugas/masuk", data=right)
    assert "Coba lagi 1 menit lagi" in waiting.text
    console = app.state.console
    app.state.console = Console(
        console.office, console.review, console.today, console.intents, Limiter(Rate(1, 1))
    )
    names = [{"nama": name, "sandi": "x", "kode": "1"} for name in ("ani", "budi")]
    codes = [(await browser.post("/petugas/masuk", data=each)).status_code for each in names]
    assert codes == [401, 429]


async def test_a_cookie_from_before_the_login_is_worth_nothing(
    desk: Console, browser: httpx.AsyncClient, siti: Enrolment, clock: Clock
) -> None:
    planted = "A" * 43
    browser.cookies.set("petugas", planted, domain="teman.test")
    await log_in(browser, siti, clock)
    mine = [each.value for each in browser.cookies.jar if each.name == "petugas"]
    browser.cookies.clear()
    browser.cookies.set("petugas", planted)
    assert (await browser.get("/petugas")).status_code == 303
    assert planted not in mine[-1:]


async def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(
    desk: Console, app: FastAPI, siti: Enrolment, clock: Clock
) -> None:
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="https://teman.test") as browser:
        form = {"nama": "siti", "sandi": PASSWORD, "kode": code(siti, clock)}
        given = (await browser.post("/petugas/masuk", data=form)).headers["set-cookie"]
    assert given.startswith("__Host-petugas=")
    assert {"HttpOnly", "Secure", "SameSite=strict"} <= set(given.split("; "))
    assert "Max-Age" not in given


async def test_leaving_ends_the_session_on_the_server(here: httpx.AsyncClient) -> None:
    cookie = here.cookies["petugas"]
    await post(here, "/petugas/akun", "/petugas/keluar")
    here.cookies.set("petugas", cookie)
    assert (await here.get("/petugas")).status_code == 303


async def test_an_idle_session_ends(here: httpx.AsyncClient, clock: Clock) -> None:
    clock.now += IDLE + timedelta(minutes=2)
    assert (await here.get("/petugas")).status_code == 303


async def test_a_password_is_changed_with_the_old_one(here: httpx.AsyncClient) -> None:
    page, new = "/petugas/akun", "teh manis di warung"
    wrong = await post(here, page, page, lama="bukan ini", baru=new, ulang=new)
    assert "lama tidak cocok" in wrong.text
    twice = await post(here, page, page, lama=PASSWORD, baru=new, ulang="lain sekali ini")
    assert "tidak sama" in twice.text
    weak = await post(here, page, page, lama=PASSWORD, baru="pendek", ulang="pendek")
    assert "ditolak" in weak.text
    done = await post(here, page, page, lama=PASSWORD, baru=new, ulang=new)
    assert "Kata sandi diganti" in done.text


async def test_a_password_counts_as_it_was_typed(
    here: httpx.AsyncClient, office: Office, siti: Enrolment, clock: Clock
) -> None:
    page, new = "/petugas/akun", "  ruang di kedua ujung  "
    await post(here, page, page, lama=PASSWORD, baru=new, ulang=new)
    here.cookies.clear()
    clock.pass_by(seconds=30)
    form = {"nama": "siti", "sandi": new, "kode": code(siti, clock)}
    assert (await here.post("/petugas/masuk", data=form)).status_code == 303
    clock.pass_by(seconds=30)
    trimmed = form | {"sandi": new.strip(), "kode": code(siti, clock)}
    assert (await here.post("/petugas/masuk", data=trimmed)).status_code == 401


# roles


@pytest.mark.parametrize("page", ["tinjau", "tinjau.jsonl", "angka", "antrean.csv"])
async def test_some_pages_are_for_supervisors(
    here: httpx.AsyncClient, senior: httpx.AsyncClient, page: str
) -> None:
    assert (await here.get(f"/petugas/{page}")).status_code == 403
    assert (await senior.get(f"/petugas/{page}")).status_code == 200


async def test_an_officer_takes_a_case_and_only_a_supervisor_gives_it_to_others(
    here: httpx.AsyncClient, senior: httpx.AsyncClient, office: Office, siti: Enrolment
) -> None:
    budi = await enrolled(office, "budi")
    path = f"/petugas/kasus/{await a_case(office)}"
    to_budi = {"kepada": str(budi.account.id)}
    assert (await post(here, path, f"{path}/tugas", **to_budi)).status_code == 404
    mine = await post(here, path, f"{path}/tugas", kepada=str(siti.account.id))
    assert "sekarang Anda tangani" in mine.text
    assert "Budi Lestari" in (await post(senior, path, f"{path}/tugas", **to_budi)).text
    assert (await post(senior, path, f"{path}/tugas", kepada="999")).status_code == 404


# cases


async def test_the_queue_is_filtered_and_paged(here: httpx.AsyncClient, office: Office) -> None:
    for kind in ("jkp", "severance"):
        await a_case(office, kind)
    everything = (await here.get("/petugas")).text
    assert "Klaim JKP" in everything
    assert everything.count('scope="row"') == 2
    only = (await here.get("/petugas?jenis=severance&siapa=kosong&status=submitted")).text
    assert only.count('scope="row"') == 1
    assert "Tidak ada kasus" in (await here.get("/petugas?siapa=saya")).text
    for odd in ("jenis=x", "status=draft", "halaman=-1", "halaman=99999999999", "nomor=%27OR 1=1"):
        assert (await here.get(f"/petugas?{odd}")).status_code == 200
    for _ in range(25):
        await a_case(office)
    first, second = (await here.get("/petugas")).text, (await here.get("/petugas?halaman=2")).text
    assert "Berikutnya" in first
    assert "Sebelumnya" in second
    assert second.count('scope="row"') == 2


async def test_old_cases_stand_out(
    here: httpx.AsyncClient, office: Office, clock: Clock, siti: Enrolment
) -> None:
    await a_case(office)
    clock.pass_by(days=4)
    await log_in(here, siti, clock)
    page = (await here.get("/petugas")).text
    assert 'class="late">4 hari' in page


async def test_a_case_shows_facts_sums_precheck_papers_and_history(
    here: httpx.AsyncClient, office: Office
) -> None:
    path = f"/petugas/kasus/{await a_case(office)}"
    await here.get(path)
    page = (await here.get(path)).text
    for said in ("Siti Kenari", "3216014502900003", "Rp5.000.000", "PT Maju Jaya, Bekasi"):
        assert said in page
    assert "Rp18.000.000" in page  # six months of JKP, 60 % of the wage each
    assert "Surat PHK" in page
    assert "Perlu dicek bersama pekerja" in page
    assert "Siti Lestari membuka" in page


async def test_what_is_asked_reaches_the_worker_and_the_answer_comes_back(
    here: httpx.AsyncClient, office: Office
) -> None:
    path = f"/petugas/kasus/{await a_case(office)}"
    asked = await post(here, path, f"{path}/pesan", teks="Ada slip gaji?", minta_jawaban="ya")
    assert "Pertanyaan dikirim" in asked.text
    assert "Menunggu pekerja" in asked.text
    assert any("Ada slip gaji?" in each for each in await told(office))
    question = (await open_questions(office, WORKER))[0]
    await answer(office, WORKER, question.id, "Ada, tiga bulan.")
    page = (await here.get(path)).text
    assert "Ada, tiga bulan." in page
    assert "sudah dijawab" in page


async def test_each_answer_stands_under_its_question_and_what_is_open_is_counted(
    here: httpx.AsyncClient, office: Office, siti: Enrolment
) -> None:
    case_id, actor = await a_case(office), siti.account.actor
    first = await ask_worker(office, actor, case_id, "Ada slip gaji?")
    await ask_worker(office, actor, case_id, "Kapan bipartit?")
    await answer(office, WORKER, first, "Ada, tiga bulan")
    page = (await here.get(f"/petugas/kasus/{case_id}")).text
    said = page.split("Ada, tiga bulan")[0].rsplit('<li class="said theirs">', 1)[1]
    assert "Ada slip gaji?" in said
    assert "Kapan bipartit?" not in said
    assert "Pesan (1 menunggu)" in page
    assert "Menunggu pekerja" in page
    assert "1 pertanyaan belum dijawab" in (await here.get("/petugas")).text


async def test_a_changed_status_is_told_and_a_note_is_not(
    here: httpx.AsyncClient, office: Office
) -> None:
    path = f"/petugas/kasus/{await a_case(office)}"
    await post(here, path, f"{path}/catatan", teks="Cek ke Disnaker Bekasi")
    assert await told(office) == []
    done = await post(here, path, f"{path}/status", status="done")
    assert "Selesai" in done.text
    assert "Cek ke Disnaker Bekasi" in done.text
    assert len(await told(office)) == 1
    assert (await post(here, path, f"{path}/status", status="draft")).status_code == 404


async def test_an_empty_message_is_not_sent(here: httpx.AsyncClient, office: Office) -> None:
    path = f"/petugas/kasus/{await a_case(office)}"
    assert "Belum ada teks" in (await post(here, path, f"{path}/pesan", teks="  ")).text
    assert await told(office) == []


async def test_a_photo_is_looked_at_in_a_sandbox_and_a_pdf_only_downloaded(
    here: httpx.AsyncClient, office: Office
) -> None:
    path = f"/petugas/kasus/{await a_case(office)}"
    page = (await here.get(path)).text
    address = page.split('<a href="' + path + "/dokumen/")[1].split('"')[0]
    looked = await here.get(f"{path}/dokumen/{address}?lihat=1")
    assert looked.content == photo()
    assert looked.headers["content-disposition"].startswith("inline")
    assert "sandbox" in looked.headers["content-security-policy"]
    saved = await here.get(f"{path}/dokumen/{address}")
    assert saved.headers["content-disposition"] == 'attachment; filename="phk_letter.jpg"'
    packet = await here.get(f"{path}/berkas.pdf")
    assert packet.headers["content-disposition"].startswith("attachment")
    assert len(PdfReader(io.BytesIO(packet.content)).pages) >= 1


async def test_a_paper_that_answers_is_shown_as_safely_under_its_answer(
    here: httpx.AsyncClient, office: Office, siti: Enrolment
) -> None:
    case_id = await a_case(office)
    path = f"/petugas/kasus/{case_id}"
    await ask_worker(office, siti.account.actor, case_id, "Mohon foto slip gaji")
    await sent_paper(office, "ini <b>slipnya</b>")
    page = (await here.get(path)).text
    listed = page.split('id="dokumen"')[1].split("</section>")[0]
    assert "Surat PHK" in listed
    assert "Berkas jawaban" in listed
    said = page.split("ini &lt;b&gt;slipnya&lt;/b&gt;")[1].split("</li>")[0]
    assert "Berkas jawaban (foto)" in said
    address = said.split("/dokumen/")[1].split('"')[0]
    looked = await here.get(f"{path}/dokumen/{address}?lihat=1")
    assert looked.content == photo()
    assert "sandbox" in looked.headers["content-security-policy"]
    saved = await here.get(f"{path}/dokumen/{address}")
    assert saved.headers["content-disposition"] == 'attachment; filename="answer.jpg"'
    assert '"Berkas jawaban","foto, ' in (await here.get(f"{path}/isian.csv")).text


@pytest.mark.parametrize("guess", ["1", "x" * 22, "../../etc/passwd", "' OR '1'='1", "%00"])
async def test_guessed_ids_lead_nowhere(
    here: httpx.AsyncClient, office: Office, guess: str
) -> None:
    mine = await a_case(office)
    for path in (f"kasus/{guess}", f"kasus/{mine}/dokumen/{guess}", f"bantuan/{guess}"):
        assert (await here.get(f"/petugas/{path}")).status_code == 404
    number = (await here.get(f"/petugas/kasus/{mine}")).text.split("<h1>Klaim JKP ")[1][:9]
    assert (await here.get(f"/petugas/kasus/{number}")).status_code == 404


async def test_a_paper_of_one_case_is_not_given_under_another(
    here: httpx.AsyncClient, office: Office
) -> None:
    one, other = await a_case(office), await a_case(office, "severance")
    page = (await here.get(f"/petugas/kasus/{one}")).text
    paper = page.split("/dokumen/")[1].split('"')[0].split("?")[0]
    assert (await here.get(f"/petugas/kasus/{other}/dokumen/{paper}")).status_code == 404


async def test_a_worker_of_the_chat_page_is_no_officer(
    desk: Console, browser: httpx.AsyncClient, office: Office
) -> None:
    case_id = await a_case(office)
    await browser.get("/")
    browser.cookies.set("petugas", browser.cookies["teman"])
    assert (await browser.get(f"/petugas/kasus/{case_id}")).status_code == 303


# what workers write is inert


async def test_html_of_a_worker_is_text_everywhere(
    here: httpx.AsyncClient, senior: httpx.AsyncClient, office: Office, desk: Console
) -> None:
    path = f"/petugas/kasus/{await a_case(office, name=EVIL)}"
    await post(here, path, f"{path}/pesan", teks="Apa?", minta_jawaban="ya")
    await answer(office, WORKER, (await open_questions(office, WORKER))[0].id, EVIL)
    await post(here, path, f"{path}/catatan", teks=EVIL)
    await misunderstood(desk.review, EVIL)
    pages = [(await here.get(path)).text, (await senior.get("/petugas/tinjau")).text]
    for page in pages:
        assert "<script>alert" not in page
        assert "{{7*7}}" in page


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", " =", "|", "＝"])
def test_a_cell_is_never_a_formula(start: str) -> None:
    (row,) = csv.reader(io.StringIO(csv_text([[f'{start}cmd|"/c calc"!A0', 'a";b', "x\ny"]])))
    assert row == [f'\'{start}cmd|"/c calc"!A0', 'a";b', "x\ny"]


async def test_the_sheet_of_a_case_holds_no_formula(
    here: httpx.AsyncClient, office: Office
) -> None:
    path = f"/petugas/kasus/{await a_case(office, name=EVIL)}"
    sheet = (await here.get(f"{path}/isian.csv")).content.decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(sheet)) for cell in row]
    assert f"'{EVIL}" in cells
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)


async def test_every_page_forbids_scripts_of_others_frames_and_keeping(
    here: httpx.AsyncClient, office: Office
) -> None:
    for path in ("/petugas", "/petugas/masuk", f"/petugas/kasus/{await a_case(office)}"):
        headers = (await here.get(path)).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["cache-control"] == "no-store"
        assert headers["x-content-type-options"] == "nosniff"


# those who ask for a person


async def test_a_worker_who_asks_for_a_person_is_taken_written_to_and_let_go(
    here: httpx.AsyncClient, office: Office
) -> None:
    path = f"/petugas/bantuan/{await somebody_waits(office)}"
    assert "Menunggu" in (await here.get("/petugas/bantuan")).text
    page = (await here.get(path)).text
    for said in ("Hitung pesangon", "Rp5.000.000", "7 tahun 3 bulan", "Sisa cuti", "Efisiensi"):
        assert said in page
    assert "ia menjawab dengan tulisan saja" in page
    assert "Ditangani Siti Lestari" in (await post(here, path, f"{path}/ambil")).text
    await post(here, path, f"{path}/pesan", teks="Halo, saya Siti. Ada apa?")
    assert any("saya Siti" in each for each in await told(office))
    question = (await open_questions(office, WORKER))[0]
    await answer(office, WORKER, question.id, "Saya bingung soal JKP")
    assert "bingung soal JKP" in (await here.get(f"{path}/pesan")).text
    await post(here, path, f"{path}/tutup")
    assert "Tidak ada yang menunggu" in (await here.get("/petugas/bantuan")).text
    assert "Selesai" in (await here.get("/petugas/bantuan?selesai=1")).text


# what was not understood, and figures


async def test_a_wording_gets_its_meaning_and_is_given_out_as_training_data(
    senior: httpx.AsyncClient, desk: Console
) -> None:
    await misunderstood(desk.review, "duit nganggur gmn cairnya", 3)
    await misunderstood(desk.review, "asdfgh")
    page = (await senior.get("/petugas/tinjau")).text
    assert page.index("duit nganggur") < page.index("asdfgh")
    assert "Apa itu JKP 41 %" in page
    first, second = await desk.review.with_status("new")
    tinjau = "/petugas/tinjau"
    await post(senior, tinjau, f"{tinjau}/{first.id}", arti="jkp_info")
    await post(senior, tinjau, f"{tinjau}/{second.id}", arti="-")
    assert (await senior.get(f"{tinjau}.jsonl")).text == (
        f'{{"id": {first.id}, "text": "duit nganggur gmn cairnya", "intent": "jkp_info"}}\n'
    )
    assert "Tidak ada pesan" in (await senior.get(tinjau)).text
    wrong = await senior.get(f"{tinjau}?berlabel=1")
    token = hidden(wrong.text)["form_token"]
    form = {"form_token": token, "arti": "no_such_intent"}
    assert (await senior.post(f"{tinjau}/{first.id}", data=form)).status_code == 404


async def test_figures_count_cases_waits_intents_and_sums(
    senior: httpx.AsyncClient, here: httpx.AsyncClient, office: Office, clock: Clock
) -> None:
    from storage.usage import INTENT, SUM, UsageStore

    usage = UsageStore(office.sessions)
    await usage.add(TODAY, {(INTENT, "jkp_info"): 7, (SUM, "severance_calculate"): 3})
    await usage.add(TODAY, {(INTENT, "jkp_info"): 2})
    path = f"/petugas/kasus/{await a_case(office)}"
    await a_case(office, "severance")
    clock.pass_by(minutes=25)
    await post(here, path, f"{path}/status", status="ready")
    page = (await senior.get("/petugas/angka")).text
    assert "Kasus menurut status: Baru: 1; Diperiksa: 0" in page
    assert "Siap diajukan: 1" in page
    assert "0,4 jam" in page
    assert "Apa itu JKP: 9" in page
    assert "Pesangon: 3" in page


async def test_messages_that_failed_are_listed_without_words_and_sent_again(
    senior: httpx.AsyncClient, office: Office
) -> None:
    body, now = {"text": "Rahasia pekerja"}, datetime.now(UTC)
    async with office.sessions.begin() as session:
        await owe(session, office.vault, Owed("k", "telegram:77", "alert", body, now))
        row = (await session.scalars(select(OutboxMessage))).one()
        row.status, row.error, row.finished_at, row.tries = "failed", "chat <b>", now, 8
    shown = (await senior.get("/petugas/gagal")).text
    assert "chat &lt;b&gt;" in shown
    assert "Rahasia" not in shown
    assert "telegram:77" not in shown
    await post(senior, "/petugas/gagal", f"/petugas/gagal/{row.id}")
    assert "Tidak ada pesan yang gagal" in (await senior.get("/petugas/gagal")).text
    async with office.sessions() as session:
        assert (await session.scalars(select(OutboxMessage.status))).one() == "pending"
