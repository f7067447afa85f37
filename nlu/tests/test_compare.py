"""Labelled messages are found in both kinds of files."""

from __future__ import annotations

import json

import pytest

from nlu.compare import messages_in

ONE, TWO = {"text": "a", "intent": "help"}, {"text": "b", "intent": "thank"}


def test_every_line_of_a_jsonl_file_is_a_message(tmp_path):
    file = tmp_path / "a.jsonl"
    file.write_text(json.dumps(ONE) + "\n\n" + json.dumps(TWO) + "\n")
    assert messages_in(file) == [ONE, TWO]


def test_messages_are_found_at_every_depth_of_a_yaml_file(tmp_path):
    file = tmp_path / "a.yml"
    file.write_text(json.dumps({"groups": [{"name": "x", "messages": [ONE]}, {"messages": [TWO]}]}))
    assert messages_in(file) == [ONE, TWO]


def test_a_file_without_messages_is_refused(tmp_path):
    file = tmp_path / "a.yml"
    file.write_text("groups: []")
    with pytest.raises(ValueError, match="no labelled messages"):
        messages_in(file)
