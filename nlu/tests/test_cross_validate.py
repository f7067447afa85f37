"""Cross-validation keeps near twins together, so that it measures messages never seen."""

from __future__ import annotations

from nlu.cross_validate import Guess, cross_validate, groups, parts, report, training_messages

TWINS = ["syarat klaim jkp apa saja", "syarat klaim jkp apa saja ya", "halo selamat pagi kak"]
TOY = [
    ("apa itu jht", "jht_info"),
    ("jelaskan jaminan hari tua dong", "jht_info"),
    ("singkatan dari huruf jht", "jht_info"),
    ("gunanya tabungan pekerja buat masa tua", "jht_info"),
    ("halo", "greet"),
    ("selamat pagi semua", "greet"),
    ("assalamualaikum wr wb", "greet"),
    ("permisi kak, numpang tanya", "greet"),
]


def test_near_twins_share_a_group_and_strangers_do_not():
    first, second, third = groups(TWINS)
    assert first == second != third


def test_near_twins_are_never_in_two_parts_and_parts_are_even():
    part = parts([*TWINS, "cara cairkan saldo hari tua"], 2)
    assert part[0] == part[1]
    assert sorted(part) == [0, 0, 1, 1]


def test_every_message_is_understood_once_by_a_model():
    guesses = list(cross_validate(TOY, folds=2, noisy_copies=0))
    assert sorted((guess.text, guess.intent) for guess in guesses) == sorted(TOY)


def test_the_report_says_what_is_taken_for_what(capsys):
    report([Guess("p", "greet", "greet", 0.9), Guess("dah", "goodbye", "greet", 0.8)], True)
    said = capsys.readouterr().out
    assert "accuracy 50.0 %  (2 messages)" in said
    assert "1  goodbye -> greet" in said
    assert "goodbye -> greet 0.80: dah" in said


def test_all_training_messages_are_found_with_an_intent():
    messages = training_messages()
    assert len(messages) > 10_000
    assert ("apa itu JKP", "jkp_info") in messages
