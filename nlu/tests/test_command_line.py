"""What the launcher adds to Rasa's own command line."""

from __future__ import annotations

import pytest
from rasa.__main__ import create_argument_parser

from nlu.serving.__main__ import token_argument


@pytest.mark.parametrize("token", ["abc", "-begins-like-an-option", "--x"])
def test_the_server_gets_its_token_whatever_it_begins_with(
    monkeypatch: pytest.MonkeyPatch, token: str
) -> None:
    monkeypatch.setenv("RASA_TOKEN", token)
    given = ["run", *token_argument(["rasa", "run"])]
    assert create_argument_parser().parse_args(given).auth_token == token


def test_only_a_server_gets_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RASA_TOKEN", "abc")
    assert token_argument(["rasa", "train"]) == []
    monkeypatch.delenv("RASA_TOKEN")
    assert token_argument(["rasa", "run"]) == []
