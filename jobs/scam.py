"""Signs of fraud in a text or a posting. None found is no proof that something is genuine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from indonesian import money
from jobs.domains import (
    addresses_in,
    has_odd_letters,
    imitated,
    is_cheap,
    is_listed,
    known,
    mail_domains_in,
)
from jobs.posting import Pay, Posting, occupations_in
from knowledge.pages import FOLDER

AROUND = 70
"""Letters before and after a hit in which a "no" takes it back."""

MARKET = Path(__file__).parent / "data" / "market.yml"
LONGEST = 4000


@dataclass(frozen=True)
class Sign:
    """One sign, as people read it."""

    key: str
    title: str
    why: str
    grave: bool


@dataclass(frozen=True)
class Rule:
    """A sign of the file with its words."""

    sign: Sign
    words: tuple[re.Pattern[str], ...]
    unless: re.Pattern[str] | None
    on_posting: bool


@cache
def rules() -> dict[str, Rule]:
    """The signs of knowledge/scam_signs.yml by key, in their order."""
    raw = yaml.safe_load((FOLDER / "scam_signs.yml").read_text("utf-8"))
    return {
        key: Rule(
            Sign(key, given["title"], given["why"], given["grave"]),
            tuple(re.compile(words) for words in given.get("words", ())),
            re.compile(given["unless"]) if given.get("unless") else None,
            given["on_posting"],
        )
        for key, given in raw.items()
    }


@cache
def market_limits() -> dict[str, Any]:
    """What is far above the market."""
    limits: dict[str, Any] = yaml.safe_load(MARKET.read_text("utf-8"))
    return limits


def signs_in(text: str, market: int | None = None) -> list[Sign]:
    """The signs of a text that somebody received, the grave ones first.

    `market` is what others pay a month for the work that the text names, when that is known.
    """
    plain = text[:LONGEST]
    found = {rule.sign.key: rule.sign for rule in rules().values() if _said(rule, plain.lower())}
    found |= {sign.key: sign for sign in _of_addresses(plain)}
    if _text_pays_too_much(plain, market):
        found["pay_too_high"] = rules()["pay_too_high"].sign
    if found.keys() & {"short_link"} and "lookalike" in found:
        del found["short_link"]
    return _ordered(found)


def signs_of(posting: Posting, market: int | None = None) -> list[Sign]:
    """The signs of a posting: fewer, because portals themselves print warnings and numbers."""
    text = f"{posting.title}\n{posting.snippet}"[:LONGEST]
    fitting = [rule for rule in rules().values() if rule.on_posting]
    found = {rule.sign.key: rule.sign for rule in fitting if _said(rule, text.lower())}
    link = posting.origin or posting.link
    on_link = (each for each in _of_addresses(f"{text}\n{link}") if rules()[each.key].on_posting)
    found |= {sign.key: sign for sign in on_link}
    if _pays_too_much(posting.pay, posting.title, market):
        found["pay_too_high"] = rules()["pay_too_high"].sign
    return _ordered(found)


def _ordered(found: dict[str, Sign]) -> list[Sign]:
    order = list(rules())
    return sorted(found.values(), key=lambda sign: (not sign.grave, order.index(sign.key)))


def _said(rule: Rule, text: str) -> bool:
    """Whether a text has the words of a rule where nothing takes them back."""
    return any(
        not _taken_back(rule, text, hit) for words in rule.words for hit in words.finditer(text)
    )


def _taken_back(rule: Rule, text: str, hit: re.Match[str]) -> bool:
    if rule.unless is None:
        return False
    before = re.split(r"[.!?;\n]", text[max(0, hit.start() - AROUND) : hit.start()])[-1]
    after = re.split(r"[.!?;\n]", text[hit.end() : hit.end() + AROUND])[0]
    return bool(rule.unless.search(before) or rule.unless.search(after))


def _of_addresses(text: str) -> Iterator[Sign]:
    """What the links and mail addresses of a text show."""
    for address in addresses_in(text):
        if copied := imitated(address):
            base = rules()["lookalike" if copied.sure else "brand_name"].sign
            why = base.why.format(real=copied.real)
            yield Sign(base.key, f"{base.title}: {address.host}", why, base.grave)
        if address.disguised or has_odd_letters(address):
            yield rules()["odd_letters"].sign
        for name, key in (("short_links", "short_link"), ("chats", "chat_only")):
            if is_listed(address, name):
                yield rules()[key].sign
        if is_cheap(address):
            yield rules()["cheap_domain"].sign
    if any(domain in known()["free_mail"] for domain in mail_domains_in(text)):
        yield rules()["free_email"].sign


def _text_pays_too_much(text: str, market: int | None) -> bool:
    """Whether a text offers far too much for the work that it names."""
    sums = [span for span in money.find(text) if span.role in (None, "wage", "daily")]
    months = [int(str(s.value)) * (25 if s.role == "daily" else 1) for s in sums]
    return bool(months) and _pays_too_much(Pay(max(months), None), text, market)


def _pays_too_much(pay: Pay | None, title: str, market: int | None) -> bool:
    if pay is None or pay.period != "month":
        return False
    offered = pay.low or pay.high or 0
    limits = market_limits()
    if market:
        return offered > market * float(limits["far_above"])
    entry = set(limits["entry_work"]) & set(occupations_in(title))
    return offered >= int(limits["entry_ceiling"]) and bool(entry)
