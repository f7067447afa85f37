"""The intent classifier as a Rasa component: normalise, n-grams, linear model and small network.

It replaces tokenizer, featurizers and DIETClassifier of the stock pipeline; why, and what that
was measured to give, is in docs/decisions/0003-linear-intent-classifier.md.
"""

from __future__ import annotations

import logging
from typing import Any, Dict, List, Tuple

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.pipeline.features import MIN_DF
from nlu.pipeline.hidden_layer import UNITS
from nlu.pipeline.linear_model import LinearModel, train
from nlu.pipeline.questions import questions_in
from nlu.pipeline.reading import rank
from nlu.pipeline.samples import make_samples

logger = logging.getLogger(__name__)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class LinearIntentClassifier(GraphComponent, IntentClassifier):
    """Sets `intent` and `intent_ranking` of each message, `questions` where it asks two things."""

    def __init__(self, config: Dict[str, Any], storage: ModelStorage, resource: Resource) -> None:
        """Called by Rasa through `create` and `load`."""
        self._config = config
        self._storage = storage
        self._resource = resource
        self._model: LinearModel | None = None

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        """`c`: SVM cost; `min_df`; `hidden` units (0: none); copies; `ranking_length` returned."""
        return {"c": 0.5, "min_df": MIN_DF, "hidden": UNITS, "noisy_copies": 2, "ranking_length": 5}

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "LinearIntentClassifier":
        """A classifier that still has to be trained."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "LinearIntentClassifier":
        """A trained classifier from the model archive."""
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            component._model = LinearModel.load(folder)
        return component

    def train(self, training_data: TrainingData) -> Resource:
        """Fit on the messages of the training data and store the result."""
        examples = [
            (message.get(TEXT), message.get(INTENT)) for message in training_data.intent_examples
        ]
        samples = make_samples(examples, self._config["noisy_copies"])
        logger.info("training on %d messages, %d with noisy copies", len(examples), len(samples))
        settings = [self._config[name] for name in ("c", "min_df", "hidden")]
        self._model = train(samples, *settings, progress=logger.info)
        with self._storage.write_to(self._resource) as folder:
            self._model.save(folder)
        return self._resource

    def process(self, messages: List[Message]) -> List[Message]:
        """Classify each message that has text."""
        for message in messages:
            if message.get(TEXT) is not None:
                self._classify(message)
        return messages

    def _classify(self, message: Message) -> None:
        ranking = self.rank(message.get(TEXT))
        as_dicts = [{"name": name, "confidence": confidence} for name, confidence in ranking]
        message.set(INTENT, as_dicts[0], add_to_output=True)
        message.set("intent_ranking", as_dicts, add_to_output=True)
        asked = questions_in(message.get(TEXT), self.rank)
        if asked:
            message.set("questions", [each._asdict() for each in asked], add_to_output=True)

    def rank(self, text: str) -> List[Tuple[str, float]]:
        """The likeliest intents of one message as typed."""
        if self._model is None:
            raise RuntimeError("LinearIntentClassifier has no model: train or load it first")
        return rank(self._model, text)[: self._config["ranking_length"]]
