"""What a calculator answers: lines that add up, notes, and the date of the rules."""

import re
from dataclasses import dataclass
from datetime import date
from fractions import Fraction


class BadInput(ValueError):
    """An input that cannot be computed: which field, and why in Indonesian for the worker."""

    def __init__(self, field: str, why: str) -> None:
        super().__init__(f"{field}: {why}")
        self.field = field
        self.why = why


@dataclass(frozen=True)
class Line:
    """One amount in whole rupiah with its working in words and its article.

    `months` of wage and `rate` (a multiplier or a share) are given where the amount is made of
    them: 0.5 x 9 months is a rate of 1/2 and 4.5 months.
    """

    key: str
    label: str
    amount: int
    formula: str
    article: str
    months: Fraction | None = None
    rate: Fraction | None = None


@dataclass(frozen=True)
class Result:
    """Lines that add up to `total`; notes say what is not counted and what is uncertain."""

    title: str
    lines: tuple[Line, ...]
    notes: tuple[str, ...]
    rules_as_of: date

    @property
    def total(self) -> int:
        """Sum of the lines in whole rupiah."""
        return sum(line.amount for line in self.lines)

    def amount(self, key: str) -> int:
        """Sum of the lines of this key; 0 when there is none."""
        return sum(line.amount for line in self.lines if line.key == key)


@dataclass(frozen=True)
class Eligibility:
    """Indonesian reasons why yes (`passed`), why not (`failed`), and what is not known yet."""

    passed: tuple[str, ...]
    failed: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def eligible(self) -> bool | None:
        """False when a condition fails, None while something is unknown, else True."""
        if self.failed:
            return False
        return None if self.unknown else True


def rounded(amount: Fraction | int) -> int:
    """Whole rupiah, half a rupiah goes up."""
    return int((Fraction(amount) * 2 + 1) // 2)


def rupiah(amount: int) -> str:
    """5000000 -> "Rp5.000.000"; a deduction gets its sign in front."""
    return f"{'-' if amount < 0 else ''}Rp{abs(amount):,}".replace(",", ".")


MONTHS = (
    "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"
).split()


def day_text(day: date) -> str:
    """date(2026, 11, 22) -> "22 November 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def decimal(number: Fraction | int) -> str:
    """Fraction(1, 2) -> "0,5"; at most four decimals."""
    text = f"{Fraction(number):.4f}".rstrip("0").rstrip(".")
    return text.replace(".", ",")


def percent(rate: Fraction | int) -> str:
    """Fraction(37, 1000) -> "3,7%"."""
    return f"{decimal(Fraction(rate) * 100)}%"


PARAGRAPH = re.compile(r"\bayat (\d+[a-z]?)(?:-(\d+[a-z]?))?")


def in_brackets(article: str) -> str:
    """An article as lawyers write it: "PP 35/2021 Pasal 43 ayat (1)"."""
    return PARAGRAPH.sub(
        lambda found: f"ayat ({found[1]})" + (f"-({found[2]})" if found[2] else ""), article
    )


def cited(articles: str) -> str:
    """Articles parted by "; ", each law said once.

    "PP 35/2021 Pasal 43 ayat 1; PP 35/2021 Pasal 40 ayat 2" becomes
    "PP 35/2021 Pasal 43 ayat (1), Pasal 40 ayat (2)".
    """
    by_law: dict[str, list[str]] = {}
    for one in dict.fromkeys(articles.split("; ")):
        law, _, rest = in_brackets(one).partition(" Pasal ")
        by_law.setdefault(law, []).extend([f"Pasal {rest}"] if rest else [])
    return "; ".join(" ".join((law, ", ".join(rest))).strip() for law, rest in by_law.items())


def need_whole(field: str, amount: object, *, least: int = 0) -> None:
    """Raises BadInput unless the amount is an int (not a float) of at least `least`."""
    if isinstance(amount, bool) or not isinstance(amount, int):
        raise BadInput(field, "Isi dengan angka bulat.")
    if amount < least:
        raise BadInput(field, f"Angka paling kecil {least}.")
