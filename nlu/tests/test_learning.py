"""The mends of training: the same data as Rasa would train on, read once and not copied."""

from __future__ import annotations

import copy

import pytest
from rasa.shared.importers import utils
from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.serving import learning

NLU = """
version: "3.1"
nlu:
- intent: greet
  examples: |
    - halo
    - hai
    - halo
- intent: bye
  examples: |
    - dadah
    - halo
    - sampai [besok](date)
    - sampai [besok](date)
"""


@pytest.fixture
def mended(monkeypatch):
    """Rasa as it is while our command trains; as it was afterwards."""
    monkeypatch.setattr(RasaFileImporter, "get_nlu_data", RasaFileImporter.get_nlu_data)
    monkeypatch.setattr(
        TrainingData, "sanitize_examples", staticmethod(TrainingData.sanitize_examples)
    )
    monkeypatch.setattr(Message, "__deepcopy__", None, raising=False)
    learning.quicken()


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "nlu.yml"
    path.write_text(NLU, encoding="utf-8")
    return str(path)


def said(data):
    return [(each.get("text"), each.get("intent")) for each in data.training_examples]


def test_the_messages_are_those_that_rasa_reads(file, request):
    plain = said(RasaFileImporter(training_data_paths=[file]).get_nlu_data())
    request.getfixturevalue("mended")
    assert said(RasaFileImporter(training_data_paths=[file]).get_nlu_data()) == plain
    assert plain == [
        ("halo", "greet"),
        ("hai", "greet"),
        ("dadah", "bye"),
        ("halo", "bye"),
        ("sampai besok", "bye"),
    ]


def test_the_files_are_read_once_whatever_the_language(mended, file, monkeypatch):
    importer = RasaFileImporter(training_data_paths=[file])
    first = importer.get_nlu_data("id")
    monkeypatch.setattr(utils, "training_data_from_paths", lambda *_: pytest.fail("read again"))
    assert importer.get_nlu_data() is first


def test_merged_data_hold_the_same_messages(mended):
    one, other = (Message.build(text, intent="greet") for text in ("halo", "hai"))
    merged = TrainingData([one]).merge(TrainingData([other]))
    assert merged.training_examples[0] is one
    assert merged.training_examples[1] is other
    assert copy.deepcopy(one) is one


def test_an_intent_with_spaces_around_it_is_cleaned_as_rasa_does(mended):
    examples = [Message({"text": "halo", "intent": " greet "}), Message({"text": "hai"})]
    assert said(TrainingData(examples)) == [("halo", "greet"), ("hai", None)]
