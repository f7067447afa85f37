"""One update from beginning to end: understood, answered, sent, done."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from functools import partial
from time import monotonic

from sqlalchemy.exc import SQLAlchemyError
from telegram import Bot
from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot.gateway import Gateway, Incoming, opened, sentence
from bot.given import LARGEST, Given
from bot.reply import Reply
from bot.telegram.inbox import CHANNEL
from bot.telegram.marks import Marks, surely
from bot.telegram.post import Part, Post, chosen, parts
from bot.telegram.reading import CHOSEN, Attached, Read
from jobs.channels import Gone, Rejected, RetryLater
from storage import updates
from storage.facts import Sessions
from storage.line import line_of
from storage.updates import ANSWERED, Waiting

logger = logging.getLogger(__name__)
TYPING_AFTER = 0.7
TYPING_AGAIN = 4.5
"""Telegram shows "typing" for five seconds."""
AT_ONCE = 16
"""Messages that are being answered at the same time; sending is not counted."""
SLOWEST_RETRY = 60.0
BUSY_AFTER = 3
"""Tries with a database that fails, after which the person is told that it takes longer."""


class Desk:
    """Serves updates of the inbox."""

    def __init__(self, bot: Bot, gateway: Gateway, post: Post, sessions: Sessions) -> None:
        """`gateway` answers, `post` sends; `sessions`: where updates are marked."""
        self._bot = bot
        self._gateway = gateway
        self._post = post
        self._line = line_of(sessions)
        self._places = asyncio.Semaphore(AT_ONCE)
        self._held_until = 0.0
        self._marks = Marks(sessions)

    async def serve(self, row: Waiting) -> None:
        """Everything for one update; returns when it is done, and marked so."""
        try:
            await self._serve(row)
        except Exception:
            # a mistake of ours must not come again and again, nor stop those behind it
            logger.exception("update %s could not be served", row.update_id)
        await self._marks.done(row.update_id)

    async def _serve(self, row: Waiting) -> None:
        if row.status == ANSWERED:
            return await self._send(row, *opened(row.body))
        said = Read.of(row.body)
        closing = asyncio.create_task(self._close(said)) if said.query else None
        if said.token != CHOSEN:
            await self._send(row, said.sender, await self._answered(row.update_id, said))
        if closing:
            await closing

    async def _answered(self, update_id: str, said: Read) -> Sequence[Reply]:
        """The stored replies; a database that fails is waited for, and the person told once."""
        for attempt in range(10**6):
            try:
                async with self._places, self._typing(said.chat):
                    incoming = await self._incoming(update_id, said)
                    return await self._gateway.answer(incoming, unseen=True)
            except SQLAlchemyError:
                logger.exception("the database failed; update %s waits", update_id)
            if attempt == BUSY_AFTER:
                await self._apologise(said.sender)
            await asyncio.sleep(min(SLOWEST_RETRY, 0.5 * 2**attempt))
        raise AssertionError("unreachable")

    async def _apologise(self, sender: str) -> None:
        with suppress(Gone, Rejected, RetryLater, TelegramError):
            for part in parts([sentence("channel_kept")]):
                await self._post.send(sender, part)

    async def _incoming(self, update_id: str, said: Read) -> Incoming:
        if said.file is None:
            return Incoming(said.sender, update_id, said.text, said.token, aside=said.aside)
        if said.file.size > LARGEST:
            return Incoming(said.sender, update_id, aside="channel_file_big")
        given = await self._fetched(said.file)
        if given is None:
            return Incoming(said.sender, update_id, aside="channel_file_unread")
        return Incoming(said.sender, update_id, said.text, files=(given,), album=said.file.album)

    async def _fetched(self, attached: Attached) -> Given | None:
        """A file with its bytes; None when Telegram does not give it."""
        try:
            file = await self._bot.get_file(attached.id)
            return Given(attached.name, bytes(await file.download_as_bytearray()))
        except TelegramError:
            logger.exception("a file could not be fetched")
            return None

    @asynccontextmanager
    async def _typing(self, chat: int) -> AsyncIterator[None]:
        """Show "typing" when the answer takes longer."""

        async def show() -> None:
            wait = TYPING_AFTER
            while True:
                await asyncio.sleep(wait)
                with suppress(TelegramError):
                    await self._bot.send_chat_action(chat, ChatAction.TYPING)
                wait = TYPING_AGAIN

        showing = asyncio.create_task(show())
        try:
            yield
        finally:
            showing.cancel()

    async def _close(self, said: Read) -> None:
        """Answer a tap and show what was chosen; both may come too late, which does no harm."""
        with suppress(TelegramError):
            await self._bot.answer_callback_query(said.query)
        if said.label and said.token != CHOSEN:
            with suppress(TelegramError):
                await self._bot.edit_message_reply_markup(
                    said.chat, said.message, reply_markup=chosen(said.label)
                )

    async def _send(self, row: Waiting, sender: str, replies: Sequence[Reply]) -> None:
        """Send what is not out yet, and count each part as soon as it is."""
        whole = parts(replies)
        for place, part in enumerate(whole[row.sent :], row.sent + 1):
            if not await self._sent(sender, part):
                return
            if place < len(whole):
                out = partial(updates.sent, channel=CHANNEL, update_id=row.update_id, count=place)
                await surely(self._line, out)

    async def _sent(self, sender: str, part: Part) -> bool:
        """Whether the part is out; waits through faults that pass, False when nobody is there."""
        wait = 0.5
        while True:
            await asyncio.sleep(self._held_until - monotonic())
            try:
                await self._post.send(sender, part)
            except RetryLater as told:
                logger.warning("Telegram asks us to wait %.0f s", told.seconds)
                self._held_until = max(self._held_until, monotonic() + told.seconds)
            except Gone:
                return False
            except Rejected as why:
                logger.error("Telegram refuses a message for good: %s", why)
                return True
            except TelegramError as error:
                logger.warning("sending failed (%s), again in %.0f s", type(error).__name__, wait)
                await asyncio.sleep(wait)
                wait = min(SLOWEST_RETRY, wait * 2)
            else:
                return True
