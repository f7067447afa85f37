"""A desk with officers, cases and somebody who asks for a person."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import httpx
import pyotp
from PIL import Image
from web_form import hidden

from claims import officers
from claims.answer_papers import KIND, Came, keep_answer, place_for
from claims.documents import Paper
from claims.drafts import Answer, attach, begin, confirm, current, save
from claims.handoffs import ask_for_person
from claims.office import Office
from claims.officers import Enrolment
from storage.review import ReviewStore

PASSWORD = "kopi tubruk di teras"
NOON = datetime(2026, 11, 24, 5, tzinfo=UTC)
WORKER = "web:pekerja"
EVIL = '=HYPERLINK("http://x")<script>alert(1)</script>{{7*7}}'


@dataclass
class Clock:
    """Stands still until it is told."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **time: float) -> None:
        self.now += timedelta(**time)


def code(enrolment: Enrolment, clock: Clock) -> str:
    """What the officer's phone shows."""
    totp = pyotp.parse_uri(enrolment.address)
    assert isinstance(totp, pyotp.TOTP)
    return totp.at(clock.now)


async def enrolled(office: Office, login: str, role: str = "petugas") -> Enrolment:
    """An officer named after the login."""
    return await officers.add(office, login, f"{login.capitalize()} Lestari", role, PASSWORD)


async def log_in(browser: httpx.AsyncClient, who: Enrolment, clock: Clock) -> httpx.Response:
    """Through the form; each login needs the next code."""
    clock.pass_by(seconds=30)
    form = {"nama": who.account.login, "sandi": PASSWORD, "kode": code(who, clock)}
    return await browser.post("/petugas/masuk", data=form, follow_redirects=True)


async def post(browser: httpx.AsyncClient, page: str, action: str, **form: str) -> httpx.Response:
    """Send a form of a page."""
    token = hidden((await browser.get(page)).text)["form_token"]
    data = {"form_token": token} | form
    return await browser.post(action, data=data, follow_redirects=True)


def photo() -> bytes:
    """A picture as claims/papers.py keeps it."""
    out = io.BytesIO()
    Image.new("RGB", (640, 420), "#cfe3da").save(out, "JPEG")
    return out.getvalue()


async def a_case(office: Office, kind: str = "jkp", name: str = "Siti Kenari") -> str:
    """The id of a case that a worker has confirmed."""
    draft = await begin(office, WORKER, kind)
    given = {
        "name": Answer(name),
        "nik": Answer("3216014502900003"),
        "phone": Answer("+6281234567890"),
        "employer": Answer({"name": "PT Maju Jaya", "city": "Bekasi"}),
        "kpj": Answer(None, "unknown"),
        "phk_date": Answer("2026-10-31"),
        "wage": Answer(5_000_000),
        "phk_reason": Answer("efficiency_loss"),
        "proof": Answer("letter"),
        "contribution_months": Answer(18),
    }
    await save(office, WORKER, draft, given)
    found = await current(office, WORKER, kind)
    assert found
    await attach(office, WORKER, found, "doc_phk", Paper("phk_letter", "image/jpeg", photo(), 1))
    found = await current(office, WORKER, kind)
    assert found
    await confirm(office, WORKER, found)
    return found.id


async def sent_paper(office: Office, words: str = "") -> None:
    """The worker answers the newest question with a photo."""
    came = Came(WORKER, "u1")
    place = await place_for(office, came)
    assert place
    await keep_answer(office, came, place, Paper(KIND, "image/jpeg", photo(), 1), words)


async def somebody_waits(office: Office) -> str:
    """The id of a hand-off."""
    known = {"wage": 5_000_000, "tenure_months": 87, "phk_reason": "efficiency_loss"}
    summary = {"topics": ["Hitung pesangon"], "facts": known | {"leave_days": 6}}
    return (await ask_for_person(office, WORKER, summary)).id


async def misunderstood(review: ReviewStore, text: str, times: int = 1) -> None:
    """A wording that waits for its meaning."""
    for _ in range(times):
        await review.note(text, [("jkp_info", 0.41), ("jht_info", 0.22)])
