"""Rasa without TensorFlow: stand-ins for what Rasa imports but we never use.

Rasa imports its neural components whether or not a pipeline uses them. This finder, installed
before Rasa is imported, answers for those modules with classes of the same names that raise a
clear error when something really tries to use them. site-packages stay untouched, and with
TensorFlow left out of the lock file the environment is a quarter of its size.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import sys
from types import ModuleType
from typing import Any, Dict, Optional, Sequence, Tuple

STANDINS: Dict[str, Tuple[str, ...]] = {
    "rasa.nlu.classifiers.diet_classifier": ("DIETClassifier",),
    "rasa.nlu.selectors.response_selector": ("ResponseSelector",),
    "rasa.core.policies.ted_policy": ("TEDPolicy",),
    "rasa.core.policies.unexpected_intent_policy": ("UnexpecTEDIntentPolicy",),
    "rasa.nlu.featurizers.dense_featurizer.convert_featurizer": ("ConveRTFeaturizer",),
    "rasa.nlu.featurizers.dense_featurizer.lm_featurizer": ("LanguageModelFeaturizer",),
    "rasa.utils.tensorflow.callback": ("RasaTrainingLogger", "RasaModelCheckpoint"),
    "rasa.utils.tensorflow.data_generator": ("RasaBatchDataGenerator", "RasaDataGenerator"),
    # these two need no TensorFlow, but bring scikit-learn and matplotlib into every server
    "rasa.utils.tensorflow.model_data": (
        "RasaModelData",
        "FeatureArray",
        "FeatureSignature",
        "Data",
        "ragged_array_to_ndarray",
    ),
    "rasa.utils.plotting": ("plot_confusion_matrix", "plot_paired_histogram", "plot_curve"),
    "rasa.utils.tensorflow.environment": (
        "setup_tf_environment",
        "check_deterministic_ops",
    ),
}
HARMLESS = {"setup_tf_environment", "check_deterministic_ops"}


def _standin_class(module: str, name: str) -> type:
    """A class that can be named and compared, but not made."""

    def refuse(self: Any, *args: Any, **kwargs: Any) -> None:
        raise RuntimeError(
            f"{module}.{name} needs TensorFlow, which this environment leaves out. "
            "Use the pipeline of nlu/config.yml, or an environment with TensorFlow."
        )

    return type(name, (), {"__init__": refuse, "__module__": module})


class StandinFinder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds and fills the modules named in `STANDINS`."""

    def find_spec(
        self, name: str, path: Optional[Sequence[str]] = None, target: Optional[ModuleType] = None
    ) -> Optional[importlib.machinery.ModuleSpec]:
        """A spec of ours for the modules we stand in for, None for all others."""
        return importlib.machinery.ModuleSpec(name, self) if name in STANDINS else None

    def exec_module(self, module: ModuleType) -> None:
        """Put the stand-ins into the empty module."""
        for name in STANDINS[module.__name__]:
            standin = _standin_class(module.__name__, name)
            setattr(module, name, (lambda: None) if name in HARMLESS else standin)


def install() -> None:
    """Answer for the TensorFlow modules from now on; must come before any import of Rasa."""
    if "rasa" in sys.modules and "rasa.core.policies.policy" in sys.modules:
        raise RuntimeError("install the stand-ins before Rasa is imported")
    if not any(isinstance(finder, StandinFinder) for finder in sys.meta_path):
        sys.meta_path.insert(0, StandinFinder())
