"""Every dialogue of the YAML files beside this one, against the real Rasa and the real actions."""

from __future__ import annotations

import pytest
from tester import Dialogue, Talk, dialogues, play


@pytest.mark.parametrize("dialogue", dialogues(), ids=lambda each: each.id)
async def test_dialogue(dialogue: Dialogue, talk: Talk) -> None:
    await play(dialogue, talk)
