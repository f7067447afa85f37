"""The Telegram bot over HTTP against a Bot API of our own: every kind of message, every fault."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from fake_rasa import EchoRasa
from fake_telegram import TOKEN, FakeTelegram, Fault, serving
from pydantic import SecretStr

from bot.app import Parts, make_app
from bot.gateway import Gateway, sentence
from bot.menu_commands import COMMANDS
from bot.processes import Service, StartProblem
from bot.rasa import Rasa
from bot.settings import ServiceSettings
from bot.telegram import desk
from bot.telegram.markup import pieces
from bot.telegram.run import Telegram, make_telegram, running_telegram
from jobs.channels import Gone, Rejected, RetryLater
from storage.encryption import Vault
from storage.facts import Sessions
from storage.files import File, FileStore

PDF = b"%PDF-1.7\n" + b"x" * 60
ANI, BUDI = 501, 502


def plain(phrase: str) -> str:
    """A phrase as it is read on the phone."""
    (piece,) = pieces(sentence(phrase).text)
    return piece.plain


@pytest.fixture
async def api() -> AsyncIterator[tuple[FakeTelegram, str]]:
    fake = FakeTelegram()
    async with serving(fake) as url:
        yield fake, url


@pytest.fixture
def phone(api: tuple[FakeTelegram, str]) -> FakeTelegram:
    return api[0]


@pytest.fixture
def rasa() -> EchoRasa:
    return EchoRasa()


@pytest.fixture
def known(api: tuple[FakeTelegram, str]) -> ServiceSettings:
    return ServiceSettings(
        _env_file=None,  # type: ignore[call-arg]
        telegram_token=SecretStr(TOKEN),
        telegram_api_url=api[1],
    )


@pytest.fixture
def telegram(known: ServiceSettings, rasa: EchoRasa, sessions: Sessions, vault: Vault) -> Telegram:
    gateway = Gateway(Rasa(rasa.client), sessions, vault)
    return make_telegram(known, gateway, sessions, vault)


@pytest.fixture
async def bot(
    telegram: Telegram, known: ServiceSettings, sessions: Sessions, phone: FakeTelegram
) -> AsyncIterator[Telegram]:
    """The bot, running."""
    async with running_telegram(telegram, known, sessions):
        await phone.until(lambda: phone.commands)
        yield telegram


async def said(phone: FakeTelegram, chat: int, count: int = 1) -> list[str]:
    """The texts of a chat when there are so many."""
    await phone.until(lambda: len(phone.texts(chat)) >= count)
    return phone.texts(chat)


async def settled(phone: FakeTelegram) -> None:
    """Let everything that is under way arrive."""
    await phone.until(lambda: not phone.pending)
    for _ in range(20):
        await asyncio.sleep(0.01)


# the way of a message


async def test_a_message_is_answered(bot: Telegram, phone: FakeTelegram) -> None:
    await phone.say(ANI, "halo")
    assert await said(phone, ANI) == ["re halo #1"]


async def test_the_menu_of_commands_is_indonesian_private_and_whole(
    bot: Telegram, phone: FakeTelegram
) -> None:
    assert [each["command"] for each in phone.commands] == list(COMMANDS)
    assert phone.commands_scope == "all_private_chats"
    await phone.until(lambda: phone.described["short_description"])
    assert "Bukan layanan resmi" in phone.described["description"]


async def test_a_description_that_is_there_already_is_not_sent_again(
    telegram: Telegram, known: ServiceSettings, sessions: Sessions, phone: FakeTelegram
) -> None:
    phone.described = {
        "description": sentence("telegram_about").text,
        "short_description": sentence("telegram_about_short").text,
    }
    async with running_telegram(telegram, known, sessions):
        await phone.until(lambda: phone.polls)
    assert phone.count("setMyDescription") == phone.count("setMyShortDescription") == 0


async def test_buttons_are_offered_and_a_tap_is_what_it_stands_for(
    bot: Telegram, phone: FakeTelegram, rasa: EchoRasa
) -> None:
    await phone.say(ANI, "menu")
    await said(phone, ANI)
    await phone.tap(ANI, "Hitung JKP")
    assert (await said(phone, ANI, 2))[1] == "re /jkp_amount #2"
    assert rasa.heard[-1]["metadata"]["tapped"] is True


async def test_after_a_tap_the_message_shows_what_was_chosen_and_asks_no_more(
    bot: Telegram, phone: FakeTelegram, rasa: EchoRasa
) -> None:
    await phone.say(ANI, "menu")
    await said(phone, ANI)
    await phone.tap(ANI, "Hitung JKP")
    await said(phone, ANI, 2)
    await phone.until(lambda: phone.sent[0].buttons == [("✓ Hitung JKP", "-")])
    assert len(phone.answered_queries) == 1
    await phone.tap(ANI, "✓ Hitung JKP")
    await phone.until(lambda: len(phone.answered_queries) == 2)
    await settled(phone)
    assert len(rasa.heard) == 2


async def test_a_number_works_wherever_a_button_does(bot: Telegram, phone: FakeTelegram) -> None:
    await phone.say(ANI, "menu")
    await said(phone, ANI)
    await phone.say(ANI, "1")
    assert (await said(phone, ANI, 2))[1] == "re /severance_calculate #2"


async def test_a_tap_that_is_too_old_for_telegram_is_answered_all_the_same(
    bot: Telegram, phone: FakeTelegram
) -> None:
    await phone.say(ANI, "menu")
    await said(phone, ANI)
    await phone.tap(ANI, "Hitung JKP", old=True)
    assert len(await said(phone, ANI, 2)) == 2
    assert phone.answered_queries == []


@pytest.mark.parametrize(
    ("typed", "asked"), [("/start jkp", "/jkp_info"), ("/jht", "/jht_info"), ("/help", "/help")]
)
async def test_commands_and_deep_links_lead_to_their_subject(
    bot: Telegram, phone: FakeTelegram, rasa: EchoRasa, typed: str, asked: str
) -> None:
    await phone.say(ANI, typed)
    await said(phone, ANI)
    assert rasa.messages == [asked]


async def test_a_long_answer_comes_in_several_messages_with_the_buttons_under_the_last(
    bot: Telegram, phone: FakeTelegram, rasa: EchoRasa
) -> None:
    buttons = [{"title": "Menu", "payload": "/help"}]
    rasa.says = [{"text": "\n\n".join("**kata** " * 100 for _ in range(12)), "buttons": buttons}]
    await phone.say(ANI, "panjang")
    await said(phone, ANI, 2)
    await settled(phone)
    sent = [each for each in phone.sent if each.method == "sendMessage"]
    assert [bool(each.buttons) for each in sent] == [False] * (len(sent) - 1) + [True]


async def test_what_markdown_cannot_mean_is_sent_as_it_is(
    bot: Telegram, phone: FakeTelegram
) -> None:
    await phone.say(ANI, "5 < 6 & <b> **x _y")
    assert await said(phone, ANI) == ["re 5 < 6 & <b> **x _y #1"]


async def test_typing_is_shown_while_an_answer_takes_long_and_only_then(
    bot: Telegram, phone: FakeTelegram, rasa: EchoRasa, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "TYPING_AFTER", 1.5)
    rasa.slow = 2.5
    await phone.say(ANI, "pelan")
    await phone.say(BUDI, "cepat")
    await said(phone, ANI)
    assert [each.chat for each in phone.sent if each.method == "sendChatAction"] == [ANI]


# what is no text


def photo(number: str, side: int, size: int = 100) -> dict[str, Any]:
    return {
        "file_id": number,
        "file_unique_id": f"u{number}",
        "width": side,
        "height": side,
        "file_size": size,
    }


def document(size: int = 100) -> dict[str, Any]:
    return {
        "file_id": "d1",
        "file_unique_id": "ud1",
        "file_name": "surat.exe",
        "mime_type": "application/x-msdownload",
        "file_size": size,
    }


async def test_a_document_is_handed_on_as_what_its_bytes_say(
    bot: Telegram, phone: FakeTelegram, rasa: EchoRasa, sessions: Sessions, vault: Vault
) -> None:
    phone.files["d1"], kept = PDF, []

    async def opened(said: dict[str, Any]) -> None:
        store, file_id = FileStore(sessions, vault), said["metadata"]["file_id"]
        kept.append(await store.give(f"telegram:{ANI}", file_id))

    rasa.meanwhile = opened
    message = phone.message(ANI, document=document(), caption="surat PHK saya")
    await phone.put(phone.update(message=message))
    await said(phone, ANI)
    (heard,) = rasa.heard
    about = heard["metadata"]
    assert (heard["message"], about["mime"], about["name"]) == (
        "surat PHK saya",
        "application/pdf",
        "surat.exe",
    )
    assert [each.content for each in kept if each] == [PDF]


async def test_of_a_photo_the_largest_size_is_fetched(
    bot: Telegram, phone: FakeTelegram, rasa: EchoRasa
) -> None:
    phone.files["big"] = b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"0" * 60
    sizes = [photo("small", 90), photo("big", 1280), photo("middle", 320)]
    await phone.put(phone.update(message=phone.message(ANI, photo=sizes)))
    await said(phone, ANI)
    assert rasa.heard[0]["message"] == "(berkas)"
    assert rasa.heard[0]["metadata"]["mime"] == "image/jpeg"


async def test_files_of_one_album_are_known_as_such(
    bot: Telegram, phone: FakeTelegram, rasa: EchoRasa
) -> None:
    phone.files["d1"] = PDF
    for _ in range(2):
        message = phone.message(ANI, document=document(), media_group_id="97")
        await phone.put(phone.update(message=message))
    await said(phone, ANI, 2)
    assert [each["metadata"]["album"] for each in rasa.heard] == ["97", "97"]


async def test_a_file_that_is_too_large_is_declined_and_never_fetched(
    bot: Telegram, phone: FakeTelegram, rasa: EchoRasa
) -> None:
    message = phone.message(ANI, document=document(21 * 1024 * 1024))
    await phone.put(phone.update(message=message))
    assert await said(phone, ANI) == [plain("channel_file_big")]
    assert phone.count("getFile") == 0
    assert rasa.heard == []


async def test_a_file_that_telegram_does_not_give_is_asked_for_again(
    bot: Telegram, phone: FakeTelegram
) -> None:
    await phone.put(phone.update(message=phone.message(ANI, document=document())))
    assert await said(phone, ANI) == [plain("channel_file_unread")]


ANYTHING: list[tuple[dict[str, Any], str]] = [
    (
        {"voice": {"file_id": "v", "file_unique_id": "v", "duration": 3}},
        "channel_voice",
    ),
    (
        {"video": {"file_id": "v", "file_unique_id": "v", "duration": 3, "width": 1, "height": 1}},
        "channel_video",
    ),
    (
        {
            "sticker": {
                "file_id": "s",
                "file_unique_id": "s",
                "width": 1,
                "height": 1,
                "is_animated": False,
                "is_video": False,
                "type": "regular",
            }
        },
        "channel_sticker",
    ),
    ({"location": {"latitude": -6.2, "longitude": 106.8}}, "channel_location"),
    ({"contact": {"phone_number": "+62", "first_name": "A"}}, "channel_contact"),
    ({"dice": {"emoji": "x", "value": 3}}, "channel_other"),
]


@pytest.mark.parametrize(("content", "phrase"), ANYTHING, ids=[name for _, name in ANYTHING])
async def test_what_is_no_text_gets_a_sentence_of_its_own(
    bot: Telegram, phone: FakeTelegram, rasa: EchoRasa, content: dict[str, Any], phrase: str
) -> None:
    await phone.put(phone.update(message=phone.message(ANI, **content)))
    assert await said(phone, ANI) == [plain(phrase)]
    assert rasa.heard == []


async def test_a_changed_message_is_not_read_again_but_said_to_be(
    bot: Telegram, phone: FakeTelegram, rasa: EchoRasa
) -> None:
    edited = phone.message(ANI, text="gaji 6 juta", edit_date=1)
    await phone.put(phone.update(edited_message=edited))
    assert await said(phone, ANI) == [plain("channel_edited")]
    assert rasa.heard == []


def in_group(phone: FakeTelegram, text: str) -> dict[str, Any]:
    chat = {"id": -100, "type": "supergroup", "title": "Buruh"}
    return phone.update(message=phone.message(ANI, text=text) | {"chat": chat})


async def test_in_a_group_only_who_calls_us_is_told_that_we_talk_in_private(
    bot: Telegram, phone: FakeTelegram, rasa: EchoRasa
) -> None:
    await phone.put(in_group(phone, "gaji saya 5 juta"), in_group(phone, "/pesangon"))
    assert await said(phone, -100) == [plain("channel_group")]
    await settled(phone)
    assert len(phone.sent) == 1
    assert rasa.heard == []


async def test_what_telegram_itself_writes_is_not_answered(
    bot: Telegram, phone: FakeTelegram
) -> None:
    quiet = phone.message(ANI, message_auto_delete_timer_changed={"message_auto_delete_time": 9})
    await phone.put(phone.update(message=quiet))
    await phone.say(BUDI, "halo")
    await said(phone, BUDI)
    await settled(phone)
    assert phone.texts(ANI) == []


async def test_an_update_that_cannot_be_read_costs_no_other_and_is_not_logged(
    bot: Telegram, phone: FakeTelegram, caplog: pytest.LogCaptureFixture
) -> None:
    newer = phone.update(message={"text": "rahasia", "chat": "of another shape"})
    await phone.put(newer, phone.update(poll_answer={}))
    await phone.say(ANI, "halo")
    assert await said(phone, ANI) == ["re halo #1"]
    assert "rahasia" not in caplog.text


async def test_files_of_an_answer_are_sent_pictures_as_pictures(
    bot: Telegram, phone: FakeTelegram, rasa: EchoRasa, sessions: Sessions, vault: Vault
) -> None:
    store, sender = FileStore(sessions, vault), f"telegram:{ANI}"
    kept = [File("rencana.pdf", "application/pdf", PDF), File("j.png", "image/png", b"png")]
    ids = [await store.keep(sender, each) for each in kept]
    files = [
        {"id": number, "name": file.name, "mime": file.mime}
        for number, file in zip(ids, kept, strict=True)
    ]
    gone = {"id": "gone", "name": "x.pdf", "mime": "application/pdf"}
    rasa.says = [{"text": "Ini:", "custom": {"files": [*files, gone]}}]
    await phone.say(ANI, "pdf")
    assert (await said(phone, ANI, 2))[1] == plain("channel_file_gone")
    sent = {each.method: list(each.files.values()) for each in phone.sent}
    assert sent["sendDocument"] == [("rencana.pdf", PDF)]
    assert sent["sendPhoto"] == [("j.png", b"png")]


# order and once


async def test_an_update_that_telegram_delivers_twice_is_answered_once(
    bot: Telegram, phone: FakeTelegram, rasa: EchoRasa
) -> None:
    phone.repeat = True
    for number in range(5):
        await phone.say(ANI, f"pesan {number}")
    await said(phone, ANI, 5)
    await settled(phone)
    assert phone.texts(ANI) == [f"re pesan {n} #{n + 1}" for n in range(5)]


async def test_messages_of_one_person_are_answered_in_their_order(
    bot: Telegram, phone: FakeTelegram
) -> None:
    chats = range(600, 610)
    for number in range(8):
        for chat in chats:
            await phone.say(chat, f"pesan {number}")
    for chat in chats:
        assert await said(phone, chat, 8) == [f"re pesan {n} #{n + 1}" for n in range(8)]


async def test_a_slow_person_keeps_nobody_waiting(
    bot: Telegram, phone: FakeTelegram, rasa: EchoRasa
) -> None:
    await phone.say(ANI, "pelan")
    await phone.until(lambda: rasa.heard)
    await phone.say(BUDI, "cepat")
    await said(phone, BUDI)
    assert phone.texts(ANI) == []
    await said(phone, ANI)


async def test_what_was_answered_but_not_sent_is_sent_by_the_next_process_as_it_was(
    telegram: Telegram,
    known: ServiceSettings,
    sessions: Sessions,
    vault: Vault,
    phone: FakeTelegram,
    rasa: EchoRasa,
) -> None:
    phone.faults = [Fault(502, "Bad Gateway", "sendMessage", times=1000)]
    async with running_telegram(telegram, known, sessions):
        await phone.say(ANI, "halo")
        await phone.until(lambda: phone.count("sendMessage"))
        desk_tasks = telegram.inbox
        desk_tasks.stop()
        for task in list(desk_tasks._tasks):
            task.cancel()
    phone.faults = []
    rasa.last.clear()
    gateway = Gateway(Rasa(rasa.client), sessions, vault)
    async with running_telegram(make_telegram(known, gateway, sessions, vault), known, sessions):
        assert await said(phone, ANI) == ["re halo #1"]
    assert rasa.messages == ["halo"]


# faults


@pytest.mark.parametrize(
    "fault",
    [
        Fault(429, "Too Many Requests: retry after 1", "sendMessage", 1, retry_after=1),
        Fault(500, "Internal Server Error", "sendMessage", 1),
        Fault(502, "Bad Gateway", "", 2),
        Fault(400, "Bad Request: can't parse entities", "sendMessage", 1),
        Fault(500, "x", "getUpdates", 1),
        Fault(429, "x", "getUpdates", 1, retry_after=1),
        Fault(400, "Bad Request: query is too old", "answerCallbackQuery", 9),
        Fault(400, "Bad Request: message can't be edited", "editMessageReplyMarkup", 9),
    ],
    ids=lambda fault: f"{fault.code} {fault.method}",
)
async def test_a_fault_of_telegram_delays_an_answer_and_loses_none(
    bot: Telegram, phone: FakeTelegram, fault: Fault
) -> None:
    await phone.say(ANI, "menu")
    await said(phone, ANI)
    fault.times = max(1, fault.times)
    phone.faults = [fault]
    await phone.tap(ANI, "Hitung JKP")
    assert (await said(phone, ANI, 2))[1] == "re /jkp_amount #2"
    await phone.say(ANI, "lagi")
    assert (await said(phone, ANI, 3))[2] == "re lagi #3"


async def test_who_blocked_us_costs_nobody_else_anything(
    bot: Telegram, phone: FakeTelegram
) -> None:
    phone.blocked.add(ANI)
    await phone.say(ANI, "halo")
    await phone.say(BUDI, "halo")
    await said(phone, BUDI)
    await phone.until(lambda: phone.count("sendMessage") == 2)
    phone.blocked.clear()
    await phone.say(ANI, "lagi")
    assert await said(phone, ANI) == ["re lagi #2"]


async def test_a_message_that_telegram_refuses_for_good_does_not_block_the_next(
    bot: Telegram, phone: FakeTelegram
) -> None:
    phone.faults = [Fault(400, "Bad Request: something", "sendMessage", 1)]
    await phone.say(ANI, "halo")
    await phone.say(ANI, "lagi")
    assert await said(phone, ANI) == ["re lagi #2"]


@pytest.mark.parametrize("error", [httpx.ConnectError("x"), httpx.ReadTimeout("x")])
async def test_when_rasa_fails_the_worker_is_told_and_the_conversation_goes_on(
    bot: Telegram, phone: FakeTelegram, rasa: EchoRasa, error: Exception
) -> None:
    rasa.error = error
    await phone.say(ANI, "halo")
    (told,) = await said(phone, ANI)
    assert "Maaf" in told
    rasa.error = None
    await phone.say(ANI, "lagi")
    assert (await said(phone, ANI, 2))[1] == "re lagi #1"


async def test_an_unknown_token_stops_the_start_and_names_the_setting(
    known: ServiceSettings, sessions: Sessions, vault: Vault, rasa: EchoRasa
) -> None:
    known.telegram_token = SecretStr("1:wrong")
    gateway = Gateway(Rasa(rasa.client), sessions, vault)
    wrong = make_telegram(known, gateway, sessions, vault)
    with pytest.raises(StartProblem, match="TELEGRAM_TOKEN"):
        async with running_telegram(wrong, known, sessions):
            pytest.fail("it started")


# the webhook


@pytest.fixture
async def hooked(
    known: ServiceSettings,
    telegram: Telegram,
    sessions: Sessions,
    vault: Vault,
    rasa: EchoRasa,
    phone: FakeTelegram,
) -> AsyncIterator[httpx.AsyncClient]:
    """The bot behind a webhook."""
    known.telegram_webhook_url = "https://teman.example"
    gateway = Gateway(Rasa(rasa.client), sessions, vault)
    parts = Parts(known, Service("", "", ""), gateway, sessions, vault, telegram)
    transport = httpx.ASGITransport(make_app(parts))
    async with (
        running_telegram(telegram, known, sessions),
        httpx.AsyncClient(transport=transport, base_url="https://teman.example") as client,
    ):
        await phone.until(lambda: phone.webhook["url"])
        yield client


async def test_the_webhook_is_set_and_its_updates_are_answered_once(
    hooked: httpx.AsyncClient, phone: FakeTelegram
) -> None:
    assert phone.webhook["url"] == "https://teman.example/telegram"
    update = phone.update(message=phone.message(ANI, text="halo"))
    assert await phone.bring(hooked, update, update) == [200, 200]
    assert await said(phone, ANI) == ["re halo #1"]
    await settled(phone)
    assert len(phone.texts(ANI)) == 1


@pytest.mark.parametrize("secret", ["", "wrong", "é"])
async def test_who_does_not_know_the_secret_is_refused(
    hooked: httpx.AsyncClient, phone: FakeTelegram, rasa: EchoRasa, secret: str
) -> None:
    update = phone.update(message=phone.message(ANI, text="halo"))
    headers = {b"X-Telegram-Bot-Api-Secret-Token": secret.encode("latin-1")}
    answer = await hooked.post("/telegram", json=update, headers=headers)
    assert answer.status_code == 403
    assert rasa.heard == []


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b"\xff", b'{"update_id": "x"}'])
async def test_what_is_no_update_is_taken_so_that_it_is_not_brought_again(
    hooked: httpx.AsyncClient, phone: FakeTelegram, body: bytes
) -> None:
    headers = {"X-Telegram-Bot-Api-Secret-Token": phone.webhook["secret_token"]}
    answer = await hooked.post("/telegram", content=body, headers=headers)
    assert answer.status_code == 200


async def test_an_update_without_end_is_refused(
    hooked: httpx.AsyncClient, phone: FakeTelegram
) -> None:
    headers = {"X-Telegram-Bot-Api-Secret-Token": phone.webhook["secret_token"]}
    answer = await hooked.post("/telegram", content=b"x" * 2_000_000, headers=headers)
    assert answer.status_code == 413


# deliveries


async def test_an_owed_message_arrives_and_its_button_is_understood(
    bot: Telegram, phone: FakeTelegram, rasa: EchoRasa
) -> None:
    stop = {"title": "Berhenti", "payload": "/alert_unsubscribe"}
    body = {"text": "**Lowongan** baru", "buttons": [stop]}
    await bot.channel.send(f"telegram:{ANI}", body)
    assert phone.texts(ANI) == ["Lowongan baru"]
    await phone.tap(ANI, "Berhenti")
    await said(phone, ANI, 2)
    assert rasa.messages == ["/alert_unsubscribe"]


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault(429, "Too Many Requests", "sendMessage", retry_after=7), RetryLater),
        (Fault(403, "Forbidden: bot was blocked by the user", "sendMessage"), Gone),
        (Fault(400, "Bad Request: chat not found", "sendMessage"), Gone),
        (Fault(400, "Bad Request: wrong", "sendMessage"), Rejected),
    ],
    ids=lambda value: str(getattr(value, "description", value)),
)
async def test_a_refused_delivery_says_what_the_refusal_means(
    bot: Telegram, phone: FakeTelegram, fault: Fault, error: type[Exception]
) -> None:
    phone.faults = [fault]
    with pytest.raises(error) as raised:
        await bot.channel.send(f"telegram:{ANI}", {"text": "halo"})
    if isinstance(raised.value, RetryLater):
        assert raised.value.seconds == 7


def test_short_labels_stand_side_by_side_and_long_ones_alone() -> None:
    from bot.reply import Button
    from bot.telegram.post import keyboard

    labels = ["Ya", "Tidak", "Mengundurkan diri", "Pailit", "Pensiun"]
    made = keyboard([Button(label, "/x", f"t:{n}") for n, label in enumerate(labels)])
    assert made is not None
    rows = [[each.text for each in row] for row in made.inline_keyboard]
    assert rows == [["Ya", "Tidak"], ["Mengundurkan diri"], ["Pailit", "Pensiun"]]
