"""The words of a digest: what is new, why it came, and the buttons under it."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from indonesian import money
from jobs.posting import Kind, Pay, Posting
from jobs.query import Query
from jobs.regions import zone_info
from jobs.scam import signs_of
from knowledge.phrases import phrases

if TYPE_CHECKING:
    from jobs.digests import Find

NOUNS = {Kind.JOB: "lowongan", Kind.TRAINING: "pelatihan", Kind.INTERNSHIP: "magang"}
PERIODS = {"month": "sebulan", "week": "seminggu", "day": "sehari", "hour": "sejam"}
MARKUP = re.compile(r"[*_\[\]()`]")


def wording(query: Query) -> str:
    """A search as a person would say it: "lowongan operator produksi di Bekasi"."""
    subject = " atau ".join((*query.occupations, *query.skills, " ".join(query.words)))
    subject = subject.removesuffix(" atau ")
    place = " atau ".join(query.places)
    parts = [NOUNS.get(query.kind, "pelatihan"), subject, place and f"di {place}"]
    if place and query.nearby:
        parts.append("dan sekitarnya")
    if query.pay:
        parts.append(f"dengan upah sedikitnya {money.write(query.pay)}")
    return " ".join(part for part in parts if part)


def line(number: int, posting: Posting, now: datetime) -> str:
    """One posting: what, who, where, pay, how old, where to read it."""
    said = [
        f"**{plain(posting.title)}**",
        plain(posting.company or "perusahaan dirahasiakan"),
        posting.place,
        pay_of(posting.pay),
        age_of(posting, now),
    ]
    where = "_Contoh, tidak bisa dilamar_" if posting.sample else f"[Lihat]({posting.link})"
    signs = ", ".join(sign.title for sign in signs_of(posting))
    warning = f" ⚠️ Waspada: {signs}." if signs else ""
    return f"{number}. {', '.join(part for part in said if part)}. {where}{warning}"


def plain(text: str) -> str:
    """Words of others without signs that our Markdown would read."""
    return MARKUP.sub(" ", text).strip()


def pay_of(pay: Pay | None) -> str:
    """What is paid, empty when it is not stated."""
    if pay is None:
        return ""
    ends = [money.write(end) for end in dict.fromkeys((pay.low, pay.high)) if end]
    return f"{' sampai '.join(ends)} {PERIODS.get(pay.period, '')}".strip()


def age_of(posting: Posting, now: datetime) -> str:
    """How long ago it was put up, in days of its own place."""
    here = zone_info(posting.zone)
    days = (now.astimezone(here).date() - posting.published.astimezone(here).date()).days
    return {0: "hari ini", 1: "kemarin"}.get(max(days, 0), f"{days} hari lalu")


def body(
    alert: int, query: Query, find: Find, since: datetime, state: str, now: datetime
) -> dict[str, Any]:
    """The message of a digest; `state` says what follows from having been ignored."""
    lines = [line(place, each, now) for place, (_, each) in enumerate(find.best, 1)]
    left = find.total - len(find.best)
    said = {
        "what": wording(query),
        "count": find.total,
        "lines": "\n".join(lines),
        "more": phrases()["alert_more"].text.format(left=left) if left else "",
        "since": since.astimezone(zone_info(None)).strftime("%d-%m-%Y"),
        "state": phrases()[f"alert_{state}"].text if state != "usual" else "",
    }
    text = phrases()["alert_digest"].text.format(**said)
    return {"text": re.sub(r"\n{3,}", "\n\n", text).strip(), "buttons": buttons(alert, find, state)}


def buttons(alert: int, find: Find, state: str) -> list[dict[str, str]]:
    """Applied, one for each posting; then the ways to say less or nothing more."""
    applied = [
        _button(f"Sudah lamar no. {place}", "inform", posting=number)
        for place, (number, each) in enumerate(find.best, 1)
        if not each.sample and each.kind is not Kind.TRAINING
    ]
    wanted = [_button("Masih mau dikabari", "alert_list", alert=alert, answer="resume")]
    return [
        *(wanted if state == "asked" else []),
        *applied,
        _button("Ubah", "alert_list", alert=alert),
        _button("Stop kabar ini", "alert_unsubscribe", alert=alert),
    ]


def _button(title: str, intent: str, **values: Any) -> dict[str, str]:
    return {"title": title, "payload": f"/{intent}{json.dumps(values)}"}


def listed(items: Sequence[str]) -> str:
    """Items as numbered lines."""
    return "\n".join(f"{number}. {item}" for number, item in enumerate(items, 1))
