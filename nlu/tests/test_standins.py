"""Rasa without TensorFlow."""

from __future__ import annotations

import importlib
import importlib.util
import re
import sys
from importlib.machinery import PathFinder
from pathlib import Path

import pytest

from nlu.serving.standins import HARMLESS, STANDINS, StandinFinder, install

CLASSES = [(module, name) for module, names in STANDINS.items() for name in names]


def test_tensorflow_is_not_installed():
    assert importlib.util.find_spec("tensorflow") is None


@pytest.mark.parametrize(("module", "name"), CLASSES)
def test_a_stand_in_can_be_imported_and_using_it_names_tensorflow(module, name):
    found = getattr(importlib.import_module(module), name)
    if name in HARMLESS:
        assert found() is None
        return
    assert isinstance(found, type)
    with pytest.raises(RuntimeError, match=f"{name} needs TensorFlow"):
        found()


@pytest.mark.parametrize("module", STANDINS)
def test_rasa_still_has_the_module_that_is_stood_in_for(module):
    package, _, _ = module.rpartition(".")
    folder = importlib.import_module(package).__path__
    spec = PathFinder.find_spec(module, folder)
    assert spec is not None, "Rasa moved it: the stand-in stands for nothing"
    source = Path(spec.origin).read_text(encoding="utf-8")
    for name in STANDINS[module]:
        assert re.search(rf"\b{name}\b", source)


def test_installing_twice_gives_one_finder():
    before = list(sys.meta_path)
    rasa_modules = {name: sys.modules.pop(name) for name in list(sys.modules) if name == "rasa"}
    try:
        install()
    finally:
        sys.modules.update(rasa_modules)
    assert sys.meta_path == before
    assert sum(isinstance(finder, StandinFinder) for finder in before) == 1


def test_installing_after_rasa_is_refused():
    importlib.import_module("rasa.core.policies.policy")
    with pytest.raises(RuntimeError, match="before Rasa"):
        install()


def test_all_components_of_rasa_can_be_imported():
    importlib.import_module("rasa.engine.recipes.default_components")
    assert not [name for name in sys.modules if name.split(".")[0] == "tensorflow"]
