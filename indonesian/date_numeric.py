"""Dates written in figures only: 5/3/2019, 05-03-2019, 2019-03-05, 03/2019."""

from __future__ import annotations

import re

from indonesian.date_base import Found, full_year, is_law, iso_or_empty, month_iso
from indonesian.date_words import DATE_MARKS
from indonesian.tokens import Token, word_at

Tokens = tuple[Token, ...]

_NUMERIC = re.compile(
    r"(?<![0-9/.,])(?:"
    r"(?P<y1>(?:19|20)[0-9]{2})(?P<s1>[-/.])(?P<m1>[0-9]{1,2})(?P=s1)(?P<d1>[0-9]{1,2})"
    r"|(?P<d2>[0-9]{1,2}) ?(?P<s2>[-/]) ?(?P<m2>[0-9]{1,2}) ?(?P=s2) ?(?P<y2>[0-9]{4}|[0-9]{2})"
    r"|(?P<d3>[0-9]{1,2})\.(?P<m3>[0-9]{1,2})\.(?P<y3>(?:19|20)[0-9]{2})"
    r"|(?P<m4>[0-9]{1,2}) ?[-/] ?(?P<y4>(?:19|20)[0-9]{2})"
    r"|(?P<y5>(?:19|20)[0-9]{2})[-/](?P<m5>0[1-9]|1[0-2])"
    r"|(?P<d6>0[1-9]|[12][0-9]|3[01])(?P<m6>0[1-9]|1[0-2])(?P<y6>(?:19|20)[0-9]{2})"
    r"|(?P<y7>(?:19|20)[0-9]{2})(?P<m7>0[1-9]|1[0-2])(?P<d7>0[1-9]|[12][0-9]|3[01])"
    r")(?![0-9]|[/.,-][0-9])"
)


def numeric_dates(text: str, tokens: Tokens) -> dict[int, Found]:
    """Numeric dates by the index of their first token; an empty `iso` is a figure to skip."""
    starts = {token.start: index for index, token in enumerate(tokens) if token.kind == "n"}
    if not starts:
        return {}
    ends = {token.end: index + 1 for index, token in enumerate(tokens) if token.kind == "n"}
    found: dict[int, Found] = {}
    for match in _NUMERIC.finditer(text):
        start, end = starts.get(match.start()), ends.get(match.end())
        if start is None or end is None:
            continue
        iso = _iso(match, tokens, start)
        if iso is not None:
            found[start] = Found(iso, start, end)
    return found


def _iso(match: re.Match[str], tokens: Tokens, start: int) -> str | None:
    """The ISO date of a match; "" for an impossible date or a law; None when it is no date."""
    part = match.groupdict()
    for place in "12367":
        if part[f"y{place}"]:
            return _whole(part[f"y{place}"], part[f"m{place}"], part[f"d{place}"])
    if is_law(tokens, start):
        return ""
    month = int(part["m4"] or part["m5"])
    if word_at(tokens, start - 1) in DATE_MARKS or not 1 <= month <= 12:
        return None
    return month_iso(int(part["y4"] or part["y5"]), month)


def _whole(year_text: str, month_text: str, day_text: str) -> str:
    month, day = int(month_text), int(day_text)
    if month > 12 >= day:
        month, day = day, month
    return iso_or_empty(full_year(year_text), month, day)
