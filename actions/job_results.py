"""How postings are shown: three at a time, each with what decides whether to read on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime

from actions.clock import now
from actions.turn import button
from jobs.digest_text import age_of, pay_of, wording
from jobs.finder import Result, Silent
from jobs.portals import links_for
from jobs.posting import Employment, Kind, Posting, shortened
from jobs.query import Query
from jobs.regions import zone_info
from jobs.scam import signs_of
from jobs.store import Stored
from knowledge.phrases import phrases

EMPLOYMENT = {
    Employment.FULL_TIME: "penuh waktu",
    Employment.PART_TIME: "paruh waktu",
    Employment.CONTRACT: "kontrak",
    Employment.DAILY: "harian",
    Employment.FREELANCE: "lepas",
    Employment.INTERNSHIP: "magang",
}
SIGNS = re.compile(r"[*_`\[\]]")
DISABLED = ("difabel",)
LONGEST_SNIPPET = 600
TOPICS = 6
"""Lines of a curriculum that are shown."""


def phrase(key: str, **values: object) -> str:
    """A text of phrases.yml, filled; `What` is `what` at the beginning of a sentence."""
    if isinstance(what := values.get("what"), str):
        values["What"] = what[:1].upper() + what[1:]
    return phrases()[key].text.format(**values)


def clean(text: str) -> str:
    """Words of others without the signs of our Markdown; brackets of a name may stay."""
    return " ".join(SIGNS.sub(" ", text).split())


def described(query: Query) -> str:
    """A search in words, with all that was asked."""
    more = [
        EMPLOYMENT[query.employment] if query.employment else "",
        f"untuk lulusan {query.education}" if query.education else "",
        f"untuk usia {query.age} tahun" if query.age else "",
    ]
    return ", ".join(part for part in (wording(query), *more) if part)


def unknown_words(query: Query) -> str:
    """Words that are looked for as they stand: no occupation, skill or group that we know."""
    return "" if query.words == DISABLED else " ".join(query.words)


def unknown(query: Query) -> str:
    """Where nothing has such words: that they are no name that we know."""
    words = unknown_words(query)
    return phrase("search_unknown", words=clean(words)) if words else ""


def listed(found: Sequence[Stored], titles: dict[str, str], first: int = 1) -> str:
    """Postings one under the other, numbered from `first`."""
    lines = (entry(place, each.posting, titles) for place, each in enumerate(found, first))
    return "\n\n".join(lines)


def entry(number: int, posting: Posting, titles: dict[str, str]) -> str:
    """One posting: title and employer, place and pay, conditions and dates, where it is."""
    head = f"**{number}. {clean(posting.title)}**, {employer(posting)}"
    pay = pay_of(posting.pay) or ("" if posting.kind is Kind.TRAINING else "upah tidak disebut")
    where = [posting.place, pay, EMPLOYMENT[posting.employment] if posting.employment else ""]
    rows = [
        head,
        ", ".join(part for part in where if part),
        conditions(posting),
        link(posting, titles),
    ]
    if signs := signs_of(posting):
        rows.insert(1, "⚠️ " + phrase("search_signs", signs=", ".join(s.title for s in signs)))
    return "\n".join(row for row in rows if row)


def employer(posting: Posting) -> str:
    """Who offers it; a confidential employer stays so."""
    return clean(posting.company) if posting.company else "perusahaan dirahasiakan"


def conditions(posting: Posting) -> str:
    """Who may apply and until when."""
    asked = [
        f"lulusan {posting.education}" if posting.education else "",
        f"usia paling tua {posting.age_max}" if posting.age_max else "",
        f"mulai {day(posting.starts)}" if posting.starts else "",
        f"tayang {age_of(posting, now())}",
        f"sampai {day(posting.expires)}" if posting.expires else "",
    ]
    text = ", ".join(part for part in asked if part)
    return text[:1].upper() + text[1:]


def day(moment: datetime) -> str:
    """A date as people here write it."""
    return f"{moment:%d-%m-%Y}"


def link(posting: Posting, titles: dict[str, str]) -> str:
    """Where it can be read; an example leads nowhere and says so."""
    if posting.sample:
        return "_Contoh, tidak bisa dilamar_"
    return f"[Lihat di {clean(titles.get(posting.source, posting.source))}]({posting.link})"


def footnotes(result: Result, kind: Kind) -> str:
    """What a reader must know about the list: examples, silent sources, where classes are."""
    notes = [silence(each) for each in result.silent]
    if any(each.posting.sample for each in result.found.postings):
        notes.append(phrase(f"search_sample_{kind.value}"))
    return "\n\n".join(notes)


def silence(source: Silent) -> str:
    """A source that did not answer, with the date of what is shown instead."""
    if source.since is None:
        return phrase("search_silent_never", title=source.title, home=source.home)
    when = f"{source.since.astimezone(zone_info(None)):%d-%m-%Y %H.%M}"
    return phrase("search_silent", title=source.title, home=source.home, when=when)


def buttons(found: Iterable[Stored], left: int, first: int = 1) -> list[dict[str, str]]:
    """Details of each, the next ones, and to be told of new ones."""
    made = [
        button(f"Rincian {place}", "inform", posting_detail=each.id)
        for place, each in enumerate(found, first)
    ]
    more = [button("Yang lain", "show_more")] if left > 0 else []
    return [*made, *more, button("Kabari saya", "alert_subscribe")]


def taught(curriculum: Posting) -> str:
    """What a course of that kind teaches, in one line."""
    topics = ", ".join(clean(line) for line in curriculum.snippet.split("\n")[:TOPICS])
    return phrase("search_taught", title=clean(curriculum.title), topics=topics)


def portals(query: Query) -> str:
    """Where one can go on by oneself."""
    links = ", ".join(f"[{title}]({url})" for title, url in links_for(query))
    return phrase("search_portals", links=links)


def detail(posting: Posting, titles: dict[str, str]) -> str:
    """Everything about one posting."""
    parts = [entry_head(posting), shortened(plain_lines(posting.snippet), LONGEST_SNIPPET)]
    signs = signs_of(posting)
    parts += [f"⚠️ **{sign.title}.** {sign.why}" for sign in signs]
    parts.append(phrase(f"search_apply_{'sample' if posting.sample else posting.kind.value}"))
    return "\n\n".join(part for part in (*parts, link(posting, titles)) if part)


def entry_head(posting: Posting) -> str:
    """The head of a posting's details."""
    pay = pay_of(posting.pay) or ("" if posting.kind is Kind.TRAINING else "upah tidak disebut")
    where = ", ".join(part for part in (posting.place, pay) if part)
    return f"**{clean(posting.title)}**, {employer(posting)}\n{where}\n{conditions(posting)}"


def plain_lines(text: str) -> str:
    """A text of others, line by line, without our Markdown's signs."""
    return "\n".join(clean(line) for line in text.split("\n"))
