"""The entity extractor as a Rasa component: every reader of `indonesian`, one after another."""

from __future__ import annotations

import os
from datetime import date
from typing import Any, Dict, List

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from indonesian import dates, duration, lookup, money
from indonesian.span import Span

LONGEST = 4000
LOOKUPS = (
    lookup.find_programs,
    lookup.find_reasons,
    lookup.find_contracts,
    lookup.find_places,
    lookup.find_occupations,
    lookup.find_skills,
)


def today() -> date:
    """The date that "kemarin" is counted from; `TEMAN_TODAY` (ISO) pins it."""
    pinned = os.environ.get("TEMAN_TODAY")
    return date.fromisoformat(pinned) if pinned else date.today()


def read(text: str, on: date) -> List[Span]:
    """All entities of a message in the order of their place in it."""
    text = text[:LONGEST]
    spans = money.find(text) + duration.find(text) + dates.find(text, on)
    for find in LOOKUPS:
        spans += find(text)
    return sorted(spans, key=lambda span: (span.start, span.end))


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class IndonesianEntityExtractor(GraphComponent, EntityExtractorMixin):
    """Sets `entities`: money, duration, date, program, reason, contract, place, job, skill."""

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "IndonesianEntityExtractor":
        """The extractor keeps no state."""
        return cls()

    def process(self, messages: List[Message]) -> List[Message]:
        """Append what was found to the entities that a message already has."""
        for message in messages:
            text = message.get(TEXT)
            if text is not None:
                found = [self._as_dict(span) for span in read(text, today())]
                message.set(ENTITIES, message.get(ENTITIES, []) + found, add_to_output=True)
        return messages

    @staticmethod
    def _as_dict(span: Span) -> Dict[str, Any]:
        """A span in the form that Rasa's API documents."""
        entity = {
            "entity": span.entity,
            "value": span.value,
            "start": span.start,
            "end": span.end,
            "text": span.text,
            "extractor": IndonesianEntityExtractor.__name__,
        }
        if span.role:
            entity["role"] = span.role
        return entity
