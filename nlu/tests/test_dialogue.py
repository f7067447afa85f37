"""The quicker ways find the same rules and make the same copies."""

from __future__ import annotations

import copy
import inspect
import json
import random

import pytest
from rasa.core.policies.rule_policy import SHOULD_NOT_BE_SET, RulePolicy
from rasa.shared.core import slots
from rasa.shared.core.slots import Slot

from nlu.serving import dialogue

MENDED = (RulePolicy, "_get_possible_keys")
ORIGINAL = inspect.getattr_static(*MENDED)


@pytest.fixture(autouse=True)
def quickened(monkeypatch):
    monkeypatch.setattr(*MENDED, ORIGINAL)
    monkeypatch.setattr(Slot, "__copy__", None, raising=False)
    dialogue.quicken()


def test_what_replaces_it_takes_the_same_parameters():
    assert getattr(*MENDED) is not ORIGINAL
    expected = list(inspect.signature(ORIGINAL).parameters)
    assert list(inspect.signature(getattr(*MENDED)).parameters) == expected


INTENTS = ["greet", "jkp_howto", "severance_calculate", None, SHOULD_NOT_BE_SET, ""]
ACTIONS = ["action_listen", "action_reply", "jkp_form", None]


def a_state(chance, of_rule):
    state = {}
    if action := chance.choice(ACTIONS):
        state["prev_action"] = {"action_name": action}
    if chance.random() < 0.8:
        state["user"] = {}
        intent = chance.choice(INTENTS)
        if intent is not None and (of_rule or intent not in (SHOULD_NOT_BE_SET, "")):
            state["user"]["intent"] = intent
        if chance.random() < 0.2:
            state["user"]["entities"] = ["money"] if of_rule else ("money",)
    if chance.random() < 0.3:
        loop = chance.choice(["jkp_form", SHOULD_NOT_BE_SET]) if of_rule else "jkp_form"
        state["active_loop"] = {"name": loop}
    return state


def test_the_rules_that_apply_are_those_that_rasa_finds():
    chance = random.Random(7)
    keys = {
        json.dumps([a_state(chance, True) for _ in range(chance.randint(1, 3))]) for _ in range(24)
    }
    policy = RulePolicy.__new__(RulePolicy)
    lookups = [dict.fromkeys(sorted(keys), "action_reply"), dict.fromkeys(sorted(keys)[::3], "x")]
    found = 0
    for _ in range(3000):
        states = [a_state(chance, False) for _ in range(chance.randint(0, 4))]
        lookup = chance.choice(lookups)
        expected = ORIGINAL(policy, lookup, states)
        assert policy._get_possible_keys(lookup, states) == expected
        found += bool(expected)
    assert 300 < found < 2700


def test_few_rules_are_tried_where_each_names_its_intent(monkeypatch):
    tried = []
    original = RulePolicy._is_rule_applicable
    monkeypatch.setattr(
        RulePolicy,
        "_is_rule_applicable",
        lambda self, key, *args: tried.append(key) or original(self, key, *args),
    )
    listen = {"prev_action": {"action_name": "action_listen"}}
    rules = {
        json.dumps([{**listen, "user": {"intent": f"i{n}"}}]): "action_reply" for n in range(90)
    }
    policy = RulePolicy.__new__(RulePolicy)
    found = policy._get_possible_keys(rules, [{**listen, "user": {"intent": "i7"}}])
    assert len(found) == len(tried) == 1


KINDS = {"FloatSlot": {"min_value": 1, "max_value": 9}, "CategoricalSlot": {"values": ["a", "b"]}}


@pytest.mark.parametrize(
    "kind", [name for name in dir(slots) if name.endswith("Slot") and name != "Slot"]
)
def test_a_copied_slot_is_the_one_that_the_slow_protocol_makes(kind):
    made = getattr(slots, kind)(
        "wage", mappings=[], influence_conversation=kind != "AnySlot", **KINDS.get(kind, {})
    )
    made.value = {"FloatSlot": 2.0, "CategoricalSlot": "a"}.get(kind, ["x"])
    found = copy.copy(made)
    function, arguments, state = made.__reduce_ex__(4)[:3]
    slow = function(*arguments)
    slow.__dict__.update(state)
    assert type(found) is type(slow) is type(made)
    assert vars(found) == vars(slow)
    assert all(vars(found)[name] is value for name, value in vars(made).items())
    found.value = None
    assert made.value is not None
