"""The readers on arbitrary text: they never fail, stay in bounds and stay quick."""

import os
from datetime import date
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indonesian import dates, duration, money
from indonesian.lexicon import lexicon
from indonesian.message import read as read_message
from indonesian.normalize import normalize
from indonesian.numbers import read
from indonesian.span import Span
from indonesian.tokens import tokenize

TODAY = date(2026, 11, 22)
EXAMPLES = int(os.environ.get("READER_EXAMPLES", "300"))
LONG = 4_000

PIECES = st.sampled_from(
    [
        *"0 1 5 12 45 2019 4.500.000 4,5 - / . , : Rp % ? ( ) \n".split(" "),
        *"juta jt rb ribu tahun bulan hari minggu th bln setengah se ke an".split(),
        *"gaji upah pesangon kerja kontrak tgl tanggal maret desember kemarin".split(),
        *"lalu depan lagi".split(),
        *"belum dibayar sampai dari sejak umur sebulan setahun _uang_ _ telung puluh belas".split(),
        *"gw brp nyairin lowongan loker kerja2 k3rja bangeeet nya ku kak".split(),
        *"tidak bisa mau mati".split(),
        *"minus _ * ringgit RM $ udah digaji nunggak sebelum lebaran \U0001f64f 2015".split(),
    ]
)
MESSAGES = st.one_of(
    st.text(max_size=200),
    st.builds(
        lambda words, glue: glue.join(words),
        st.lists(PIECES, max_size=14),
        st.sampled_from([" ", ""]),
    ),
)


def spans_of(text: str) -> list[list[Span]]:
    return [money.find(text), duration.find(text), dates.find(text, TODAY)]


@settings(max_examples=EXAMPLES, deadline=None)
@given(MESSAGES)
def test_spans_lie_in_the_text_in_order_and_apart(text: str) -> None:
    for spans in spans_of(text):
        ends = [0, *(span.end for span in spans)]
        for span, earlier in zip(spans, ends, strict=False):
            assert earlier <= span.start < span.end <= len(text)
            assert text[span.start : span.end] == span.text


@settings(max_examples=EXAMPLES, deadline=None)
@given(MESSAGES)
def test_values_have_their_type(text: str) -> None:
    amounts, lengths, days = spans_of(text)
    assert all(type(span.value) is int for span in [*amounts, *lengths])
    assert all(span.value >= 0 or span.text[0] in "-−mM" for span in lengths)
    assert all(span.upper is None or span.upper > span.value for span in [*amounts, *lengths])
    for span in days:
        parts = str(span.value).split("-")
        assert date(*map(int, [*parts, *["1"] * (3 - len(parts))]))


@settings(max_examples=EXAMPLES, deadline=None)
@given(MESSAGES)
def test_answers_and_periods_never_fail(text: str) -> None:
    read(text)
    money.read_answer(text)
    money.ambiguous_million(text)
    found = dates.period(text, TODAY)
    if found and found[1]:
        dates.months_between(found[0], found[1])


@settings(max_examples=EXAMPLES, deadline=None)
@given(MESSAGES)
def test_normalizing_twice_changes_nothing(text: str) -> None:
    once = normalize(text)
    assert normalize(once) == once


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.lists(st.sampled_from(sorted(lexicon().words)), max_size=8))
def test_normalizing_slang_twice_changes_nothing(words: list[str]) -> None:
    once = normalize(" ".join(words))
    assert normalize(once) == once


RUBBISH = [
    "1-", "9", "rp ", "5 juta ", "lima ", "_", "a_", "setengah ", "1,", "minus ", "4 juta 5 orang ",
    "2 tahun 3 bulan 3 hari ", "bulan 7 ", "bulan ke 7 kontrak ", "tgl 5 ", "1/2/", "maret ", "<",
    "http://", "a-", "aaa", "k3", "nya", "2019 - ", "teman2", "ya?", "\u200b", "é", "kerja kerja ",
    "las forklift ", "kontrak habis ", "gaji 3 bulan ga masuk ", "kursus barista loker ", "krj",
    "habis lebaran ", "akhir bulan ", "caraklaim", "tutup rugi ", "bukan resign tapi ", "di ",
]  # fmt: skip


@pytest.mark.parametrize("piece", RUBBISH)
def test_four_thousand_characters_of_rubbish_are_read_quickly(piece: str) -> None:
    text = (piece * LONG)[:LONG]
    tokenize.cache_clear()
    before = process_time()
    spans_of(text)
    read_message(text, TODAY)
    normalize(text)
    assert process_time() - before < 3
