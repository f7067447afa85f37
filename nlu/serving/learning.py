"""The same training data, read once and copied never.

Rasa 3.6.21 reads the messages once for each language that a part asks for, copies all of them at
every merge, and fingerprints all of them after it to find doubles: a third of a training. Nothing
in our pipeline changes a message, so one copy serves all.
"""

from __future__ import annotations

from typing import Any, Dict, Hashable, List

PLAIN = frozenset({"text", "intent"})
"""What a message without annotations holds."""


def read_files_once() -> None:
    """The reader of our files takes no notice of the language."""
    from rasa.shared.importers.rasa import RasaFileImporter
    from rasa.shared.nlu.training_data.training_data import TrainingData

    read = RasaFileImporter.get_nlu_data

    def get_nlu_data(self: RasaFileImporter, language: str = "en") -> TrainingData:
        if not hasattr(self, "_read_once"):
            self._read_once = read(self, language)
        return self._read_once

    RasaFileImporter.get_nlu_data = get_nlu_data


def copy_no_message() -> None:
    """Merged data hold the same messages, not copies."""
    from rasa.shared.nlu.training_data.message import Message

    def __deepcopy__(self: Message, _memo: Dict[int, Any]) -> Message:
        return self

    Message.__deepcopy__ = __deepcopy__


def find_doubles_by_their_words() -> None:
    """Messages of a text and an intent alone are compared by these, others by a fingerprint."""
    from rasa.shared.nlu.training_data.message import Message
    from rasa.shared.nlu.training_data.training_data import TrainingData

    clean = TrainingData.sanitize_examples

    def same_as(message: Message) -> Hashable:
        data = message.data
        plain = data.keys() <= PLAIN and not message.features
        return (data.get("text"), data.get("intent")) if plain else message

    def sanitize_examples(examples: List[Message]) -> List[Message]:
        first: Dict[Hashable, Message] = {}
        for message in examples:
            first.setdefault(same_as(message), message)
        if all(isinstance(each, tuple) and _is_clean(each[1]) for each in first):
            return list(first.values())
        kept: List[Message] = clean(list(first.values()))
        return kept

    TrainingData.sanitize_examples = staticmethod(sanitize_examples)


def _is_clean(intent: Any) -> bool:
    return intent is None or intent == intent.strip()


def quicken() -> None:
    """All three, once, before a training."""
    read_files_once()
    copy_no_message()
    find_doubles_by_their_words()
