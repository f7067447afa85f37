from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indonesian.numbers import figure, read, write

WORDS = [
    ("nol", 0),
    ("satu", 1),
    ("empat setengah", Fraction(9, 2)),
    ("dua puluh lima", 25),
    ("dua puluh", 20),
    ("sebelas", 11),
    ("tujuh belas", 17),
    ("seratus", 100),
    ("seratus satu", 101),
    ("tiga ribu lima ratus", 3_500),
    ("seribu", 1_000),
    ("sejuta", 1_000_000),
    ("sejuta setengah", 1_500_000),
    ("setengah", Fraction(1, 2)),
    ("setengah juta", 500_000),
    ("empat koma lima", Fraction(9, 2)),
    ("empat koma dua lima", Fraction(17, 4)),
    ("lima juta", 5_000_000),
    ("empat juta delapan ratus ribu", 4_800_000),
    ("satu miliar", 10**9),
    ("telung", 3),
    ("limang", 5),
    ("papat", 4),
    ("rong", 2),
    ("pitung puluh", 70),
    ("wolu", 8),
    ("sanga", 9),
    ("sepuluh", 10),
    ("rolas", 12),
    ("selawe", 25),
    ("seket", 50),
    ("sewidak", 60),
    ("rongatus", 200),
    ("telung atus ewu", 300_000),
    ("tilu", 3),
    ("opat", 4),
    ("lima", 5),
    ("genep", 6),
    ("tujuh", 7),
    ("dalapan", 8),
    ("salapan", 9),
    ("sapuluh", 10),
    ("limaratus", 500),
    ("duapuluh lima", 25),
    ("limajuta", 5_000_000),
    ("minus lima", -5),
]

FIGURES = [
    ("4,5", Fraction(9, 2)),
    ("4.5", Fraction(9, 2)),
    ("4.500.000", 4_500_000),
    ("4,500,000", 4_500_000),
    ("4.500.000,00", 4_500_000),
    ("4,500,000.00", 4_500_000),
    ("4.500", 4_500),
    ("0,5", Fraction(1, 2)),
    ("0.500", Fraction(1, 2)),
    ("4500000", 4_500_000),
    ("12", 12),
]


@pytest.mark.parametrize(("text", "value"), WORDS)
def test_number_words_are_read(text: str, value: object) -> None:
    assert read(text) == value


@pytest.mark.parametrize(("text", "value"), FIGURES)
def test_figures_are_read(text: str, value: object) -> None:
    assert figure(text) == value
    assert read(text) == value


@pytest.mark.parametrize(
    "text", ["", "gaji", "4.5.6", "lima orang", "9" * 50, "-", "...", "1.2.3.4"]
)
def test_other_texts_are_no_numbers(text: str) -> None:
    assert read(text) is None


@given(st.integers(0, 10**12))
def test_a_number_written_in_words_is_read_back(n: int) -> None:
    assert read(write(n)) == n


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (0, "nol"),
        (11, "sebelas"),
        (15, "lima belas"),
        (100, "seratus"),
        (1_000, "seribu"),
        (1_500, "seribu lima ratus"),
        (11_000, "sebelas ribu"),
        (100_000, "seratus ribu"),
        (4_500_000, "empat juta lima ratus ribu"),
        (1_001_000, "satu juta seribu"),
        (10**12, "satu triliun"),
        (-5, "minus lima"),
    ],
)
def test_numbers_are_written_as_people_say_them(n: int, words: str) -> None:
    assert write(n) == words


def test_a_number_beyond_the_limit_is_refused() -> None:
    with pytest.raises(ValueError, match="10\\^15"):
        write(10**15)
