"""Addresses in a text: whose they are, and whether they imitate somebody's."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

FILE = Path(__file__).parent / "data" / "domains.yml"
LINK = re.compile(
    r"(?:https?://|www\.)[^\s<>\"']+|(?<![@\w.-])(?:[^\W_][\w-]*\.)+[^\W\d_]{2,}(?::\d+)?(?:/[^\s<>\"']*)?"
)
MAIL = re.compile(r"[\w.+-]+@((?:[\w-]+\.)+[a-z]{2,})", re.IGNORECASE)
MAIL_ALONE = re.compile(r"(?<![/\w.+-])" + MAIL.pattern, re.IGNORECASE)
OFFICIAL_INSIDE = re.compile(r"\.(go|co|ac|or)\.id\.")
ENDINGS = re.compile(r"\.(?:apk|pdf|docx?|jpe?g|png|xlsx?|zip)$", re.IGNORECASE)
SHORT_NAME = 4
SURE, NAMED = "sure", "named"
ABBREVIATIONS = frozenset("dll dsb dkk tsb s.d a.n d.a u.p e.g i.e pt cv tbk".split())
WORDS_AROUND = re.compile(
    r"^(loker|lowongan|karir|karier|career|rekrut\w*|recruit\w*|daftar|hrd|info|resmi|official|"
    r"pendaftaran|kerja|job|jobs|id|indonesia|bantuan|klaim|cek|login|akun|portal|group|grup|pt)+$"
)


@dataclass(frozen=True)
class Address:
    """A host in a text, as it was written and as a browser would go to it."""

    host: str
    registered: str
    """The part that somebody registered: "kemnaker.go.id" of "karirhub.kemnaker.go.id"."""

    disguised: bool = False
    """Whether something that looks like a host stands before the real one ("kemnaker.go.id@…")."""


@dataclass(frozen=True)
class Copied:
    """The real domain whose name an address bears; `sure` when it can only be an imitation."""

    real: str
    sure: bool


@cache
def known() -> dict[str, Any]:
    """The lists of the file."""
    lists: dict[str, Any] = yaml.safe_load(FILE.read_text("utf-8"))
    return lists


@cache
def real_domains() -> frozenset[str]:
    """All domains that belong to a name we know."""
    return frozenset(domain for domains in known()["real"].values() for domain in domains)


def addresses_in(text: str) -> list[Address]:
    """The addresses of a text, without those of mail."""
    found: dict[str, Address] = {}
    for link in LINK.findall(MAIL_ALONE.sub(" ", text)):
        if host := _host(link):
            found.setdefault(host, Address(host, registered(host), _disguised(link, host)))
    return list(found.values())


def _disguised(link: str, host: str) -> bool:
    """Whether what stands in front pretends to be the host: "kemnaker.go.id@…", "….go.id.…"."""
    front = link.split("//")[-1].split("/")[0]
    return "@" in front or bool(OFFICIAL_INSIDE.search(host))


def mail_domains_in(text: str) -> list[str]:
    """The domains of the mail addresses of a text."""
    return [domain.lower() for domain in MAIL.findall(text)]


def _host(link: str) -> str:
    """The host that a browser would go to; what stands before "@" is no host."""
    given = link if "//" in link else f"//{link}"
    try:
        host = (urlsplit(given).hostname or "").strip(".").lower()
    except ValueError:
        return ""
    bare = "//" not in link and "/" not in link
    if bare and (ENDINGS.search(host) or host in ABBREVIATIONS or not _has_ending(host)):
        return ""
    return host


def _has_ending(host: str) -> bool:
    """Whether something without http is an address and no abbreviation ("jl.raya")."""
    ending = host.rsplit(".", 1)[-1]
    common = {"id", "com", "net", "org", "info", "biz", "co", "io", "me", "ly", "my", "app", "cc"}
    return ending in common | set(known()["cheap"]) or ending.startswith("xn--")


def registered(host: str) -> str:
    """The registered part of a host."""
    parts = host.split(".")
    double = ".".join(parts[-2:]) in known()["double"]
    return ".".join(parts[-3:] if double else parts[-2:])


def has_odd_letters(address: Address) -> bool:
    """Punycode, letters beyond ASCII, or a bare number as host."""
    try:
        ip_address(address.host)
    except ValueError:
        return "xn--" in address.host or not address.host.isascii()
    return True


def imitated(address: Address) -> Copied | None:
    """Whose name an address bears though it is not theirs; None for the real one and strangers."""
    host = decoded(address.host)
    if any(host == real or host.endswith(f".{real}") for real in real_domains()):
        return None
    if host.endswith(".go.id") and host.isascii():
        return None
    read = skeleton(host)
    name = skeleton(decoded(address.registered)).split(".")[0].replace("-", "")
    for brand, domains in known()["real"].items():
        if likeness := _likeness(brand, name, read):
            sure = likeness is SURE or read != host or domains[0].endswith(".go.id")
            return Copied(domains[0], sure)
    return None


def _likeness(brand: str, name: str, host: str) -> str | None:
    """How a host is like a brand: with a slip of the finger, with words of recruiting, or named."""
    labels = re.split(r"[.-]", host)
    if len(brand) <= SHORT_NAME:
        named = brand in labels or any(_with_words(brand, label) for label in labels)
    else:
        named = brand in host.replace("-", "")
        if not named and _slip(brand, name):
            return SURE
    if not named:
        return None
    return SURE if _with_words(brand, name) else NAMED


def _with_words(brand: str, label: str) -> bool:
    """For "lokerbca": a brand together with words that frauds put beside it."""
    if brand not in label:
        return False
    before, _, after = label.partition(brand)
    return bool(WORDS_AROUND.match(before + after))


def _slip(brand: str, name: str) -> bool:
    """One letter more, less, other or swapped; two in a long name."""
    return name != brand and _distance(brand, name) <= (2 if len(brand) > 9 else 1)


def _distance(a: str, b: str) -> int:
    """Edits between two words, a swap of neighbours counting as one; at most 3."""
    if abs(len(a) - len(b)) > 2:
        return 3
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        older, before, row = before, row, [i]
        for j, other in enumerate(b, 1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == other:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]


def decoded(host: str) -> str:
    """Punycode as the letters that a browser shows."""
    return ".".join(_label(each) for each in host.split("."))


def _label(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return label


def skeleton(text: str) -> str:
    """What a hurried eye reads: letters of other scripts and figures as the Latin ones."""
    plain = unicodedata.normalize("NFKD", text.lower())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    for odd, latin in known()["looks_like"].items():
        plain = plain.replace(odd, latin)
    return plain


def is_listed(address: Address, name: str) -> bool:
    """Whether a host is on one of the lists: short_links, chats."""
    return address.host.removeprefix("www.") in known()[name]


def is_cheap(address: Address) -> bool:
    """Whether its ending is one that costs next to nothing."""
    return address.host.rsplit(".", 1)[-1] in known()["cheap"]
