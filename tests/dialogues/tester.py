"""Plays dialogues written as YAML against the running service, as a person would see it.

A file `<kind>.yml` is a list of dialogues: a `name` (a sentence) and `turns`. A turn has one of
    say: what is typed        (through the channel, where a typed number or label is a button)
    tap: label of a button    (fails when it was not offered)
    raw: text                 (straight to Rasa, past the care that a channel takes)
and may have
    times: n                  the text of `say` or `raw` repeated n times
    expect: [...]             substrings or /regular expressions/ that all must be in the replies
    forbid: [...]             … that must not be
    buttons: [...]            labels that must be offered
    least_buttons: n          how many buttons at least
    files: [...]              names of the files that must come, in their order
Case does not matter. What holds for every reply is in `flaws`.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import yaml
from sqlalchemy import NullPool
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine

from bot.gateway import Gateway, Incoming, sentence
from bot.given import Given
from bot.rasa import Rasa
from bot.reply import Reply
from storage.encryption import load_vault
from storage.settings import StorageSettings

FOLDER = Path(__file__).parent
KINDS = (
    "happy",
    "correction",
    "digression",
    "cancel",
    "invalid",
    "follow_up",
    "unclear",
    "distress",
    "out_of_scope",
    "privacy",
    "traps",
    "plan",
    "jobs",
    "alerts",
)
LONGEST_TEXT = 4096
LONGEST_LABEL = 20
NEVER = re.compile(
    r"Traceback|\bNone\b|\b[Nn]a[Nn]\b|utter_|action_|\{\{|\}\}|\{\w+\}|slot\{|/inform|\bnull\b"
)
BROKEN = tuple(sentence(name).text for name in ("channel_slow", "channel_busy", "spare_menu"))


@dataclass(frozen=True)
class Turn:
    """One message and what must come back."""

    say: str | None = None
    tap: str | None = None
    raw: str | None = None
    times: int = 1
    expect: tuple[str, ...] = ()
    forbid: tuple[str, ...] = ()
    buttons: tuple[str, ...] = ()
    least_buttons: int = 0
    files: tuple[str, ...] = ()

    @classmethod
    def read(cls, given: dict[str, Any]) -> Turn:
        """A turn of a YAML file; raises TypeError for a key that does not exist."""
        turn = cls(**{key: _tuple(value) for key, value in given.items()})
        if sum(each is not None for each in (turn.say, turn.tap, turn.raw)) != 1:
            raise TypeError(f"one of say, tap and raw: {given}")
        return turn


def _tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


@dataclass(frozen=True)
class Dialogue:
    """A conversation from its first message."""

    kind: str
    name: str
    turns: tuple[Turn, ...]

    @property
    def id(self) -> str:
        """As pytest shows it."""
        return f"{self.kind}: {self.name}"


def dialogues() -> list[Dialogue]:
    """All dialogues of all kinds."""
    return [each for kind in KINDS for each in _read(kind)]


def _read(kind: str) -> Iterator[Dialogue]:
    for given in yaml.safe_load((FOLDER / f"{kind}.yml").read_text("utf-8")):
        yield Dialogue(kind, given["name"], tuple(Turn.read(turn) for turn in given["turns"]))


def gateway(client: httpx.AsyncClient) -> Gateway:
    """A gateway on the database of the service; a test has a loop of its own, so no pool."""
    known = StorageSettings()
    engine = create_async_engine(known.url, poolclass=NullPool)
    return Gateway(Rasa(client), async_sessionmaker(engine), load_vault(known))


@dataclass
class Talk:
    """One person's conversation, with everything that was said so far."""

    client: httpx.AsyncClient
    sender: str = field(default_factory=lambda: f"test:{uuid.uuid4().hex}")
    replies: Sequence[Reply] = ()
    transcript: list[str] = field(default_factory=list)
    through: Gateway | None = None

    def __post_init__(self) -> None:
        """Talk through the same gateway as every channel does."""
        self._gateway = self.through or gateway(self.client)

    @property
    def text(self) -> str:
        """The last replies as one text."""
        return "\n".join(reply.text for reply in self.replies)

    @property
    def labels(self) -> list[str]:
        """The buttons under the last replies."""
        return [button.label for reply in self.replies for button in reply.buttons]

    @property
    def files(self) -> list[str]:
        """The names of the files that came with the last replies."""
        return [file.name for reply in self.replies for file in reply.files]

    async def say(self, text: str) -> str:
        """Type a text; returns the replies as one text."""
        return self._heard(text, await self._typed(text))

    async def tap(self, label: str) -> str:
        """Choose a button of the last replies by its label."""
        if label not in self.labels:
            self.transcript.append(f"> [{label}]   (not offered)")
            raise AssertionError(f"no button {label!r} among {self.labels}")
        return self._heard(f"[{label}]", await self._typed(label))

    async def give(self, content: bytes, name: str) -> str:
        """Send a file without words."""
        given = Incoming(self.sender, uuid.uuid4().hex, files=(Given(name, content),))
        return self._heard(f"<{name}>", await self._gateway.handle(given))

    async def _typed(self, text: str) -> Sequence[Reply]:
        return await self._gateway.handle(Incoming(self.sender, uuid.uuid4().hex, text))

    async def raw(self, text: str) -> str:
        """Post a text to Rasa as it is."""
        message = {"sender": self.sender, "message": text}
        response = await self.client.post("/webhooks/rest/webhook", json=message)
        return self._heard(text, [Reply.from_rasa(each) for each in response.json()])

    def _heard(self, said: str, replies: Sequence[Reply]) -> str:
        self.replies = replies
        self.transcript.append(f"> {said if len(said) < 300 else said[:300] + ' …'}")
        for reply in replies:
            self.transcript.append("    " + reply.text.replace("\n", "\n    "))
            self.transcript += [f"    [{b.label}] {b.payload}" for b in reply.buttons]
            self.transcript += [f"    <{file.name}> {file.mime}" for file in reply.files]
        return self.text


async def play(dialogue: Dialogue, talk: Talk) -> None:
    """Play all turns; raises AssertionError with every flaw and the whole transcript."""
    found: list[str] = []
    for number, turn in enumerate(dialogue.turns, 1):
        try:
            await _take(turn, talk)
        except AssertionError as missing:
            found.append(f"turn {number}: {missing}")
            break
        flawed = [f"turn {number}: {flaw}" for flaw in (*failures(turn, talk), *flaws(talk))]
        talk.transcript += [f"  ✗ {flaw}" for flaw in flawed]
        found += flawed
    if found:
        raise AssertionError("\n".join([dialogue.id, *found, "", *talk.transcript]))


async def _take(turn: Turn, talk: Talk) -> None:
    if turn.tap is not None:
        await talk.tap(turn.tap)
    elif turn.raw is not None:
        await talk.raw(turn.raw * turn.times)
    else:
        await talk.say((turn.say or "") * turn.times)


def failures(turn: Turn, talk: Talk) -> Iterator[str]:
    """What this turn asks for and did not get."""
    yield from (f"lacks {each!r}" for each in turn.expect if not contains(talk.text, each))
    yield from (f"has {each!r}" for each in turn.forbid if contains(talk.text, each))
    yield from (f"no button {each!r}" for each in turn.buttons if each not in talk.labels)
    if len(talk.labels) < turn.least_buttons:
        yield f"{len(talk.labels)} buttons, not {turn.least_buttons}"
    if turn.files and talk.files != list(turn.files):
        yield f"the files {talk.files}, not {list(turn.files)}"


def contains(text: str, wanted: str) -> bool:
    """Whether a substring, or a regular expression between slashes, is in a text."""
    if len(wanted) > 2 and wanted.startswith("/") and wanted.endswith("/"):
        return re.search(wanted[1:-1], text, re.IGNORECASE | re.DOTALL) is not None
    return wanted.casefold() in text.casefold()


def flaws(talk: Talk) -> Iterator[str]:
    """What no reply may have, whatever was said."""
    if not talk.replies:
        yield "no reply"
    for reply in talk.replies:
        if reply.text in BROKEN:
            yield "the service did not answer"
        if not (reply.text or reply.files) or len(reply.text) > LONGEST_TEXT:
            yield f"a text of {len(reply.text)} characters"
        shown = [*(each.label for each in reply.buttons), *(each.name for each in reply.files)]
        yield from _leaks([reply.text, *shown])
        for each in reply.buttons:
            if not 0 < len(each.label) <= LONGEST_LABEL:
                yield f"a label of {len(each.label)} characters: {each.label}"


def _leaks(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        if leak := NEVER.search(text):
            yield f"leaks {leak.group()!r}"
