"""What a length of time is about, from the words around it."""

from __future__ import annotations

from indonesian.duration_lengths import length_at
from indonesian.duration_words import (
    AT_WORK,
    CHILDREN,
    FEASTS,
    GIVEN,
    ILL,
    LEFT,
    MONTH,
    NEGATIONS,
    NOT_WAGES,
    ONE_OF,
    PAID,
    PAYING,
    ROLES,
    UNITS_OF_TIME,
    WAGES,
    WEAK_TENURE,
    WORKING,
    YEAR,
)
from indonesian.lexicon import usual
from indonesian.money_roles import stem
from indonesian.money_words import CURRENCY
from indonesian.number_words import SCALED, SCALES, UNITS, WHOLES
from indonesian.tokens import Token, glued, word_at

Tokens = tuple[Token, ...]

_BEFORE, _AFTER = 6, 4
_NOT_LEFT = frozenset({"dari", "yakin", "tahu", "tau", "inget", "ingat", "paham", "jelas", "dikit"})
_ABOUT = frozenset({"selama", "lebih", "dari", "hampir", "sekitar", "sampai", "sampe", "kurleb"})
_GETTING = frozenset({"dapat", "dapet", "dpt", "terima", "nerima", "menerima", "digaji", "dibayar"})
_BELOW = frozenset({"dibawah", "under"})
_NEGATED_OF_TIME = frozenset({"belum", "blm", "belom", "blum"})
_REACHING = frozenset({"genap", "ada", "sampai", "sampe", "nyampai", "nyampe", "penuh", "full"})
_HOW_MUCH = frozenset({"berapa", "brp", "piro", "sabaraha"})
_STRONG_BREAKS = frozenset({".", ";", "!", "?", "tapi", "tp", "padahal", "pdhl", "terus", "trus"})


def _keyword(tokens: Tokens, at: int) -> str | None:
    word, before, after = (word_at(tokens, at + step) for step in (0, -1, 1))
    if word == "kurang" and _short_of_years(tokens, at):
        return None
    if word == "kurang":
        return None if "lebih" in {before, after} or after in _NOT_LEFT else "remaining"
    if word == "kerja" and before in {"kontrak", "perjanjian"}:
        return "contract"
    if ROLES.get(word) == "contract" and before in {"kerja", "bekerja", "karyawan"}:
        return "tenure"
    if word in PAYING and _negated(tokens, at) and (word != "masuk" or _money_is_due(tokens)):
        return "late"
    if word in CHILDREN and after[:1].isdigit():
        return "age"
    return ROLES.get(word) or ROLES.get(usual(word))


def _money_is_due(tokens: Tokens) -> bool:
    """Whether "belum masuk" may speak of money: wages or a benefit are named."""
    return any(
        stem(token.text) in {"gaji", "upah", "jht"} or token.text == "jkp" for token in tokens
    )


def worked_before(tokens: Tokens, start: int) -> bool:
    """Whether a word for working stands shortly before the length."""
    window = range(max(0, start - _BEFORE), start)
    return any(_keyword(tokens, at) == "tenure" for at in window)


def _negated(tokens: Tokens, at: int) -> bool:
    near = {word_at(tokens, at - 1), word_at(tokens, at - 2)}
    return bool(near & NEGATIONS) or bool({usual(word) for word in near} & {"belum", "tidak"})


def role_of(tokens: Tokens, start: int, end: int, first: int) -> str | None:
    """The role of the length at `start`..`end`; `first` is where the one before ended."""
    window = range(start - 1, max(first, start - _BEFORE) - 1, -1)
    if _is_unpaid(tokens, start, end) or _wages_of(tokens, start, end):
        return "late"
    before = [role for at in window if (role := _keyword(tokens, at)) is not None]
    if _is_left(tokens, start, end) or "remaining" in before:
        return "remaining"
    if _was_away(tokens, start, end):
        return "away"
    if _is_worked(tokens, end) and word_at(tokens, start - 1) not in ROLES:
        return "tenure"
    nearest = _nearest(tokens, window)
    if nearest == "since" and usual(word_at(tokens, start - 1)) == "setelah":
        return "tenure"
    if nearest is not None:
        return nearest
    following = _after(tokens, start, end)
    if following is not None:
        return following
    return "tenure" if any(tokens[at].text in WEAK_TENURE for at in window) else None


def _is_worked(tokens: Tokens, end: int) -> bool:
    """Such as "baru 13 bulan kerja", but not "kontrak 2 tahun kerja 1 tahun"."""
    return word_at(tokens, end) in WORKING and not _number_follows(tokens, end + 1)


def _number_follows(tokens: Tokens, at: int) -> bool:
    """Whether a figure or a number word stands at `at`."""
    word = word_at(tokens, at)
    return word[:1].isdigit() or word in UNITS or word in WHOLES or word in ONE_OF


def _is_unpaid(tokens: Tokens, start: int, end: int) -> bool:
    """Such as "udah 3 bulan" as the only length of a message about wages not paid; no years."""
    if not _in_months(tokens, end) or word_at(tokens, start - 1) not in WEAK_TENURE:
        return False
    if any(UNITS_OF_TIME.get(tokens[at].text) == YEAR for at in range(start, end)):
        return False
    others = (at for at in range(len(tokens)) if not start <= at < end)
    if any(tokens[at].text in UNITS_OF_TIME or tokens[at].text in ONE_OF for at in others):
        return False
    return any(_unpaid_cue(tokens, at) for at in range(len(tokens)))


def _wages_of(tokens: Tokens, start: int, end: int) -> bool:
    """Such as "gaji 3 bulan belum dibayar"."""
    if stem(word_at(tokens, start - 1)) != "gaji" or not _in_months(tokens, end):
        return False
    return any(_unpaid_cue(tokens, at) for at in range(end, min(len(tokens), end + _AFTER)))


def _unpaid_cue(tokens: Tokens, at: int) -> bool:
    if NOT_WAGES & {word_at(tokens, at + step) for step in (-1, 1, 2)}:
        return False
    said = tokens[at].text in PAID and _negated(tokens, at)
    return said or ROLES.get(tokens[at].text) == "late"


def counts_wages(tokens: Tokens, start: int, end: int) -> bool:
    """Such as "pesangon 2 bulan gaji": a number of wages, none of them late and no amount."""
    if word_at(tokens, end) not in WAGES or not _in_months(tokens, end):
        return False
    if _begins_amount(tokens, end + 1) or word_at(tokens, end + 1)[:1].isdigit():
        return False
    given = start == 0 or word_at(tokens, start - 1) in GIVEN
    return given and not any(_unpaid_cue(tokens, at) for at in range(end, len(tokens)))


def _in_months(tokens: Tokens, end: int) -> bool:
    unit = tokens[end - 1].text
    return UNITS_OF_TIME.get(unit, ONE_OF.get(unit)) == MONTH


def is_before_a_feast(tokens: Tokens, end: int) -> bool:
    """Such as "sebulan sebelum lebaran": a day of the year, not a length."""
    if usual(word_at(tokens, end)) not in {"sebelum", "menjelang", "jelang"}:
        return False
    after = (word_at(tokens, end + 1), word_at(tokens, end + 2))
    return bool(FEASTS.intersection(after)) or after == ("hari", "raya")


def _nearest(tokens: Tokens, window: range) -> str | None:
    for at in window:
        role = _keyword(tokens, at)
        if role == "loss" and (_negated(tokens, at) or _follows_money(tokens, window.start + 1)):
            continue
        if role is not None:
            return role
        if tokens[at].text in _STRONG_BREAKS:
            return None
    return None


def _was_away(tokens: Tokens, start: int, end: int) -> bool:
    """Such as "sakit udah 14 bulan", "14 bulan ga masuk kerja": not the time of service."""
    if word_at(tokens, end) in NEGATIONS and word_at(tokens, end + 1) in AT_WORK:
        return True
    if word_at(tokens, end) == "sakitnya":
        return True
    at = start - 1
    while word_at(tokens, at) in WEAK_TENURE or word_at(tokens, at) in _ABOUT:
        at -= 1
    return word_at(tokens, at) in ILL or usual(word_at(tokens, at - 1)) == "sakit"


def _after(tokens: Tokens, start: int, end: int) -> str | None:
    for at in range(end, min(len(tokens), end + _AFTER)):
        if tokens[at].text in _STRONG_BREAKS or tokens[at].text == ",":
            return None
        role = None if tokens[at].text == "jadi" else _keyword(tokens, at)
        if role == "loss" and (at > end or _follows_money(tokens, start)):
            continue
        if role == "age" and _number_follows(tokens, at + 1):
            return None
        if role is not None and role not in {"contract", "worked", "remaining"}:
            return role
    return None


def _follows_money(tokens: Tokens, start: int) -> bool:
    """Such as "4jt 3 tahun rugi", a list of facts: a wage, a tenure and a reason."""
    return any(word_at(tokens, start - step) in SCALES for step in (1, 2))


def _is_left(tokens: Tokens, start: int, end: int) -> bool:
    """Such as "5 bulan lagi", "kurang 5 bulan"."""
    if word_at(tokens, end) in LEFT:
        return True
    return word_at(tokens, start - 1) in {"masih", "msh", "isih"} and not _is_worked(tokens, end)


def is_rate(tokens: Tokens, start: int, end: int) -> bool:
    """Such as "5 juta sebulan", "sebulan 4,8 jt", "3 bulan sekali": a rhythm, not a length."""
    if word_at(tokens, end) == "sekali":
        return True
    if word_at(tokens, end) == "notice":
        return True
    if end != start + 1:
        return False
    before = word_at(tokens, start - 1)
    if (
        usual(before) == "berapa"
        or before in SCALES
        or before in SCALED
        or before in {"an", "/", "jam", "x", "kali"}
        or before[:1].isdigit()
    ):
        return True
    if ONE_OF.get(tokens[start].text) == YEAR and before in WEAK_TENURE:
        return False
    wage = word_at(tokens, end) in WAGES | _GETTING
    if wage and ONE_OF.get(tokens[start].text) == YEAR and ROLES.get(before) == "contract":
        return False
    return (
        _begins_amount(tokens, end + wage)
        or _named_wage(tokens, start, end)
        or _asks_the_price(tokens, start, end)
    )


def _asks_the_price(tokens: Tokens, start: int, end: int) -> bool:
    """Such as "iuran sebulan berapa", "sebulan kena berapa"; not "kerja sebulan dapat berapa"."""
    asked = {usual(word_at(tokens, end + step)) for step in range(2)} & _HOW_MUCH
    counted = word_at(tokens, start - 1) in WEAK_TENURE or worked_before(tokens, start)
    return bool(asked) and not counted


def _begins_amount(tokens: Tokens, at: int) -> bool:
    words = [word_at(tokens, at + step) for step in range(4)]
    if words[0] in CURRENCY:
        return True
    number = words[0][:1].isdigit() or words[0] in UNITS or words[0] in WHOLES
    if number and {",", "."} & set(words[0]) and words[1] not in UNITS_OF_TIME:
        return True
    return words[0] in SCALED or (number and any(word in SCALES for word in words[1:3]))


def _named_wage(tokens: Tokens, start: int, end: int) -> bool:
    """Such as "gaji saya sebulan 4,8"."""
    near = {stem(word_at(tokens, at)) for at in (start - 1, start - 2)}
    return "gaji" in near and word_at(tokens, end)[:1].isdigit()


def is_negative(tokens: Tokens, start: int) -> bool:
    """Such as "minus 3 tahun", "-3 tahun", but not "2-3 tahun" or "5 juta - 3 tahun"."""
    sign, before = word_at(tokens, start - 1), word_at(tokens, start - 2)
    if sign == "minus":
        return True
    alone = glued(tokens, start) and not glued(tokens, start - 1)
    counted = before[:1].isdigit() or before in UNITS_OF_TIME or before in SCALES
    return sign in {"-", "−"} and alone and not counted


def is_upper_bound(tokens: Tokens, start: int) -> bool:
    """Such as "kurang dari setahun", "belum genap setahun", "kerja kurang setahun"."""
    before, earlier = word_at(tokens, start - 1), word_at(tokens, start - 2)
    if before == "dari" and earlier == "kurang":
        return True
    if before in _BELOW or (before == "bawah" and earlier == "di"):
        return True
    if before in _NEGATED_OF_TIME or _short_of_years(tokens, start - 1):
        return True
    return before in _REACHING and _negated(tokens, start - 1)


def _short_of_years(tokens: Tokens, at: int) -> bool:
    """Whether the "kurang" at `at` says that years of work are not full: "kerja kurang setahun".

    Of a contract, and before "lagi", it says what is left.
    """
    if word_at(tokens, at) != "kurang":
        return False
    found = length_at(tokens, at + 1) if at + 1 < len(tokens) else None
    if found is None or found.unit != YEAR or word_at(tokens, found.end) in LEFT:
        return False
    return not any(ROLES.get(token.text) == "contract" for token in tokens[:at])
