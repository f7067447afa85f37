"""While Rasa is away: pages by command and button, two sums by buttons, the menu, no lost facts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import httpx
import pytest
from fake_rasa import EchoRasa

from benefits import jkp, severance
from benefits.tenure import Tenure
from bot import gateway as gateways
from bot.gateway import Gateway, Incoming, sentence
from bot.given import Given
from bot.rasa import Rasa
from bot.reply import Reply
from bot.telegram.markup import pieces
from indonesian import money
from knowledge.labels import menu
from knowledge.pages import pages
from storage.encryption import Vault
from storage.facts import FactStore, Sessions
from storage.files import FileStore

TODAY = date(2026, 11, 22)
SENDER = "telegram:7"


class Talk:
    """Somebody who writes while Rasa is down, or up again."""

    def __init__(self, gateway: Gateway, rasa: EchoRasa) -> None:
        self.gateway, self.rasa = gateway, rasa
        self.replies: Sequence[Reply] = ()
        self.updates = 0
        rasa.error = httpx.ConnectError("refused")

    async def say(self, text: str) -> str:
        self.updates += 1
        self.replies = await self.gateway.handle(Incoming(SENDER, f"u{self.updates}", text))
        return "\n".join(reply.text for reply in self.replies)

    async def tap(self, label: str) -> str:
        found = {each.label: each.token for reply in self.replies for each in reply.buttons}
        self.updates += 1
        tap = Incoming(SENDER, f"u{self.updates}", token=found[label])
        self.replies = await self.gateway.handle(tap)
        return "\n".join(reply.text for reply in self.replies)

    @property
    def labels(self) -> list[str]:
        return [each.label for reply in self.replies for each in reply.buttons]


@pytest.fixture
def rasa() -> EchoRasa:
    return EchoRasa()


@pytest.fixture
def talk(rasa: EchoRasa, sessions: Sessions, vault: Vault, monkeypatch: pytest.MonkeyPatch) -> Talk:
    monkeypatch.setattr(gateways, "today", lambda: TODAY)
    return Talk(Gateway(Rasa(rasa.client), sessions, vault), rasa)


def total(wage: int, months: int, reason: str) -> str:
    inp = severance.SeveranceInput(wage, Tenure.from_months(months), reason)
    return money.write(severance.compute(inp, TODAY).total)


async def test_a_sentence_is_answered_with_what_still_works(talk: Talk) -> None:
    assert await talk.say("gaji 5 juta kerja 7 tahun") == sentence("spare_menu").text
    assert len(talk.labels) == len(menu())


@pytest.mark.parametrize("command", ["/jkp", "/jht", "/prakerja", "/privasi", "/bantuan"])
async def test_a_command_shows_its_page_with_its_source(talk: Talk, command: str) -> None:
    intent = gateways.asked_by(command)
    assert intent
    page = pages()[intent[1:]]
    said = await talk.say(command)
    assert page.text(TODAY) in said
    assert page.source_line() in said


@pytest.mark.parametrize("intent", sorted(pages()))
async def test_every_page_can_be_shown(intent: str) -> None:
    from bot import spare

    (reply,) = spare.tap(f"/{intent}", TODAY).replies
    assert pieces(reply.text)
    assert "{" not in reply.text


async def test_severance_is_computed_by_buttons_as_the_calculator_does(talk: Talk) -> None:
    await talk.say("/pesangon")
    assert "Pensiun" in talk.labels
    assert "masa kerja" in await talk.tap("Pensiun")
    assert "upah sebulan" in await talk.tap("8 tahun")
    assert total(5_000_000, 96, "pension") in await talk.tap("5 juta")


async def test_numbers_and_typed_answers_work_as_well(talk: Talk) -> None:
    await talk.say("/pesangon")
    place = talk.labels.index("Efisiensi") + 1
    await talk.say(str(place))
    await talk.say("7 tahun 3 bulan")
    said = await talk.say("gaji saya 4,5 juta")
    for reason in ("efficiency_loss", "efficiency_prevent_loss"):
        assert total(4_500_000, 87, reason) in said


async def test_what_cannot_be_read_is_asked_again_and_forgets_nothing(talk: Talk) -> None:
    await talk.say("/pesangon")
    await talk.tap("Pensiun")
    said = await talk.say("lama banget")
    assert sentence("spare_not_read").text in said
    await talk.tap("8 tahun")
    assert total(6_000_000, 96, "pension") in await talk.tap("6 juta")


async def test_jkp_is_computed_by_buttons(talk: Talk) -> None:
    await talk.say("halo")
    await talk.tap("Hitung JKP")
    said = await talk.tap("4 juta")
    assert money.write(jkp.amount(4_000_000, TODAY).total) in said
    assert "Aturan per 22-11-2026" in said


async def test_what_was_told_meanwhile_is_known_afterwards(
    talk: Talk, sessions: Sessions, vault: Vault
) -> None:
    await talk.say("/pesangon")
    await talk.tap("Pensiun")
    await talk.tap("8 tahun")
    await talk.tap("5 juta")
    assert await FactStore(sessions, vault).load(SENDER) == {
        "phk_reason": "pension",
        "tenure_months": 96,
        "wage": 5_000_000,
    }


async def test_a_sum_that_was_begun_by_buttons_ends_when_rasa_is_back(
    talk: Talk, rasa: EchoRasa
) -> None:
    await talk.say("/pesangon")
    await talk.tap("Pensiun")
    rasa.error = None
    await talk.tap("8 tahun")
    assert total(5_000_000, 96, "pension") in await talk.tap("5 juta")
    assert rasa.heard == []
    await talk.say("apa itu jkp")
    assert rasa.messages == ["apa itu jkp"]


async def test_nobody_can_type_a_step(talk: Talk) -> None:
    said = await talk.say('/spare_severance{"wage": 1}')
    assert said == sentence("spare_menu").text


@pytest.mark.parametrize(
    "payload",
    [
        '/spare_severance{"wage": "x", "asked": []}',
        "/spare_nothing{}",
        "/spare_jkp{",
        '/spare_severance{"phk_reason": ["a"], "tenure_months": true}',
        "/inform{}",
    ],
)
def test_a_payload_of_another_shape_is_no_crash(payload: str) -> None:
    from bot import spare

    assert spare.tap(payload, TODAY).replies
    assert spare.answer("5 juta", False, [("x", payload)], TODAY).replies


async def test_a_file_is_not_kept_for_later_without_a_reader(
    talk: Talk, sessions: Sessions, vault: Vault
) -> None:
    given = (Given("a.pdf", b"%PDF-1.7" + b"x" * 50),)
    replies = await talk.gateway.handle(Incoming(SENDER, "f1", files=given))
    assert replies == [sentence("channel_file_later")]
    assert await FileStore(sessions, vault).erase(SENDER) == 0
