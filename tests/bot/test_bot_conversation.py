"""A conversation against a Rasa of a few lines."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from bot.conversation import DOWN, EMPTY, LONGEST, SILENT, SLOW, Conversation
from bot.reply import Button, Reply

ONE = {"title": "Hitung pesangon", "payload": "/severance_calculate"}
TWO = {"title": "Hitung JKP", "payload": "/jkp_amount"}
OFFER = [{"recipient_id": "x", "text": "Pilih:", "buttons": [ONE, TWO]}]


class FakeRasa:
    """Answers with what the test put into `replies`, and keeps what it was sent."""

    def __init__(self) -> None:
        self.heard: list[dict[str, Any]] = []
        self.answer: Callable[[], httpx.Response] = lambda: httpx.Response(200, json=OFFER)

    def handle(self, request: httpx.Request) -> httpx.Response:
        assert request.url.path == "/webhooks/rest/webhook"
        self.heard.append(json.loads(request.content))
        return self.answer()

    def replies(self, *messages: dict[str, Any]) -> None:
        self.answer = lambda: httpx.Response(200, json=list(messages))

    def fails(self, error: Exception) -> None:
        def answer() -> httpx.Response:
            raise error

        self.answer = answer

    def conversation(self, sender: str = "terminal:1") -> Conversation:
        transport = httpx.MockTransport(self.handle)
        return Conversation(httpx.AsyncClient(transport=transport, base_url="http://rasa"), sender)

    @property
    def messages(self) -> list[str]:
        return [each["message"] for each in self.heard]


@pytest.fixture
def rasa() -> FakeRasa:
    return FakeRasa()


async def test_a_message_goes_out_under_its_sender_and_the_replies_come_back(
    rasa: FakeRasa,
) -> None:
    replies = await rasa.conversation("telegram:7").say("  halo  ")
    assert rasa.heard == [{"sender": "telegram:7", "message": "halo"}]
    buttons = (
        Button("Hitung pesangon", "/severance_calculate"),
        Button("Hitung JKP", "/jkp_amount"),
    )
    assert replies == [Reply("Pilih:", buttons)]


async def test_a_typed_number_is_the_button_with_that_number(rasa: FakeRasa) -> None:
    talk = rasa.conversation()
    for text in ("halo", "2", "1"):
        await talk.say(text)
    assert rasa.messages == ["halo", "/jkp_amount", "/severance_calculate"]


async def test_a_number_is_a_number_where_fewer_than_two_buttons_are_offered(
    rasa: FakeRasa,
) -> None:
    rasa.replies({"text": "Berapa upah Anda?", "buttons": [ONE]})
    talk = rasa.conversation()
    for text in ("halo", "1"):
        await talk.say(text)
    assert rasa.messages == ["halo", "1"]


@pytest.mark.parametrize("text", ["0", "3", "99999999999999999999", "-1", "1.", "²"])
async def test_a_number_without_a_button_goes_out_as_typed(rasa: FakeRasa, text: str) -> None:
    talk = rasa.conversation()
    for each in ("halo", text):
        await talk.say(each)
    assert rasa.messages == ["halo", text]


async def test_a_typed_label_is_its_payload_whatever_its_case(rasa: FakeRasa) -> None:
    talk = rasa.conversation()
    for text in ("halo", "hitung JKP"):
        await talk.say(text)
    assert rasa.messages == ["halo", "/jkp_amount"]


async def test_buttons_of_all_bubbles_are_counted_on(rasa: FakeRasa) -> None:
    rasa.replies({"text": "a", "buttons": [ONE]}, {"text": "b", "buttons": [TWO]})
    talk = rasa.conversation()
    for text in ("halo", "2"):
        await talk.say(text)
    assert rasa.messages == ["halo", "/jkp_amount"]


async def test_buttons_of_an_earlier_turn_are_no_longer_offered(rasa: FakeRasa) -> None:
    talk = rasa.conversation()
    await talk.say("halo")
    rasa.replies({"text": "Terima kasih."})
    for text in ("bukan", "2", "Hitung JKP"):
        await talk.say(text)
    assert rasa.messages == ["halo", "bukan", "2", "Hitung JKP"]


@pytest.mark.parametrize("text", ["", "   ", "\n\t"])
async def test_an_empty_message_is_answered_without_rasa(rasa: FakeRasa, text: str) -> None:
    assert await rasa.conversation().say(text) == [EMPTY]
    assert rasa.heard == []


async def test_an_endless_message_is_cut(rasa: FakeRasa) -> None:
    await rasa.conversation().say("a" * 9000)
    assert rasa.messages == ["a" * LONGEST]


async def test_a_timeout_is_said_in_plain_words(rasa: FakeRasa) -> None:
    rasa.fails(httpx.ReadTimeout("slow"))
    assert await rasa.conversation().say("halo") == [SLOW]


async def test_a_refused_connection_is_said_in_plain_words(rasa: FakeRasa) -> None:
    rasa.fails(httpx.ConnectError("refused"))
    assert await rasa.conversation().say("halo") == [DOWN]


@pytest.mark.parametrize(
    "response",
    [
        httpx.Response(500, text="Internal Server Error"),
        httpx.Response(502, html="<html>Bad gateway</html>"),
        httpx.Response(401, json={"status": "failure"}),
        httpx.Response(200, html="<html>Login</html>"),
    ],
    ids=["500", "502", "401", "html"],
)
async def test_a_broken_answer_is_said_in_plain_words(
    rasa: FakeRasa, response: httpx.Response
) -> None:
    rasa.answer = lambda: response
    assert await rasa.conversation().say("halo") == [DOWN]


@pytest.mark.parametrize(
    "body",
    [
        {"status": "failure"},
        None,
        ["text"],
        [{"text": "Pilih", "buttons": [{"title": "Ya"}]}],
    ],
    ids=json.dumps,
)
async def test_json_of_another_shape_is_no_crash(rasa: FakeRasa, body: object) -> None:
    rasa.answer = lambda: httpx.Response(200, text=json.dumps(body))
    assert await rasa.conversation().say("halo")


async def test_after_an_outage_the_buttons_still_stand(rasa: FakeRasa) -> None:
    talk = rasa.conversation()
    await talk.say("halo")
    rasa.fails(httpx.ConnectError("refused"))
    await talk.say("2")
    rasa.replies({"text": "ok"})
    await talk.say("2")
    assert rasa.messages == ["halo", "/jkp_amount", "/jkp_amount"]


async def test_no_replies_are_not_silence(rasa: FakeRasa) -> None:
    rasa.replies()
    assert await rasa.conversation().say("halo") == [SILENT]


@pytest.mark.parametrize(
    ("message", "reply"),
    [
        ({"text": "Halo"}, Reply("Halo")),
        ({"recipient_id": "x", "text": "Halo", "custom": {"a": 1}}, Reply("Halo")),
        ({"image": "https://example.org/a.png"}, Reply("")),
        ({"text": None, "buttons": None}, Reply("")),
        (
            {"text": "?", "buttons": [{"title": "Ya", "payload": "/affirm", "type": "postback"}]},
            Reply("?", (Button("Ya", "/affirm"),)),
        ),
    ],
)
def test_a_message_of_rasa_becomes_a_reply(message: dict[str, Any], reply: Reply) -> None:
    assert Reply.from_rasa(message) == reply
