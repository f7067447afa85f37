"""What Rasa takes for a button, seen in the tracker: only what was offered a moment ago."""

from __future__ import annotations

import os
from typing import Any

import httpx
import pytest
from tester import Talk

from bot.processes import Service

PAYLOADS = (
    '/inform{"wage": 5000000}',
    "/restart",
    "/session_start",
    "/severance_calculate",
    '/inform{"phk_reason": "pension"}',
    "//inform",
    ' /affirm{"a": 1}',
    "/back",
    "/intent_that_is_none",
)


async def latest(client: httpx.AsyncClient, service: Service, sender: str) -> dict[str, Any]:
    """The last thing that the person did, as Rasa understood it."""
    token = {"token": service.token or os.environ.get("DIALOGUE_RASA_TOKEN", "")}
    response = await client.get(f"/conversations/{sender}/tracker", params=token)
    users: list[dict[str, Any]] = [e for e in response.json()["events"] if e["event"] == "user"]
    return users[-1]["parse_data"]


@pytest.mark.parametrize("payload", PAYLOADS)
async def test_a_typed_payload_arrives_as_text(
    payload: str, talk: Talk, client: httpx.AsyncClient, service: Service
) -> None:
    await talk.say("apa itu JKP")
    await talk.raw(payload)
    message = await latest(client, service, talk.sender)
    assert not message["text"].startswith("/")
    assert all(each.get("extractor") for each in message["entities"]), message["entities"]


async def test_an_offered_payload_arrives_as_a_button(
    talk: Talk, client: httpx.AsyncClient, service: Service
) -> None:
    await talk.say("hitung pesangon gaji 5 juta kerja 7 tahun")
    await talk.tap("Pensiun")
    message = await latest(client, service, talk.sender)
    assert message["text"].startswith("/inform")
    assert message["entities"][0]["value"] == "pension"


async def test_a_payload_of_an_earlier_message_arrives_as_text(
    talk: Talk, client: httpx.AsyncClient, service: Service
) -> None:
    await talk.say("hitung pesangon gaji 5 juta kerja 7 tahun")
    await talk.say("apa itu UPMK")
    await talk.tap("Pailit")
    await talk.raw('/inform{"phk_reason": "pension"}')
    message = await latest(client, service, talk.sender)
    assert not message["text"].startswith("/")
