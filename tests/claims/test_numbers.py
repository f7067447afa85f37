"""Case numbers and resume codes: readable aloud, hard to mistype, not to be guessed."""

from __future__ import annotations

import pytest

from claims.numbers import LETTERS, new_code, new_number, read_code, read_number


def test_a_number_is_read_however_it_is_typed() -> None:
    number = new_number()
    for typed in (number, number.lower(), number.replace("-", " "), f" {number.replace('-', '')} "):
        assert read_number(typed) == number


def test_letters_that_look_alike_are_taken_for_each_other() -> None:
    number = next(n for n in iter(new_number, None) if "0" in n and "1" in n)
    assert read_number(number.replace("0", "o").replace("1", "l")) == number


@pytest.mark.parametrize("make_and_read", [(new_number, read_number), (new_code, read_code)])
def test_one_wrong_letter_is_always_noticed(make_and_read) -> None:  # type: ignore[no-untyped-def]
    make, read = make_and_read
    made = make()
    for place, letter in enumerate(made):
        for other in set(LETTERS) - {letter}:
            if letter != "-":
                assert read(made[:place] + other + made[place + 1 :]) is None


def test_numbers_do_not_follow_one_another() -> None:
    made = {new_number() for _ in range(2000)}
    assert len(made) == 2000
    assert len({number[:2] for number in made}) > 500


def test_a_number_is_no_code_and_a_code_no_number() -> None:
    assert read_code(new_number()) is None
    assert read_number(new_code()) is None


@pytest.mark.parametrize("typed", ["", "-", "hapus data saya", "٧K3Q-9XMWC", "7K3Q-9XMW" * 50])
def test_what_is_no_number_is_refused(typed: str) -> None:
    assert read_number(typed) is None
