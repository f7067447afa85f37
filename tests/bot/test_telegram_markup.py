"""Telegram takes whatever we write: ten thousand texts, none refused, nothing lost."""

from __future__ import annotations

import random

import pytest
from fake_telegram import Refused, units, visible

from bot.telegram.markup import LIMIT, pieces, runs
from knowledge.pages import pages
from knowledge.phrases import phrases

ALPHABET = [
    *"ab .,\n*_[]()<>&\"'`~|#-\\{}!=+/:@",
    *("**", "__", "\n\n", "_x_", "**b**", "](https://a.id/?q=1&r=2)", "[t](https://a.id)"),
    *(
        "<b>",
        "</b>",
        "&lt;",
        "&",
        "😀",
        "🇮🇩",
        "é",
        "\u202e",
        "\x00",
        "\x07",
        "\ud800",
        "\r\n",
        "Rp5.000",
    ),
    *("- ", "1. ", "## ", "http://a.id/_b_", "kata ", "tg://user?id=1", "javascript:x"),
]
MANY = 10_000


def text_of(chance: random.Random, most: int = 60) -> str:
    return "".join(chance.choices(ALPHABET, k=chance.randint(0, most)))


def words(text: str) -> str:
    return "".join(text.split())


def test_ten_thousand_texts_are_all_taken_and_whole() -> None:
    chance = random.Random(20261126)
    for _ in range(MANY):
        text = text_of(chance)
        made = pieces(text)
        for piece in made:
            assert visible(piece.html) == piece.plain, repr(text)
            assert units(piece.plain) <= LIMIT
            piece.html.encode()
        assert words("".join(p.plain for p in made)) == words("".join(r.text for r in runs(text)))


def test_long_texts_are_cut_into_messages_that_are_all_taken() -> None:
    chance = random.Random(7)
    for _ in range(40):
        text = text_of(chance, 9000)
        made = pieces(text)
        assert all(units(each.plain) <= LIMIT for each in made)
        assert all(visible(each.html) == each.plain for each in made)
        assert words("".join(p.plain for p in made)) == words("".join(r.text for r in runs(text)))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**Total** Rp5", "<b>Total</b> Rp5"),
        ("_miring_ ya", "<i>miring</i> ya"),
        ("**tebal _dan_ miring**", "<b>tebal </b><b><i>dan</i></b><b> miring</b>"),
        ("[JMO](https://a.id/?a=1&b=2)", '<a href="https://a.id/?a=1&amp;b=2">JMO</a>'),
        ("**[JMO](https://a.id)**", '<a href="https://a.id"><b>JMO</b></a>'),
        ("[x](javascript:alert)", "[x](javascript:alert)"),
        ("- satu\n- dua", "• satu\n• dua"),
        ("1. satu\n2. dua", "1. satu\n2. dua"),
        ("## Judul\nisi", "<b>Judul</b>\nisi"),
        ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
        ("nama_berkas_panjang", "nama_berkas_panjang"),
        ("5 * 3 ** 2", "5 * 3 ** 2"),
        ("**tidak ditutup", "**tidak ditutup"),
        ("<script>", "&lt;script&gt;"),
    ],
)
def test_our_markdown_becomes_this_html(text: str, html: str) -> None:
    (piece,) = pieces(text)
    assert piece.html == html


@pytest.mark.parametrize("text", ["", " \n ", "\x00", "\ud800"])
def test_a_text_with_nothing_to_read_is_no_message(text: str) -> None:
    assert pieces(text) == []


def test_a_long_text_is_cut_between_paragraphs() -> None:
    paragraphs = [f"**{n}** " + "kata " * 100 for n in range(20)]
    made = pieces("\n\n".join(paragraphs))
    assert len(made) == 3
    assert all(piece.html.startswith("<b>") for piece in made)


def test_a_word_longer_than_a_message_is_cut_and_no_letter_halved() -> None:
    made = pieces("😀" * 5000)
    assert [len(piece.plain) for piece in made] == [2048, 2048, 904]


def test_a_style_goes_on_in_the_next_message() -> None:
    first, second = pieces(f"**{'kata ' * 1000}kata**")
    assert first.html.startswith("<b>")
    assert first.html.endswith("</b>")
    assert second.html.startswith("<b>")


@pytest.mark.parametrize("name", sorted(phrases()))
def test_every_phrase_is_one_message_without_stray_signs(name: str) -> None:
    (piece,) = pieces(phrases()[name].text)
    assert visible(piece.html) == piece.plain
    assert "**" not in piece.plain


@pytest.mark.parametrize("name", sorted(pages()))
def test_every_page_is_one_message_without_stray_signs(name: str) -> None:
    (piece,) = pieces(pages()[name].body)
    assert visible(piece.html) == piece.plain
    assert "**" not in piece.plain


@pytest.mark.parametrize(
    "html",
    [
        "<b>",
        "</b>",
        "<b><i></b></i>",
        "a < b",
        "a & b",
        "<script>x</script>",
        "<b class='x'>a</b>",
        "&nbsp;",
        "<!-- -->",
        '<a href="x" target="y">a</a>',
        "a > b",
    ],
)
def test_the_checker_refuses_what_is_not_well_formed(html: str) -> None:
    with pytest.raises(Refused):
        visible(html)
