"""The gateway against a Rasa of a few lines and a database of its own."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select
from sqlalchemy import text as sql
from sqlalchemy.exc import OperationalError

from bot import spare
from bot.gateway import LONGEST, Gateway, Incoming, sentence
from bot.given import LARGEST, Given
from bot.rasa import Rasa
from bot.reply import Button, FileRef, Reply
from storage import updates
from storage.encryption import Vault
from storage.facts import Sessions
from storage.files import FileStore
from storage.line import line_of
from storage.models import StoredFile

ONE = {"title": "Hitung pesangon", "payload": "/severance_calculate"}
TWO = {"title": "Hitung JKP", "payload": "/jkp_amount"}
OFFER = [{"recipient_id": "x", "text": "Pilih:", "buttons": [ONE, TWO]}]
EMPTY, SLOW, BUSY = (sentence(f"channel_{name}") for name in ("empty", "slow", "busy"))
DOWN = spare.apology()


class FakeRasa:
    """Answers with what the test put into `replies`, and keeps what it was sent."""

    def __init__(self) -> None:
        self.heard: list[dict[str, Any]] = []
        self.answer: Callable[[], httpx.Response] = lambda: httpx.Response(200, json=OFFER)
        self.delay = 0.0
        self.held: dict[str, asyncio.Event] = {}
        self.meanwhile: Callable[[dict[str, Any]], Awaitable[None]] | None = None

    async def handle(self, request: httpx.Request) -> httpx.Response:
        assert request.url.path == "/webhooks/rest/webhook"
        self.heard.append(json.loads(request.content))
        await asyncio.sleep(self.delay)
        if self.meanwhile:
            await self.meanwhile(self.heard[-1])
        if self.heard[-1]["sender"] in self.held:
            await self.held[self.heard[-1]["sender"]].wait()
        return self.answer()

    def replies(self, *messages: dict[str, Any]) -> None:
        self.answer = lambda: httpx.Response(200, json=list(messages))

    def fails(self, error: Exception) -> None:
        def answer() -> httpx.Response:
            raise error

        self.answer = answer

    @property
    def messages(self) -> list[str]:
        return [each["message"] for each in self.heard]

    @property
    def tapped(self) -> list[str]:
        """What Rasa may take for a payload."""
        return [each["message"] for each in self.heard if each["metadata"]["tapped"]]


class Talk:
    """One person at the gateway; each message is an update of its own."""

    def __init__(self, gateway: Gateway, sender: str = "terminal:1") -> None:
        self.gateway = gateway
        self.sender = sender
        self.updates = 0

    async def say(self, text: str) -> Sequence[Reply]:
        self.updates += 1
        return await self.gateway.handle(Incoming(self.sender, f"u{self.updates}", text))

    async def tap(self, token: str) -> Sequence[Reply]:
        self.updates += 1
        return await self.gateway.handle(Incoming(self.sender, f"u{self.updates}", token=token))


@pytest.fixture
def rasa() -> FakeRasa:
    return FakeRasa()


@pytest.fixture
def gateway(rasa: FakeRasa, sessions: Sessions, vault: Vault) -> Gateway:
    transport = httpx.MockTransport(rasa.handle)
    client = httpx.AsyncClient(transport=transport, base_url="http://rasa")
    return Gateway(Rasa(client), sessions, vault)


@pytest.fixture
def talk(gateway: Gateway) -> Talk:
    return Talk(gateway)


async def test_a_message_goes_out_under_its_sender_and_the_replies_come_back(
    rasa: FakeRasa, gateway: Gateway
) -> None:
    replies = await Talk(gateway, "telegram:7").say("  halo  ")
    assert rasa.heard == [
        {
            "sender": "telegram:7",
            "message": "halo",
            "metadata": {"update": "u1", "tapped": False},
        }
    ]
    buttons = (
        Button("Hitung pesangon", "/severance_calculate"),
        Button("Hitung JKP", "/jkp_amount"),
    )
    assert replies == [Reply("Pilih:", buttons)]


async def test_a_typed_number_is_the_button_with_that_number(rasa: FakeRasa, talk: Talk) -> None:
    for text in ("halo", "2", "1"):
        await talk.say(text)
    assert rasa.messages == ["halo", "/jkp_amount", "/severance_calculate"]


async def test_a_number_is_a_number_where_fewer_than_two_buttons_are_offered(
    rasa: FakeRasa, talk: Talk
) -> None:
    rasa.replies({"text": "Berapa upah Anda?", "buttons": [ONE]})
    for text in ("halo", "1"):
        await talk.say(text)
    assert rasa.messages == ["halo", "1"]


@pytest.mark.parametrize("text", ["0", "3", "99999999999999999999", "-1", "1.", "²"])
async def test_a_number_without_a_button_goes_out_as_typed(
    rasa: FakeRasa, text: str, talk: Talk
) -> None:
    for each in ("halo", text):
        await talk.say(each)
    assert rasa.messages == ["halo", text]


async def test_a_typed_label_is_its_payload_whatever_its_case(rasa: FakeRasa, talk: Talk) -> None:
    for text in ("halo", "hitung JKP"):
        await talk.say(text)
    assert rasa.messages == ["halo", "/jkp_amount"]


async def test_buttons_of_all_bubbles_are_counted_on(rasa: FakeRasa, talk: Talk) -> None:
    rasa.replies({"text": "a", "buttons": [ONE]}, {"text": "b", "buttons": [TWO]})
    for text in ("halo", "2"):
        await talk.say(text)
    assert rasa.messages == ["halo", "/jkp_amount"]


async def test_buttons_of_an_earlier_turn_are_no_longer_offered(rasa: FakeRasa, talk: Talk) -> None:
    await talk.say("halo")
    rasa.replies({"text": "Terima kasih."})
    for text in ("bukan", "2", "Hitung JKP"):
        await talk.say(text)
    assert rasa.messages == ["halo", "bukan", "2", "Hitung JKP"]


@pytest.mark.parametrize("text", ["", "   ", "\n\t"])
async def test_an_empty_message_is_answered_without_rasa(
    rasa: FakeRasa, text: str, talk: Talk
) -> None:
    assert await talk.say(text) == [EMPTY]
    assert rasa.heard == []


async def test_an_endless_message_is_cut(rasa: FakeRasa, talk: Talk) -> None:
    await talk.say("a" * 9000)
    assert rasa.messages == ["a" * LONGEST]


async def test_a_timeout_is_said_in_plain_words(rasa: FakeRasa, talk: Talk) -> None:
    rasa.fails(httpx.ReadTimeout("slow"))
    assert await talk.say("halo") == [SLOW]


async def test_a_refused_connection_is_said_in_plain_words(rasa: FakeRasa, talk: Talk) -> None:
    rasa.fails(httpx.ConnectError("refused"))
    assert await talk.say("halo") == [DOWN]


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
    rasa: FakeRasa, response: httpx.Response, talk: Talk
) -> None:
    rasa.answer = lambda: response
    assert await talk.say("halo") == [DOWN]


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
async def test_json_of_another_shape_is_no_crash(rasa: FakeRasa, body: object, talk: Talk) -> None:
    rasa.answer = lambda: httpx.Response(200, text=json.dumps(body))
    assert await talk.say("halo")


async def test_after_a_late_answer_the_buttons_still_stand(rasa: FakeRasa, talk: Talk) -> None:
    await talk.say("halo")
    rasa.fails(httpx.ReadTimeout("slow"))
    await talk.say("2")
    rasa.replies({"text": "ok"})
    await talk.say("2")
    assert rasa.messages == ["halo", "/jkp_amount", "/jkp_amount"]


async def test_a_rasa_without_its_actions_says_nothing_and_we_say_so(
    rasa: FakeRasa, talk: Talk
) -> None:
    rasa.replies()
    assert await talk.say("halo") == [DOWN]


async def test_after_three_late_answers_rasa_is_left_alone_for_a_while(
    rasa: FakeRasa, talk: Talk
) -> None:
    rasa.fails(httpx.ReadTimeout("slow"))
    for _ in range(3):
        assert await talk.say("halo") == [SLOW]
    assert await talk.say("halo") == [DOWN]
    assert len(rasa.heard) == 3


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


async def test_a_typed_payload_is_never_said_to_be_a_tap(rasa: FakeRasa, talk: Talk) -> None:
    for text in ('/inform{"wage": 1}', "/severance_calculate", "/erase", "//jkp"):
        await talk.say(text)
    assert len(rasa.messages) == 4
    assert rasa.tapped == []


async def test_a_tap_is_its_payload_also_weeks_and_turns_later(rasa: FakeRasa, talk: Talk) -> None:
    (first,) = await talk.say("halo")
    rasa.replies({"text": "ok"})
    await talk.say("apa itu jkp")
    await talk.tap(first.buttons[1].token)
    assert rasa.messages[-1] == "/jkp_amount"
    assert rasa.tapped == ["/jkp_amount"]


async def test_a_tap_survives_a_new_process(
    rasa: FakeRasa, talk: Talk, sessions: Sessions, vault: Vault
) -> None:
    (first,) = await talk.say("halo")
    client = httpx.AsyncClient(transport=httpx.MockTransport(rasa.handle), base_url="http://rasa")
    other = Gateway(Rasa(client), sessions, vault)
    await other.handle(Incoming("terminal:1", "later", token=first.buttons[0].token))
    await other.handle(Incoming("terminal:1", "later still", "2"))
    assert rasa.messages == ["halo", "/severance_calculate", "/jkp_amount"]


@pytest.mark.parametrize("token", ["nonsense:0", "", "::", "x", "a:-1", "a:²"])
async def test_a_token_that_was_never_given_asks_nothing(
    rasa: FakeRasa, talk: Talk, token: str
) -> None:
    assert await talk.tap(token) == [sentence("channel_old_button")]
    assert rasa.heard == []


async def test_nobody_taps_the_button_of_another(
    rasa: FakeRasa, talk: Talk, gateway: Gateway
) -> None:
    (first,) = await talk.say("halo")
    stranger = Talk(gateway, "terminal:2")
    assert await stranger.tap(first.buttons[0].token) == [sentence("channel_old_button")]
    assert rasa.messages == ["halo"]


async def test_a_token_fits_a_button_of_telegram(talk: Talk) -> None:
    (first,) = await talk.say("halo")
    assert all(0 < len(each.token.encode()) <= 64 for each in first.buttons)


async def test_an_update_that_comes_twice_is_answered_once_with_the_same_words(
    rasa: FakeRasa, gateway: Gateway
) -> None:
    twice = Incoming("web:1", "u1", "halo")
    first = await gateway.handle(twice)
    rasa.replies({"text": "something else"})
    again = await gateway.handle(twice)
    assert again == first
    assert [b.token for b in again[0].buttons] == [b.token for b in first[0].buttons]
    assert rasa.messages == ["halo"]


async def test_updates_that_come_twice_at_once_are_asked_once(
    rasa: FakeRasa, gateway: Gateway
) -> None:
    rasa.delay = 0.02
    twice = Incoming("web:1", "u1", "halo")
    first, second = await asyncio.gather(gateway.handle(twice), gateway.handle(twice))
    assert first == second
    assert rasa.messages == ["halo"]


async def test_the_same_number_in_another_channel_is_another_message(
    rasa: FakeRasa, gateway: Gateway
) -> None:
    await gateway.handle(Incoming("web:1", "7", "satu"))
    await gateway.handle(Incoming("telegram:1", "7", "dua"))
    assert rasa.messages == ["satu", "dua"]


async def test_an_update_whose_replies_are_out_is_not_answered_again(
    rasa: FakeRasa, gateway: Gateway, sessions: Sessions
) -> None:
    message = Incoming("telegram:1", "7", "halo")
    await gateway.handle(message)
    await line_of(sessions).write(lambda c: updates.done(c, "telegram", ["7"]))
    assert await gateway.handle(message) == []
    assert rasa.messages == ["halo"]


async def test_messages_of_one_person_are_asked_in_their_order(
    rasa: FakeRasa, gateway: Gateway
) -> None:
    rasa.delay = 0.01
    said = [Incoming("web:1", f"u{n}", f"pesan {n}") for n in range(9)]
    await asyncio.gather(*map(gateway.handle, said))
    assert rasa.messages == [each.text for each in said]


async def test_a_slow_person_keeps_nobody_waiting(rasa: FakeRasa, gateway: Gateway) -> None:
    rasa.held["web:1"] = asyncio.Event()
    slow = asyncio.create_task(gateway.handle(Incoming("web:1", "u1", "lama")))
    while not rasa.heard:
        await asyncio.sleep(0)
    await gateway.handle(Incoming("web:2", "u2", "cepat"))
    assert not slow.done()
    rasa.held["web:1"].set()
    assert await slow


async def test_what_is_stored_of_a_message_can_be_read_by_nobody_else(
    rasa: FakeRasa, talk: Talk, sessions: Sessions
) -> None:
    await talk.say("gaji saya 5 juta")
    async with sessions() as session:
        for table in ("channel_updates", "offered_buttons"):
            rows = (await session.execute(sql(f"SELECT * FROM {table}"))).all()  # noqa: S608
            assert rows
            for word in ("pesangon", "terminal:1", "jkp_amount", "juta"):
                assert word not in repr(rows)


async def test_a_delivered_message_has_buttons_that_can_be_tapped(
    rasa: FakeRasa, talk: Talk, gateway: Gateway
) -> None:
    alert = Reply("Lowongan baru", (Button("Berhenti", "/alert_unsubscribe"),))
    (sent,) = await gateway.offer("terminal:1", [alert])
    await talk.tap(sent.buttons[0].token)
    assert rasa.tapped == ["/alert_unsubscribe"]


async def test_a_number_keeps_its_meaning_when_an_alert_comes_in_between(
    rasa: FakeRasa, talk: Talk, gateway: Gateway
) -> None:
    await talk.say("halo")
    alert = Reply("Lowongan", (Button("Simpan", "/save"), Button("Berhenti", "/stop")))
    await gateway.offer("terminal:1", [alert], typed=False)
    await talk.say("1")
    assert rasa.messages[-1] == "/severance_calculate"


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("/start", "/greet"),
        ("/start jkp", "/jkp_info"),
        ("/start@teman_bot pesangon", "/severance_calculate"),
        ("/start asal_lain", "/greet"),
        ("/JHT", "/jht_info"),
        ("/help", "/help"),
        ("/privacy", "/privacy"),
        ("/batal", "/stop"),
        ("/hapusdata", "/delete_my_data"),
        ("/petugas tolong", "/human_handoff"),
    ],
)
async def test_a_command_is_the_payload_it_stands_for(
    rasa: FakeRasa, talk: Talk, typed: str, asked: str
) -> None:
    await talk.say(typed)
    assert rasa.tapped == [asked]


async def test_a_database_that_fails_is_said_in_plain_words(
    rasa: FakeRasa, talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_: Any) -> bool:
        raise OperationalError("INSERT", {}, Exception("database is locked"))

    monkeypatch.setattr(updates, "answer", locked)
    assert await talk.say("halo") == [BUSY]
    monkeypatch.undo()
    (reply,) = await talk.say("halo")
    assert reply.text == "Pilih:"


def test_a_reply_survives_being_stored() -> None:
    files = (FileRef("a1", "rencana.pdf", "application/pdf"),)
    reply = Reply("**Total**", (Button("Ya", "/affirm", "t:0"),), files)
    again = Reply.from_json(json.loads(json.dumps(reply.as_json())))
    assert again == reply
    assert again.buttons[0].token == "t:0"


PDF = b"%PDF-1.7\n" + b"x" * 60


async def test_a_file_is_stored_and_rasa_is_told_its_id_and_what_it_is(
    rasa: FakeRasa, gateway: Gateway, sessions: Sessions, vault: Vault
) -> None:
    given, store = Given("../surat phk.exe", PDF), FileStore(sessions, vault)

    async def opened(said: dict[str, Any]) -> None:
        file_id = said["metadata"]["file_id"]
        assert await store.give("web:1", file_id) == given.file
        assert await store.give("web:2", file_id) is None

    rasa.meanwhile = opened
    await gateway.handle(Incoming("web:1", "u1", "ini suratnya", files=(given,)))
    (heard,) = rasa.heard
    about = heard["metadata"]
    assert heard["message"] == "ini suratnya"
    assert (about["name"], about["mime"], about["size"], about["tapped"]) == (
        "surat phk.exe",
        "application/pdf",
        len(PDF),
        False,
    )
    assert await store.give("web:1", about["file_id"]) is None


async def stored(sessions: Sessions) -> int:
    async with sessions() as session:
        return await session.scalar(select(func.count()).select_from(StoredFile)) or 0


async def test_a_file_delivered_again_after_a_crash_is_the_same_and_none_is_left(
    rasa: FakeRasa, gateway: Gateway, sessions: Sessions
) -> None:
    sent = Incoming("web:1", "u1", files=(Given("a.pdf", PDF), Given("b.pdf", PDF)))
    rasa.held["web:1"] = asyncio.Event()
    dying = asyncio.create_task(gateway.handle(sent))
    while not rasa.heard:
        await asyncio.sleep(0.01)
    dying.cancel()
    await asyncio.gather(dying, return_exceptions=True)
    before = await stored(sessions)
    del rasa.held["web:1"]
    await gateway.handle(sent)
    ids = [each["metadata"]["file_id"] for each in rasa.heard]
    assert ids[0] == ids[1]
    assert len(set(ids)) == before == 2
    assert await stored(sessions) == 0


async def test_a_file_stays_while_a_late_answer_may_still_need_it(
    rasa: FakeRasa, gateway: Gateway, sessions: Sessions
) -> None:
    rasa.fails(httpx.ReadTimeout("late"))
    given = (Given("a.pdf", PDF),)
    assert await gateway.handle(Incoming("web:1", "u1", files=given)) == [SLOW]
    assert await stored(sessions) == 1


async def test_a_file_without_words_is_a_file_to_rasa_whatever_its_caption(
    rasa: FakeRasa, gateway: Gateway
) -> None:
    await gateway.handle(Incoming("web:1", "u1", files=(Given("a.pdf", PDF),)))
    await gateway.handle(Incoming("web:1", "u2", "/jkp", files=(Given("a.pdf", PDF),)))
    assert rasa.messages == ["(berkas)", "/jkp"]
    assert rasa.tapped == []


async def test_several_files_are_said_one_after_the_other(rasa: FakeRasa, gateway: Gateway) -> None:
    rasa.replies({"text": "terima kasih"})
    both = (Given("a.pdf", PDF), Given("b.pdf", PDF))
    assert len(await gateway.handle(Incoming("web:1", "u1", files=both))) == 2
    assert [each["metadata"]["update"] for each in rasa.heard] == ["u1.0", "u1.1"]


@pytest.mark.parametrize(
    ("content", "phrase"),
    [(b"", "channel_file_empty"), (b"%PDF" + b"0" * LARGEST, "channel_file_big")],
    ids=["empty", "too big"],
)
async def test_a_file_that_cannot_be_taken_is_declined_without_rasa(
    rasa: FakeRasa, gateway: Gateway, content: bytes, phrase: str
) -> None:
    files = (Given("a.pdf", content),)
    assert await gateway.handle(Incoming("web:1", "u1", files=files)) == [sentence(phrase)]
    assert rasa.heard == []


@pytest.mark.parametrize(
    ("content", "mime"),
    [
        (PDF, "application/pdf"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"0" * 60, "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 60, "image/png"),
        (b"halo", "application/octet-stream"),
    ],
)
def test_what_a_file_is_stands_in_its_bytes(content: bytes, mime: str) -> None:
    assert Given("foto.gif", content).file.mime == mime


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("C:\\Users\\a\\ktp.jpg", "ktp.jpg"),
        ("/etc/passwd", "passwd"),
        ("", "berkas"),
        ("a" * 200 + ".pdf", "a" * 76 + ".pdf"),
    ],
)
def test_the_name_of_a_file_has_no_folder_and_an_end(name: str, kept: str) -> None:
    assert Given(name, PDF).file.name == kept
