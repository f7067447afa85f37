"""Why the work ended: the reason words of a message and what narrows them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from indonesian.matcher import IGNORE, Hit, Matcher, Word, entries_of, words_of
from indonesian.reason_checks import (
    absences,
    broken_off,
    closes_the_message,
    forced,
    long_illnesses,
    only_alleged,
)
from indonesian.span import Span

_SAME = {
    word: plain
    for plain, words in {
        "tidak": "gak ga gk nggak ngga nggk ndak tdk tak kagak kaga enggak engga ora mboten "
        "henteu teu gag ngak tdak dak indak kada g ogak",
        "bukan": "bkn bukannya dudu sanes",
        "karena": "krn karna gara2 akibat sebab soalnya soale kerana lantaran dikarenakan "
        "disebabkan kusabab jalaran krna amarga amargi",
        "agar": "supaya biar spy ben supados agr ambeh sangkan",
        "perusahaan": "pabrik kantor pt cv toko perusahan prusahaan usaha firma outlet cabang "
        "hotel restoran resto kafe cafe warung pengusaha majikan bos boss juragan bosku pabrek "
        "company factory pusahaan startup mall mal supermarket swalayan gerai klinik bimbel salon "
        "yayasan gudang garmen konveksi pabriknya prsh",
        "sudah": "udah sdh dah udh wis wes geus",
        "saya": "aku gw gue gua sy ane kulo abdi awakku urang saia w aq",
        "belum": "blm blom durung acan belom",
        "diphk": "diphkan dipehaka",
        "minta": "mnta jaluk",
        "gaji": "gajian salary gajiku bayaran upah gajih",
        "masih": "msh masi isih keneh",
        "kontrak": "kontrakku kntrak kontarak",
        "saja": "aja wae bae doang",
        "atau": "ato atw",
        "proyek": "project projek proyekan proyeknya projectnya projeknya",
        "sebelum": "sblm sblum sebelom sakdurunge",
        "sakit": "loro lara gering skit",
    }.items()
    for word in words.split()
}
_SUFFIXES = ("nya", "ku", "mu", "kah", "lah", "pun", "an", "ne", "na", "e")
_REACH = 6
_COMPANY_REACH = 4
_SHORT = 4
_BETWEEN_NOT_AND_REASON = frozenset(
    "karena soal memang alasan mau pernah kok itu sih saya ingin pengen niat juga merupakan "
    "kasus masalah lagi mengajukan ajukan di perusahaan ya nya atas".split()
)
_LOSS = ("+loss", "+company_loss", "+theft", "+steal")
# Which modifier turns a general reason into which key; the first that is said wins.
_NARROWER: dict[str, tuple[tuple[str, str], ...]] = {
    "efficiency": (
        ("+no_loss", "efficiency_prevent_loss"),
        ("+loss", "efficiency_loss"),
        ("+prevent_loss", "efficiency_prevent_loss"),
    ),
    "closure": (
        ("+no_loss", "closure_no_loss"),
        ("+loss", "closure_loss"),
        ("+prevent_loss", "closure_no_loss"),
    ),
    "closure_no_loss": (("+no_loss", "closure_no_loss"), ("+loss", "closure_loss")),
    "force_majeure": (("+open", "force_majeure_not_closed"), ("+closed", "force_majeure_closed")),
    "pkpu": (("+no_loss", "pkpu_no_loss"), ("+loss", "pkpu_loss")),
    "takeover": (("+terms", "takeover_terms_changed"),),
    "detained": (("+no_loss", "detained_no_loss"), ("+loss", "detained_loss")),
    "convicted": (("+no_loss", "convicted_no_loss"), ("+loss", "convicted_loss")),
}
# The law's milder case stands where the message does not say that the company lost by the crime.
_UNSAID = {"detained": "detained_no_loss", "convicted": "convicted_no_loss"}
_COVERS = {
    "bankruptcy": {"closure", "closure_loss", "closure_no_loss", "efficiency"},
    "force_majeure": {"closure"},
    "convicted": {"detained", "violation_urgent"},
    "acquitted": {"detained", "convicted", "violation_urgent", "employer_fault_not_proven"},
    "detained": {"violation_urgent"},
    "worker_request_employer_fault": {"resign"},
    "long_illness": {"absent"},
    "violation_sp3": {"absent"},
    "closure_loss": {"closure", "efficiency"},
}


@dataclass(frozen=True)
class _Reason:
    """A reason said in words `first` to `last` (exclusive)."""

    first: int
    last: int
    key: str
    negated: bool = False


@lru_cache(maxsize=1)
def matcher() -> Matcher:
    """The matcher of reason words, built on first use."""
    return Matcher(entries_of("reasons.tsv"), _SUFFIXES, _SAME)


def _pairs(
    hits: Sequence[Hit], left: tuple[str, ...], right: tuple[str, ...], reach: int
) -> Iterator[tuple[Hit, Hit]]:
    """A hit of `left` and the nearest later hit of `right` within `reach` words."""
    for i, hit in enumerate(hits):
        if hit.value in left:
            later = (h for h in hits[i + 1 :] if h.value in right and h.first - hit.last <= reach)
            if (other := next(later, None)) is not None:
                yield hit, other


def _joined(pairs: Iterator[tuple[Hit, Hit]], key: str) -> list[_Reason]:
    return [_Reason(a.first, b.last, key) for a, b in pairs]


def _contract_ends(hits: Sequence[Hit]) -> list[_Reason]:
    """Read "kontrak ... habis" and "habis ... kontrak"."""
    after = _joined(_pairs(hits, ("+contract",), ("+ended",), _REACH), "contract_end")
    before = _joined(_pairs(hits, ("+ended",), ("+contract",), 2), "contract_end")
    project = _joined(_pairs(hits, ("+project",), ("+ended",), 4), "contract_end")
    return after or before or project


def _plain(hit: Hit) -> bool:
    return hit.value[0] not in "+-"


def _closures(hits: Sequence[Hit], text: str) -> list[_Reason]:
    """Count "tutup" beside a company, or where it is nearly all that is said."""
    company = ("+company", "+company_loss", "efficiency")
    found = [
        _Reason(
            b.first if any(_plain(h) for h in hits if a.first < h.first < b.first) else a.first,
            b.last,
            "closure",
        )
        for a, b in _pairs(hits, company, ("+closed",), _COMPANY_REACH)
    ]
    found += _joined(_pairs(hits, ("+closed",), company[:2], 2), "closure")
    spoken, words = words_of(text), _plain_words(text)
    bare = [
        h
        for h in hits
        if h.value == "+closed"
        and (
            len(words) <= _SHORT + 1 or closes_the_message(h, text[: spoken[h.first].start], words)
        )
    ]
    return found or [_Reason(h.first, h.last, "closure") for h in bare]


def _requests(hits: Sequence[Hit]) -> list[_Reason]:
    """The worker asked for the layoff, and the employer was at fault."""
    asked = [h for h in hits if h.value == "+request"]
    fault = [h for h in hits if h.value == "+fault"]
    if not asked or not fault:
        return []
    first, last = sorted((asked[0], fault[0]))
    return [_Reason(first.first, last.last, "worker_request_employer_fault")]


def _crimes(hits: Sequence[Hit]) -> list[_Reason]:
    keys = {"+detained": "detained", "+convicted": "convicted", "+steal": "violation_urgent"}
    return [_Reason(h.first, h.last, keys[h.value]) for h in hits if h.value in keys]


def _bare_loss(hits: Sequence[Hit], size: int) -> list[_Reason]:
    """A loss without a reason beside it is a layoff for efficiency."""
    for hit in hits:
        if hit.value == "+company_loss" or (hit.value == "+loss" and size <= _SHORT):
            return [_Reason(hit.first, hit.last, "efficiency_loss")]
        if hit.value == "+prevent_loss" and size <= 2 * _SHORT:
            return [_Reason(hit.first, hit.last, "efficiency_prevent_loss")]
    return []


def _plain_words(text: str) -> list[str]:
    """The words of a message, each in the spelling that the reasons are written in."""
    return [_SAME.get(word.word, word.word) for word in words_of(text)]


def _doubtful(reason: _Reason, hits: Sequence[Hit], words: Sequence[str]) -> bool:
    """A resignation that was none of the worker's will, a contract that did not reach its end."""
    first, last = reason.first, reason.last
    if reason.key == "resign":
        return forced(first, last, hits, words) or only_alleged(first, last, words)
    return reason.key == "contract_end" and broken_off(first, last, hits, words)


def _ends_between(text: str, spoken: Sequence[Word], first: int, last: int) -> bool:
    """Whether a sentence ends inside the words `first` to `last`: "aku sakit. 5 tahun kerja"."""
    inside = text[spoken[first].end : spoken[last - 1].start]
    return re.search(r"[.;!?](\s|$)", inside) is not None


def _said(hits: Sequence[Hit], text: str) -> list[_Reason]:
    """All reasons in the message, before they are narrowed, in the order of the text."""
    spoken, words = words_of(text), _plain_words(text)
    size = len(words)
    plain = [
        _Reason(h.first, h.last, h.value)
        for h in hits
        if _plain(h) and (not h.cued or size <= _SHORT)
    ]
    composed = [*_contract_ends(hits), *_closures(hits, text), *_requests(hits), *_crimes(hits)]
    ill = ((a, b) for a, b in long_illnesses(words) if not _ends_between(text, spoken, a, b))
    composed += [_Reason(first, last, "long_illness") for first, last in ill]
    composed += [_Reason(first, last, "absent") for first, last in absences(words)]
    sure = [r for r in plain + composed if not _doubtful(r, hits, words)]
    return sorted(sure, key=lambda r: (r.first, -r.last)) or _bare_loss(hits, size)


def _without_overlaps(reasons: list[_Reason]) -> list[_Reason]:
    kept: list[_Reason] = []
    for reason in reasons:
        if not kept or reason.first >= kept[-1].last:
            kept.append(reason)
    return kept


def _negated(reason: _Reason, hits: Sequence[Hit], words: Sequence[str]) -> bool:
    """A "bukan" or "tidak" just before the reason, small words aside."""
    i = reason.first - 1
    while i >= 0 and _SAME.get(words[i], words[i]) in _BETWEEN_NOT_AND_REASON:
        i -= 1
    return any(h.value == "+not" and h.last == i + 1 for h in hits)


def _narrowed(reason: _Reason, hits: Sequence[Hit], others: Sequence[_Reason]) -> _Reason:
    """The precise key, and the words that made it precise where they stand close by."""
    losses = _LOSS if reason.key in _UNSAID else _LOSS[:2]
    for modifier, key in _NARROWER.get(reason.key, ()):
        said = [h for h in hits if h.value in (losses if modifier == "+loss" else (modifier,))]
        if said:
            return replace(_stretched(reason, said[0], others), key=key)
    if reason.key == "force_majeure" and any(o.key.startswith("closure") for o in others):
        return replace(reason, key="force_majeure_closed")
    return replace(reason, key=_UNSAID.get(reason.key, reason.key))


def _stretched(reason: _Reason, hit: Hit, others: Sequence[_Reason]) -> _Reason:
    first, last = min(reason.first, hit.first), max(reason.last, hit.last)
    far = last - first > (reason.last - reason.first) + (hit.last - hit.first) + _REACH
    crossed = any(o is not reason and o.first < last and first < o.last for o in others)
    return reason if far or crossed else replace(reason, first=first, last=last)


def _ordered(reasons: list[_Reason], hits: Sequence[Hit], denied: bool) -> list[_Reason]:
    """After a correction the last reason comes first; else the order of the text."""
    fixes = [h.first for h in hits if h.value == "+fix"]
    corrected = denied or (bool(fixes) and any(r.first > fixes[0] for r in reasons))
    return reasons[::-1] if corrected else reasons


def _uncovered(reasons: list[_Reason]) -> list[_Reason]:
    """Leave out what a weightier reason in the same message already says."""
    keys = {r.key for r in reasons}
    covered: set[str] = set().union(*(_COVERS.get(key, set()) for key in keys))
    return [r for r in reasons if r.key not in covered]


def _spans(text: str, reasons: Sequence[_Reason]) -> Iterator[Span]:
    words = words_of(text)
    seen: set[str] = set()
    for reason in reasons:
        if reason.key not in seen:
            seen.add(reason.key)
            start, end = words[reason.first].start, words[reason.last - 1].end
            yield Span(start, end, text[start:end], reason.key, "phk_reason")


def find_reasons(text: str) -> list[Span]:
    """Reasons of the layoff in a message, as keys of the severance rules.

    The reason that counts stands first: a specific key before none, what is denied left out,
    and after a correction ("bukan pailit tapi pensiun") the last one said.
    """
    words = [w.word for w in words_of(text)]
    hits = [h for h in matcher().hits(text) if h.value != IGNORE]
    marked = [
        replace(r, negated=_negated(r, hits, words)) for r in _without_overlaps(_said(hits, text))
    ]
    said = [r for r in marked if not r.negated]
    narrow: Callable[[_Reason], _Reason] = lambda r: _narrowed(r, hits, said)  # noqa: E731
    final = [narrow(r) for r in _uncovered(said)]
    return list(_spans(text, _ordered(final, hits, len(said) < len(marked))))
