"""Amounts of rupiah in a message: "4,5jt", "Rp 4.500.000", "empat juta lima ratus"."""

from __future__ import annotations

from fractions import Fraction

from indonesian.money_bare import (
    Amount,
    bare_amount,
    bare_wage,
    decimal_a_month,
    guess,
    leading_zero,
    marks_emphasis,
    names_slang,
    taken_back,
)
from indonesian.money_roles import after_minimum_wage, after_wage_word, role_of
from indonesian.money_words import (
    COUNTED,
    CURRENCY,
    CURRENCY_AFTER,
    FILLERS,
    FIRMS,
    FOREIGN_AFTER,
    FOREIGN_BEFORE,
    KINDS_OF_WORKERS,
    RANGE_WORDS,
    SIGNS,
    TIMES,
)
from indonesian.number_words import SCALES, STARTERS
from indonesian.numbers import Number, Part, Value, number_at
from indonesian.span import Span
from indonesian.tokens import Token, glued, tokenize, word_at

Tokens = tuple[Token, ...]

LIMIT = 10**14
_THOUSAND, _MILLION = 1_000, 1_000_000
# No minimum wage has ten millions; a larger figure is an age ("umr 56").
_MOST_MINIMUM = 10
_STARTERS = STARTERS | CURRENCY | SIGNS


def find(text: str) -> list[Span]:
    """Every amount in `text` as rupiah, with its role where the words around it tell.

    Roles: wage, allowance, non_fixed, daily, weekly, severance, offer, balance, paid, unpaid,
    fee, other (debts, prices).
    A negative amount keeps its sign, so that a form can refuse it. Money of other countries
    is left out.
    """
    tokens = tokenize(text)
    amounts: list[Amount] = []
    at = 0
    while at < len(tokens):
        amount = _amount_at(tokens, at) or taken_back(tokens, amounts, at)
        if amount is None:
            at += 1
            continue
        if not _is_foreign(tokens, amount):
            amounts.append(amount)
        at = amount.end
    return [_span(text, tokens, amounts, place) for place in range(len(amounts))]


def _span(text: str, tokens: Tokens, amounts: list[Amount], place: int) -> Span:
    amount = amounts[place]
    first = amounts[place - 1].end if place else 0
    last = amounts[place + 1].start if place + 1 < len(amounts) else len(tokens)
    start, end = tokens[amount.start].start, tokens[amount.end - 1].end
    role = role_of(tokens, amount.start, amount.end, first, last)
    return Span(start, end, text[start:end], amount.value, "money", role, amount.upper)


def _is_foreign(tokens: Tokens, amount: Amount) -> bool:
    """Such as "RM 3.000", "3 ribu ringgit", "500 USD", "3 juta yen jepang"."""
    before, after = word_at(tokens, amount.start - 1), word_at(tokens, amount.end)
    if before in FOREIGN_BEFORE or after in FOREIGN_AFTER:
        return True
    # In Javanese "yen" means "if".
    following = word_at(tokens, amount.end + 1)
    return after == "yen" and (following == "jepang" or not following[:1].isalpha())


def _amount_at(tokens: Tokens, start: int) -> Amount | None:
    """The amount that begins exactly at token `start`."""
    if tokens[start].kind != "n" and tokens[start].text not in _STARTERS:
        return None
    at, negative = _sign(tokens, start)
    currency = word_at(tokens, at) in CURRENCY
    if currency:
        at += 1
        at += word_at(tokens, at) in {".", ":"}
        inner, minus = _sign(tokens, at)
        at, negative = inner, negative or minus
    if at >= len(tokens) or (at > start and not currency and not negative):
        return None
    number = number_at(tokens, at)
    if number is None or _inside_a_label(tokens, at, currency):
        return None
    amount = _range(tokens, number, currency) or _single(tokens, number, currency)
    if amount is None or amount.value > LIMIT:
        return None
    value = -amount.value if negative else amount.value
    return Amount(value, amount.upper, start, _tail(tokens, amount.end))


def _sign(tokens: Tokens, at: int) -> tuple[int, bool]:
    """Skip a minus sign that stands right before a number."""
    word = word_at(tokens, at)
    if word in {"minus", "min"}:
        return at + 1, True
    if word in {"-", "−"} and glued(tokens, at + 1) and not glued(tokens, at):
        return at + 1, True
    return at, False


def _inside_a_label(tokens: Tokens, at: int, currency: bool) -> bool:
    """Whether the figure is stuck to something: "43/Pdt", "abc500", "-7890" after digits."""
    if currency or tokens[at].kind != "n":
        return False
    before = word_at(tokens, at - 1)
    if marks_emphasis(tokens, at - 1):
        return False
    if glued(tokens, at) and (before in {"/", "_", "#", "@", "+"} or before[:1].isalpha()):
        return before not in SCALES and not after_wage_word(tokens, at)
    if glued(tokens, at + 1) and word_at(tokens, at + 1) in {"/", "_", "@"}:
        return glued(tokens, at + 2) and tokens[at + 2].kind == "n"
    return False


def _range(tokens: Tokens, number: Number, currency: bool) -> Amount | None:
    """Such as "4-5 juta", where the lower bound takes the scale of the upper one."""
    at = number.end
    if word_at(tokens, at) == "s" and word_at(tokens, at + 1) == "/":
        at += 2
    if word_at(tokens, at) not in RANGE_WORDS | {"d"}:
        return None
    at += 1
    at += word_at(tokens, at) in CURRENCY
    other = number_at(tokens, at) if at < len(tokens) else None
    if other is None:
        return None
    upper = _single(tokens, other, currency)
    if upper is None and after_wage_word(tokens, number.start) and other.scale == 1:
        upper = bare_wage(tokens, other)
    if upper is None:
        return None
    lower = _lower(number, other, upper.value)
    return Amount(lower, upper.value, number.start, other.end) if lower is not None else None


def _lower(number: Number, other: Number, upper: int) -> int | None:
    value = _spoken(number)
    if number.scale == 1 and value < _THOUSAND:
        factor = Fraction(upper) / other.value if other.value else 0
        value *= other.scale if other.scale > 1 else factor
    return int(value) if 0 < value < upper and value >= 100 else None


def _single(tokens: Tokens, number: Number, currency: bool) -> Amount | None:
    """A number accepted as money, or None when it counts, labels or dates something."""
    after = word_at(tokens, number.end)
    currency = currency or after in CURRENCY_AFTER
    if number.scale >= _THOUSAND and len(number.parts) > 1:
        number = _without_stray_tail(tokens, number)
        after = word_at(tokens, number.end)
    large = number.scale >= _THOUSAND or number.value >= _MILLION
    if after in COUNTED and not currency and not (large and _is_pay(tokens, number)):
        return None
    if number.scale >= _THOUSAND:
        return Amount(int(_spoken(number, tokens)), None, number.start, number.end)
    if currency:
        return _with_currency(tokens, number)
    if names_slang(tokens, number):
        return Amount(int(number.value) * _THOUSAND, None, number.start, number.end)
    least = number.value < _MOST_MINIMUM and after_minimum_wage(tokens, number.start)
    if least or after_wage_word(tokens, number.start) or decimal_a_month(tokens, number):
        wage = bare_wage(tokens, number)
        if wage is not None:
            return wage
    return bare_amount(tokens, number)


def _is_pay(tokens: Tokens, number: Number) -> bool:
    """Whether a large number is paid although a word that can be counted follows.

    Such as "gaji 4jt perusahaan pailit", "4jt karyawan tetap", but not "10 juta pekerja".
    """
    after, kind = word_at(tokens, number.end), word_at(tokens, number.end + 1)
    if after in TIMES or after in FIRMS or kind in KINDS_OF_WORKERS:
        return True
    return after_wage_word(tokens, number.start)


def _without_stray_tail(tokens: Tokens, number: Number) -> Number:
    """Drop a last figure that belongs to the next words: "4 juta 2 tahun", "5 juta 3 orang"."""
    last = number.parts[-1]
    if last.scale > 1:
        return number
    after = word_at(tokens, number.end)
    figures = tokens[number.end - 1].kind == "n"
    stuck = glued(tokens, number.end - 1)
    stray = after in COUNTED or last.amount.denominator > 1 or last.amount >= _THOUSAND
    spaced_digit = figures and not stuck and last.amount < 100 and after[:1].isalpha()
    if not stray and not spaced_digit:
        return number
    return Number(number.parts[:-1], number.start, _end_of_scales(tokens, number), number.figures)


def _end_of_scales(tokens: Tokens, number: Number) -> int:
    """The index after the number without its last part."""
    for end in range(number.end - 1, number.start, -1):
        shorter = number_at(tokens[number.start : end], 0)
        if shorter is not None and len(shorter.parts) < len(number.parts):
            return number.start + shorter.end
    return number.end


def _spoken(number: Number, tokens: Tokens = ()) -> Value:
    """The value as people mean it: "empat juta lima ratus" is 4,500,000."""
    last = number.parts[-1]
    if len(number.parts) < 2 or last.scale > 1 or number.parts[-2].scale < _MILLION:
        return number.value
    head = number.value - last.amount
    return head + last.amount * _missing_scale(last, number.parts[-2].scale, tokens, number)


def _missing_scale(last: Part, scale: int, tokens: Tokens, number: Number) -> int:
    """Such as "4jt5" and "4jt25" go on as decimals, "4 juta 500" leaves out "ribu"."""
    if last.amount < 10:
        return scale // 10
    stuck = bool(tokens) and glued(tokens, number.end - 1)
    if last.amount < 100 and stuck:
        return scale // 100
    return scale // _THOUSAND


def _with_currency(tokens: Tokens, number: Number) -> Amount | None:
    """Such as "Rp 4.500.000"; "Rp 4,5" can only be millions."""
    value = number.value
    if value < 100 and value.denominator > 1:
        value *= _MILLION
    if 0 < value < 100 or value.denominator > 100:
        return None
    return Amount(int(value), None, number.start, number.end)


def _tail(tokens: Tokens, end: int) -> int:
    """Take in what belongs to the amount: "-an", "rupiah", ",-"."""
    if word_at(tokens, end) == "-" and word_at(tokens, end + 1) == "an":
        end += 2
    elif word_at(tokens, end) in {"an", "'an"}:
        end += 1
    if word_at(tokens, end) in CURRENCY_AFTER:
        end += 1
    if word_at(tokens, end) == "," and word_at(tokens, end + 1) == "-" and glued(tokens, end + 1):
        end += 2
    return end


def write(amount: int) -> str:
    """Rupiah as Indonesians write it: 4500000 -> "Rp4.500.000"."""
    sign = "-" if amount < 0 else ""
    return f"{sign}Rp{abs(amount):,}".replace(",", ".")


def read_answer(text: str) -> int | None:
    """The amount in an answer to "berapa gaji?": a wage if one is named, else the first one.

    None when there is none, or only a bare figure: see `ambiguous_million`.
    """
    spans = find(text)
    chosen = next((span for span in spans if span.role == "wage"), spans[0] if spans else None)
    return chosen.value if chosen is not None and isinstance(chosen.value, int) else None


def ambiguous_million(text: str) -> int | None:
    """A bare figure meant as millions or thousands: "4,5" -> 4500000, "4500" -> 4500000.

    The caller confirms the guess with the person. None when the text is more than a figure.
    """
    tokens = tuple(token for token in tokenize(text) if token.text not in FILLERS)
    while tokens and tokens[-1].text in {"an", "!", "?", ",", "…"}:
        tokens = tokens[:-1]
    number = number_at(tokens, 0) if tokens else None
    if number is None or number.end != len(tokens) or number.scale > 1:
        return None
    return None if leading_zero(tokens, number) else guess(number.value)
