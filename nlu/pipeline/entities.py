"""The entity extractor as a Rasa component: every reader of `indonesian`, one after another."""

from __future__ import annotations

from typing import Any, Dict, List

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from indonesian.span import Span
from nlu.pipeline.reading import read, today


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
