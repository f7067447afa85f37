"""The monthly wage of a sum, by the kind of pay that was given (UU 13/2003 Pasal 157)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from benefits.result import Result, rupiah
from benefits.wage_base import Allowance, base_daily, base_monthly, base_output
from bot.sums import readers
from bot.sums.sum import Given, Option, WrongGiven

WAGE = Option(
    "upah",
    "Upah sebulan: upah pokok dan tunjangan tetap, sebelum potongan. 5000000 atau 5jt.",
    readers.rupiah,
    ("gaji", "wage"),
)
KINDS = (
    Option("upah-pokok", "Ganti --upah: upah pokok sebulan saja.", readers.rupiah, ("pokok",)),
    Option("tunjangan-tetap", "Tunjangan yang dibayar walau tidak masuk.", readers.rupiah),
    Option(
        "tunjangan-tidak-tetap",
        "Tunjangan menurut kehadiran; tidak ikut dihitung.",
        readers.rupiah,
    ),
    Option("upah-harian", "Ganti --upah: upah sehari pekerja harian.", readers.rupiah),
    Option(
        "penghasilan",
        'Ganti --upah: penghasilan borongan 12 bulan terakhir, "4jt;5jt;…".',
        readers.several(readers.rupiah),
    ),
    Option("komisi", "Penghasilan itu komisi.", readers.yes, flag=True),
    Option("upah-minimum", "Upah minimum tempat perusahaan.", readers.rupiah, ("ump", "umk")),
)
OPTIONS = (WAGE, *KINDS)
WAYS = ("upah", "upah_pokok", "upah_harian", "penghasilan")
NONE_GIVEN = (
    "--upah belum diisi, misalnya 5000000 (atau --upah-pokok, --upah-harian, --penghasilan)"
)
SMALLEST = 300_000
TINY = "Upah {wage} sebulan? Periksa angka nolnya; 5jt berarti Rp5.000.000."
BELOW = (
    "Upah ini di bawah upah minimum {minimum}. Selain usaha mikro dan kecil, itu pelanggaran; "
    "hitungan dengan upah minimum bisa dipakai sebagai pembanding."
)


@dataclass(frozen=True)
class Wage:
    """The wage a month in rupiah, how it was found, and notes about it."""

    amount: int
    formula: str
    notes: tuple[str, ...]


def wage_of(given: Given, on: date) -> Wage:
    """The one wage that was given; raises WrongGiven for none or for two."""
    named = [name for name in WAYS if name in given]
    if len(named) > 1:
        first, second = (f"--{name.replace('_', '-')}" for name in named[:2])
        raise WrongGiven(f"{second}: pilih satu saja, {first} atau {second}")
    if not named:
        raise WrongGiven(NONE_GIVEN)
    if named == ["upah"]:
        return Wage(given["upah"], "menurut keterangan", tuple(_below(given)))
    return _found(_base(given, named[0], on))


def _below(given: Given) -> Iterator[str]:
    if 0 < given["upah"] < SMALLEST:
        yield TINY.format(wage=rupiah(given["upah"]))
    minimum = given.get("upah_minimum")
    if minimum and given["upah"] < minimum:
        yield BELOW.format(minimum=rupiah(minimum))


def _base(given: Given, kind: str, on: date) -> Result:
    minimum = given.get("upah_minimum")
    if kind == "upah_harian":
        return base_daily(given[kind], minimum, on)
    if kind == "penghasilan":
        return base_output(given[kind], minimum, on, commission=given.get("komisi", False))
    return base_monthly(given[kind], _allowances(given), minimum, on)


def _allowances(given: Given) -> Iterator[Allowance]:
    for name, label, fixed in (
        ("tunjangan_tetap", "Tunjangan tetap", True),
        ("tunjangan_tidak_tetap", "Tunjangan tidak tetap", False),
    ):
        if given.get(name):
            yield Allowance(label, given[name], fixed)


def _found(base: Result) -> Wage:
    formula = " + ".join(f"{line.label.lower()} {line.formula}" for line in base.lines)
    return Wage(base.total, formula, base.notes)
