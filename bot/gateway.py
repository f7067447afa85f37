"""The gateway: every channel speaks through it, whatever it is.

A message is answered once: its update is looked up in the database first, its replies and the
buttons offered with them are stored before they are handed out. Payloads never leave us: a channel
carries tokens, typed text is never a payload.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from itertools import count

from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from bot import spare
from bot.clock import today
from bot.given import Given
from bot.menu_commands import asked_by
from bot.metrics import ANSWER_SECONDS, MESSAGES
from bot.rasa import Rasa, RasaDown, RasaSlow, Said
from bot.reply import Reply
from bot.turns import Turns
from jobs.delivery import take_due
from knowledge.phrases import phrases
from storage import offers, updates
from storage.encryption import Vault
from storage.facts import FactStore, Sessions
from storage.files import FileStore
from storage.line import line_of
from storage.updates import Arrived

logger = logging.getLogger(__name__)
LONGEST = 4000
LONGEST_LABEL = 40
LEAST_CHOICES = 2
"""A typed number means a button only where there is a choice between buttons."""
KEEP_TRIES = 3
WITHOUT_CAPTION = "(berkas)"
"""What Rasa reads for a file that came without words."""


@dataclass(frozen=True)
class Incoming:
    """A message from `sender` (`channel:opaque-id`); `update_id` is unique for this sender.

    `token` is that of a tapped button; `text` is the caption when there are files, and `album`
    the same for files that were sent as one in several messages.
    """

    sender: str
    update_id: str
    text: str = ""
    token: str | None = None
    files: tuple[Given, ...] = ()
    album: str = ""
    aside: str = ""
    """The phrase that answers what no text is, such as a voice message."""

    @property
    def channel(self) -> str:
        """The part of the sender before the colon."""
        return self.sender.partition(":")[0]


@dataclass(frozen=True)
class Answer:
    """Replies; `fresh` when their buttons, even none, take the place of those before."""

    replies: Sequence[Reply]
    fresh: bool = True


class Gateway:
    """Answers messages of all channels."""

    def __init__(self, rasa: Rasa, sessions: Sessions, vault: Vault) -> None:
        """`rasa` answers; `sessions` and `vault`: where updates and offers are kept."""
        self._rasa = rasa
        self._sessions = sessions
        self._vault = vault
        self._line = line_of(sessions)
        self._files = FileStore(sessions, vault)
        self._facts = FactStore(sessions, vault)
        self._turns = Turns()

    async def handle(self, incoming: Incoming) -> Sequence[Reply]:
        """The replies, stored before they are returned; never raises.

        For an update that was answered before: the same replies, or none when they are out.
        """
        try:
            return await self.answer(incoming)
        except SQLAlchemyError:
            logger.exception("the database failed while a message was answered")
            return [sentence("channel_busy")]

    async def answer(self, incoming: Incoming, unseen: bool = False) -> Sequence[Reply]:
        """As `handle`, but a database that fails is raised: asked again, nothing is said twice.

        `unseen`: the caller has just read that this update has no answer yet.
        """
        async with self._turns.of(incoming.sender):
            outcome = "database"
            try:
                with ANSWER_SECONDS.labels(incoming.channel).time():
                    replies = await self._handle(incoming, unseen)
                outcome = "answered"
                return replies
            finally:
                MESSAGES.labels(incoming.channel, outcome).inc()

    async def offer(
        self, sender: str, replies: Sequence[Reply], typed: bool = True
    ) -> Sequence[Reply]:
        """The replies of a message that nobody asked for, with buttons that can be tapped.

        `typed`: a number typed from now on means one of these buttons.
        """
        token, buttons = offers.new_token(), pairs_of(replies)
        about = partial(offers.offer, vault=self._vault, sender=sender, token=token)
        await self._line.write(partial(about, buttons=buttons, typed=typed))
        return with_tokens(replies, token)

    async def due(self, sender: str) -> Sequence[Reply]:
        """What is owed to somebody who is here now (web page, terminal); none when that fails."""
        try:
            bodies = await take_due(self._sessions, self._vault, sender)
            owed = [Reply.from_rasa(each) for each in bodies]
            return await self.offer(sender, owed) if owed else []
        except SQLAlchemyError:
            logger.exception("the database failed while owed messages were fetched")
            return []

    async def _handle(self, incoming: Incoming, unseen: bool) -> Sequence[Reply]:
        before = None if unseen else await self._line.read(partial(self._before, incoming=incoming))
        if before is not None:
            return before
        said = await (self._given(incoming) if incoming.files else self._meant(incoming))
        answers = [await self._answer(each) for each in said]
        replies = [reply for each in answers for reply in each.replies]
        return await self._keep(incoming, Answer(replies, any(each.fresh for each in answers)))

    def _before(self, connection: Connection, incoming: Incoming) -> list[Reply] | None:
        """The replies that this update got before."""
        who, channel, update = incoming.sender, incoming.channel, incoming.update_id
        kept = updates.answered(connection, self._vault, channel, update, who)
        return None if kept is None else opened(kept)[1]

    async def _meant(self, incoming: Incoming) -> list[Said | Reply]:
        """What to ask Rasa, or what to say without it."""
        if incoming.token is None:
            return [await self._typed(incoming)]
        tap = partial(
            offers.tapped, vault=self._vault, sender=incoming.sender, token=incoming.token
        )
        pair = await self._line.read(tap)
        if pair is None:
            return [sentence("channel_old_button")]
        return [Said(incoming.sender, pair[1], incoming.update_id, tapped=True)]

    async def _given(self, incoming: Incoming) -> list[Said | Reply]:
        """The files of a message, each said to Rasa by its id; the bytes stay with us."""
        return [await self._stored(incoming, place) for place in range(len(incoming.files))]

    async def _stored(self, incoming: Incoming, place: int) -> Said | Reply:
        given, text = incoming.files[place], incoming.text.strip()[:LONGEST]
        if problem := given.problem:
            return sentence(problem)
        file, update = given.file, f"{incoming.update_id}.{place}"
        file_id = await self._files.keep(incoming.sender, file, update)
        size = len(file.content)
        about = {"file_id": file_id, "name": file.name, "mime": file.mime, "size": size}
        if incoming.album:
            about["album"] = incoming.album
        return Said(incoming.sender, text or WITHOUT_CAPTION, update, file=about)

    async def _typed(self, incoming: Incoming) -> Said | Reply:
        """A command, the number or label of a button, or the text as it is."""
        who, text = incoming.sender, incoming.text.strip()[:LONGEST]
        if incoming.aside:
            return sentence(incoming.aside)
        if not text:
            return sentence("channel_empty")
        asked = asked_by(text)
        offered: offers.Pairs = []
        if asked is None and len(text) <= LONGEST_LABEL:
            last = partial(offers.last_offer, vault=self._vault, sender=who)
            offered = await self._line.read(last)
            asked = payload_of(text, offered)
        is_payload = asked is not None and asked.startswith("/")
        return Said(
            who, asked or text, incoming.update_id, tapped=is_payload, offered=tuple(offered)
        )

    async def _answer(self, said: Said | Reply) -> Answer:
        """Rasa's replies, or what can be said without it."""
        if isinstance(said, Reply):
            return Answer([said], fresh=False)
        if said.tapped and spare.is_spare(said.text):
            return await self._without_rasa(said)
        try:
            replies = await self._rasa.say(said)
        except RasaSlow:
            return Answer([sentence("channel_slow")], fresh=False)
        except RasaDown:
            return await self._without_rasa(said)
        if said.file:
            # the actions have erased it, but not when Rasa only repeats the answer that it gave
            await self._files.erase_file(said.sender, said.file["file_id"])
        return Answer(replies)

    async def _without_rasa(self, said: Said) -> Answer:
        """A page, a step of a sum or the menu; facts are kept, so that Rasa knows them later."""
        if said.file:
            await self._files.erase_file(said.sender, said.file["file_id"])
            return Answer([sentence("channel_file_later")], fresh=False)
        found = spare.answer(said.text, said.tapped, said.offered, today())
        if found.facts:
            await self._facts.save(said.sender, found.facts)
        return Answer(found.replies)

    async def _keep(self, incoming: Incoming, answer: Answer) -> Sequence[Reply]:
        """Store an answer; a database that is busy for long gets another chance."""
        keep = partial(self._kept, incoming=incoming, answer=answer)
        for _ in range(KEEP_TRIES - 1):
            with suppress(OperationalError):
                return await self._line.write(keep)
        return await self._line.write(keep)

    def _kept(self, connection: Connection, incoming: Incoming, answer: Answer) -> Sequence[Reply]:
        """The answer, stored with its buttons; what was stored by somebody who was faster."""
        who, channel, update = incoming.sender, incoming.channel, incoming.update_id
        token = offers.new_token()
        given = with_tokens(answer.replies, token) if answer.fresh else answer.replies
        kept = Arrived(update, who, closed(who, given))
        if not updates.answer(connection, self._vault, channel, kept):
            return self._before(connection, incoming) or []
        if answer.fresh:
            offers.offer(connection, self._vault, who, token, pairs_of(given))
        return given


def with_tokens(replies: Sequence[Reply], token: str) -> list[Reply]:
    """The replies with their buttons known by tokens."""
    place = count()
    return [
        replace(
            reply, buttons=tuple(replace(b, token=f"{token}:{next(place)}") for b in reply.buttons)
        )
        for reply in replies
    ]


def pairs_of(replies: Sequence[Reply]) -> offers.Pairs:
    """Label and payload of each button, in the order of their tokens."""
    return [(each.label, each.payload) for reply in replies for each in reply.buttons]


def payload_of(text: str, offered: offers.Pairs) -> str | None:
    """The payload of the button whose number or label was typed."""
    if text.isdecimal() and len(offered) >= LEAST_CHOICES:
        place = int(text) - 1
        return offered[place][1] if 0 <= place < len(offered) else None
    labels = {label.casefold(): payload for label, payload in offered}
    return labels.get(text.casefold())


def sentence(name: str) -> Reply:
    """A phrase of knowledge/phrases.yml that a channel says by itself."""
    return Reply(phrases()[name].text)


def closed(sender: str, replies: Sequence[Reply]) -> str:
    """Replies as they are stored; with whom they are for, because a row holds no sender."""
    kept = {"sender": sender, "replies": [each.as_json() for each in replies]}
    return json.dumps(kept, ensure_ascii=False)


def opened(kept: str) -> tuple[str, list[Reply]]:
    """The sender and the replies that `closed` gave; nobody and none when they are out."""
    if not kept:
        return "", []
    loaded = json.loads(kept)
    return loaded["sender"], [Reply.from_json(each) for each in loaded["replies"]]
