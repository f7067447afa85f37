"""Ten thousand values a reader, each written as people write it, are read back as they were."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest

from indonesian import dates, duration, money, numbers
from indonesian.message import read
from indonesian.normalize import normalize

EXAMPLES = 10_000
TODAY = date(2026, 11, 22)
MONTHS = (
    "januari februari maret april mei juni juli agustus september oktober november desember"
).split()
SHORT = "jan feb mar apr mei jun jul agt sep okt nov des".split()


def grouped(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")


def decimal(amount: int, unit: int, sign: str = ",") -> str:
    """4500000 in millions -> "4,5"; exact, without zeros at the end."""
    whole, rest = divmod(amount, unit)
    digits = str(rest).rjust(len(str(unit)) - 1, "0").rstrip("0")
    return f"{whole}{sign}{digits}" if digits else str(whole)


def in_parts(amount: int, juta: str, ribu: str) -> str:
    """4500000 -> "4 juta 500 ribu"; for whole thousands of a million or more."""
    millions, thousands = divmod(amount // 1_000, 1_000)
    return f"{millions}{juta} {thousands}{ribu}" if thousands else f"{millions}{juta}"


MONEY: list[Callable[[int], str]] = [
    money.write,
    lambda a: f"Rp {grouped(a)}",
    lambda a: f"rp. {grouped(a)},-",
    lambda a: f"Rp{grouped(a)},00",
    lambda a: f"IDR {a:,}",
    grouped,
    lambda a: f"{grouped(a)} rupiah",
    lambda a: f"{decimal(a, 10**6)}jt",
    lambda a: f"{decimal(a, 10**6)} juta",
    lambda a: f"{decimal(a, 10**6, '.')} jt",
    lambda a: f"{decimal(a, 10**6)} jutaan",
    lambda a: f"{a // 1_000}rb",
    lambda a: f"{a // 1_000} ribu",
    lambda a: f"{a // 1_000}k",
    lambda a: in_parts(a, " juta", " ribu"),
    lambda a: in_parts(a, "jt", "rb"),
    lambda a: in_parts(a, "jt", "" if a // 1_000 % 1_000 >= 100 else " rb"),
    numbers.write,
    lambda a: f"{numbers.write(a)} rupiah",
    lambda a: numbers.write(a).upper(),
]
WAGES = [
    ("gaji {}", "wage"),
    ("gaji saya {} sebulan", "wage"),
    ("kerja 5 tahun gaji {} di phk", "wage"),
    ("upah terakhir {} per bulan, dapat berapa", "wage"),
    ("{}", None),
    ("saldo jht saya {} bisa cair?", "balance"),
    ("ditawari {} sama perusahaan", "offer"),
    ("pesangon {} belum dibayar", "severance"),
    ("gapok 4 juta tunjangan tetap {}", "allowance"),
]


def test_amounts_however_they_are_written() -> None:
    rng = random.Random(1)
    for _ in range(EXAMPLES):
        amount = rng.randrange(1_000, 99_000) * 1_000
        (frame, role), text = rng.choice(WAGES), rng.choice(MONEY)(amount)
        spans = money.find(frame.format(text))
        assert (spans[-1].value, spans[-1].role) == (amount, role), frame.format(text)


YEARS = ("tahun", "thn", "th", "taun", " tahun", " thn", " th", " taun")
OF_MONTHS = ("bulan", "bln", " bulan", " bln")
HALVES = (
    "{0},5 tahun",
    "{0}.5 th",
    "{0} setengah taun",
    "{1} setengah tahun",
    "{1} tahun setengah",
)
FRAMES = ["{}", "kerja {}", "saya sudah kerja {} gaji 4 juta", "masa kerja {}, di phk efisiensi"]


def lengths(rng: random.Random) -> Iterator[tuple[int, str]]:
    while True:
        years, months = rng.randrange(0, 41), rng.randrange(0, 12)
        if rng.random() < 0.3 and years and months:
            said, rest = numbers.write(years), numbers.write(months)
            yield years * 12 + months, f"{said} tahun {rest} bulan"
        elif rng.random() < 0.1 and years:
            yield years * 12 + 6, rng.choice(HALVES).format(years, numbers.write(years))
        elif years or months:
            in_years = f"{years}{rng.choice(YEARS)}" if years else ""
            in_months = f"{months}{rng.choice(OF_MONTHS)}" if months else ""
            yield years * 12 + months, " ".join(filter(None, (in_years, in_months)))


def test_lengths_of_time_however_they_are_written() -> None:
    rng = random.Random(2)
    examples = lengths(rng)
    for _ in range(EXAMPLES):
        months, text = next(examples)
        said = rng.choice(FRAMES).format(text)
        assert [span.value for span in duration.find(said)] == [months], said
        assert duration.read(duration.write(months)) == months


DATES: list[Callable[[date], str]] = [
    lambda d: dates.write(d.isoformat()),
    lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{d.day} {SHORT[d.month - 1]} {d.year}",
    lambda d: f"{d.day}-{SHORT[d.month - 1]}-{d.year}",
    lambda d: f"tgl {d.day} {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"tanggal {d.day} bulan {d.month} tahun {d.year}",
    lambda d: f"{d.day}/{d.month}/{d.year}",
    lambda d: f"{d:%d/%m/%y}",
    lambda d: f"{d:%d-%m-%Y}",
    lambda d: f"{d:%d.%m.%Y}",
    lambda d: d.isoformat(),
]
DAYS = ["{}", "di phk {}", "per {} sudah tidak kerja", "masuk kerja {} gaji 4jt", "sejak {} ya kak"]


def test_dates_however_they_are_written() -> None:
    rng = random.Random(3)
    for _ in range(EXAMPLES):
        day = date(1995, 1, 1) + timedelta(rng.randrange(0, 40 * 365))
        said = rng.choice(DAYS).format(rng.choice(DATES)(day))
        assert [span.value for span in dates.find(said, TODAY)] == [day.isoformat()], said


def test_partial_dates_are_read_back() -> None:
    for year in range(1990, 2030):
        assert dates.read(dates.write(f"{year}"), TODAY) == f"{year}"
        for month in range(1, 13):
            iso = f"{year}-{month:02d}"
            assert dates.read(dates.write(iso), TODAY) == iso


def test_numbers_in_words_are_read_back() -> None:
    rng = random.Random(4)
    for _ in range(EXAMPLES):
        number = rng.randrange(-(10 ** rng.randrange(1, 16)), 10 ** rng.randrange(1, 16))
        assert numbers.read(numbers.write(number)) == number


LABELS: list[Callable[[random.Random], str]] = [
    lambda r: f"NIK saya {r.randrange(10**15, 10**16)}",
    lambda r: f"nik {r.randrange(10**15, 10**16)} ktp bekasi",
    lambda r: f"wa 08{r.randrange(10**9, 10**10)}",
    lambda r: f"hubungi +62 8{r.randrange(10, 99)}-{r.randrange(1000, 9999)}-7{r.randrange(999)}",
    lambda r: f"no rek bca {r.randrange(10**9, 10**10)}",
    lambda r: f"nomor kpj {r.randrange(10**10, 10**11)}",
    lambda r: f"pasal {r.randrange(1, 200)} ayat {r.randrange(1, 9)}",
    lambda r: f"PP {r.randrange(1, 99)} tahun {r.randrange(1998, 2027)}",
    lambda r: f"jam {r.randrange(1, 24)} pagi",
    lambda r: f"pukul {r.randrange(1, 24):02d}.{r.randrange(0, 60):02d} wib",
    lambda r: f"umur {r.randrange(18, 65)} tahun",
    lambda r: f"usia saya {r.randrange(18, 65)}",
    lambda r: f"batch {r.randrange(1, 99)}",
    lambda r: f"gelombang {r.randrange(1, 99)} kapan buka",
    lambda r: f"kode otp {r.randrange(100_000, 999_999)}",
    lambda r: f"error {r.randrange(100, 999)} di jmo",
    lambda r: f"antrian no {r.randrange(1, 999)}",
    lambda r: f"tipe hp saya redmi {r.randrange(5, 14)}",
    lambda r: f"ada {r.randrange(2, 900)} orang yang kena",
    lambda r: f"sudah {r.randrange(2, 30)} kali coba",
    lambda r: f"bulan ke-{r.randrange(2, 7)} belum cair",
    lambda r: f"sisa cuti {r.randrange(1, 13)} hari",
]


def test_labels_ages_and_counts_are_no_values() -> None:
    rng = random.Random(5)
    for _ in range(EXAMPLES):
        text = rng.choice(LABELS)(rng)
        spans = [*money.find(text), *duration.find(text), *dates.find(text, TODAY)]
        assert spans == [], text


ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyz     ",
    "0123456789.,-/ rbjt",
    "aiueo kgndt2'-_*`?!() 😭🙏",
    "".join(map(chr, (*range(32, 127), *range(0xA0, 0x250), 0x200B, 0x1D7D0, 0xFF15))),
    "".join(chr(c) for c in range(0x250, 0xD7FF, 37)),
)


@pytest.mark.parametrize("alphabet", ALPHABETS, ids=range(len(ALPHABETS)))
def test_arbitrary_characters_never_make_a_reader_fail(alphabet: str) -> None:
    rng = random.Random(6)
    for _ in range(EXAMPLES // len(ALPHABETS)):
        text = "".join(rng.choices(alphabet, k=rng.randrange(0, 60)))
        for span in read(text, TODAY):
            assert text[span.start : span.end] == span.text
        once = normalize(text)
        assert normalize(once) == once
