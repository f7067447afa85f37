"""Small Markdown becomes HTML that is well formed and inert, whatever it is made of."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.web.markup import html, plain_html

ALLOWED = {"p", "br", "ul", "ol", "li", "strong", "em", "a"}
ATTRIBUTES = {"class", "start", "href", "target", "rel"}
PIECES = ["**", "_", "[", "](", ")", "https://", "a.id", "- ", "1. ", "\n", "<script>", '"', "'"]
PIECES += ["&lt;", "javascript:", " ", "x", "<img onerror=", "](javascript:alert(1))", "\x00", "é"]
text_of_pieces = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


class Checked(HTMLParser):
    """Follows the elements and notes what must not be there."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.shown = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ALLOWED
        for name, value in attrs:
            assert name in ATTRIBUTES
            assert name != "href" or (value or "").startswith(("https://", "http://"))
        assert not (tag == "a" and "a" in self.open)
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.shown += data


def checked(markup: str) -> str:
    """The text that a reader sees; fails for anything that is not ours."""
    parser = Checked()
    parser.feed(markup)
    parser.close()
    assert not parser.open
    return parser.shown


@given(st.one_of(text_of_pieces, st.text(max_size=300)))
def test_any_text_is_well_formed_and_holds_only_our_elements(text: str) -> None:
    checked(html(text))
    checked(plain_html(text))


@given(st.text(alphabet="abc <>&\"'/", max_size=60))
def test_a_text_without_marks_is_shown_as_it_is(text: str) -> None:
    assert checked(html(text)).split() == text.split()
    assert checked(plain_html(text)).split() == text.split()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("**Rp5.000**", "<p><strong>Rp5.000</strong></p>"),
        ("_perkiraan_ saja", "<p><em>perkiraan</em> saja</p>"),
        ("snake_case_nama", "<p>snake_case_nama</p>"),
        ("**tebal _miring_**", "<p><strong>tebal <em>miring</em></strong></p>"),
        ("- satu\n- dua", "<ul><li>satu</li><li>dua</li></ul>"),
        ("3. tiga\n4. empat", '<ol start="3"><li>tiga</li><li>empat</li></ol>'),
        ("atas\nbawah\n\nlain", "<p>atas<br>bawah</p><p>lain</p>"),
        ("_Sumber: PP 35/2021._", '<p class="fine"><em>Sumber: PP 35/2021.</em></p>'),
        ("2 * 3 ** 4", "<p>2 * 3 ** 4</p>"),
    ],
)
def test_marks_become_elements(text: str, wanted: str) -> None:
    assert html(text) == wanted


@pytest.mark.parametrize(
    ("text", "url", "shown"),
    [
        ("[SIAPkerja](https://siapkerja.kemnaker.go.id)", "https://siapkerja.kemnaker.go.id", None),
        ("buka prakerja.go.id.", "https://prakerja.go.id", "buka prakerja.go.id."),
        ("lihat https://a.id/x?b=1&c=2, ya", "https://a.id/x?b=1&amp;c=2", None),
    ],
)
def test_addresses_become_links_without_the_full_stop(
    text: str, url: str, shown: str | None
) -> None:
    made = html(text)
    assert f'href="{url}"' in made
    assert shown is None or checked(made) == shown


@pytest.mark.parametrize("text", ["[x](javascript:alert(1))", "[x](data:text/html,x)", "a@b.id"])
def test_other_addresses_stay_text(text: str) -> None:
    assert "<a" not in html(text)
    assert checked(html(text)) == text
