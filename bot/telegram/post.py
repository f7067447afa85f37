"""Sending: replies become messages of Telegram, and its refusals become ours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.gateway import Gateway, sentence
from bot.metrics import CHANNEL_CALLS
from bot.reply import Button, FileRef, Reply
from bot.telegram.markup import Piece, pieces
from bot.telegram.reading import CHOSEN
from jobs.channels import Gone, Rejected, RetryLater
from storage.files import FileStore

NARROW = 14
"""Letters of a label that fits half a phone."""
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


@dataclass(frozen=True)
class Part:
    """One call to Telegram: a text with the buttons under it, or a file."""

    piece: Piece | None = None
    buttons: tuple[Button, ...] = ()
    file: FileRef | None = None


def parts(replies: Sequence[Reply]) -> list[Part]:
    """The calls that carry some replies, always the same ones for the same replies."""
    return [part for reply in replies for part in _parts(reply)]


def _parts(reply: Reply) -> Iterator[Part]:
    texts = pieces(reply.text)
    if not texts and reply.buttons:
        texts = pieces(sentence("channel_choose").text)
    for place, piece in enumerate(texts, 1):
        yield Part(piece, reply.buttons if place == len(texts) else ())
    for file in reply.files:
        yield Part(file=file)


def keyboard(buttons: Sequence[Button]) -> InlineKeyboardMarkup | None:
    """Short labels two in a row; a button without a token cannot be tapped and is left out."""
    rows: list[list[InlineKeyboardButton]] = []
    for button in (each for each in buttons if each.token):
        made = InlineKeyboardButton(button.label, callback_data=button.token)
        beside = rows and len(rows[-1]) == 1 and len(rows[-1][0].text) <= NARROW
        if beside and len(button.label) <= NARROW:
            rows[-1].append(made)
        else:
            rows.append([made])
    return InlineKeyboardMarkup(rows) if rows else None


def chosen(label: str) -> InlineKeyboardMarkup:
    """What stands under a message after a tap: the choice, which asks nothing any more."""
    return InlineKeyboardMarkup([[InlineKeyboardButton(f"✓ {label}", callback_data=CHOSEN)]])


class Post:
    """Speaks to the Bot API; raises `RetryLater`, `Gone`, `Rejected`, else PTB's own errors."""

    def __init__(self, bot: Bot, files: FileStore) -> None:
        """`files`: where the bytes of a reply's files are."""
        self._bot = bot
        self._files = files

    async def send(self, sender: str, part: Part) -> None:
        """One part to a person."""
        try:
            await self._send(sender, int(sender.partition(":")[2]), part)
        except TelegramError as error:
            CHANNEL_CALLS.labels("telegram", type(error).__name__).inc()
            raise meant(error) from error
        CHANNEL_CALLS.labels("telegram", "ok").inc()

    async def _send(self, sender: str, chat: int, part: Part) -> None:
        if part.file:
            await self._send_file(sender, chat, part.file)
        elif part.piece:
            await self._send_text(chat, part.piece, keyboard(part.buttons))

    async def _send_text(
        self, chat: int, piece: Piece, markup: InlineKeyboardMarkup | None
    ) -> None:
        how: dict[str, Any] = {"reply_markup": markup, "link_preview_options": NO_PREVIEW}
        try:
            await self._bot.send_message(chat, piece.html, parse_mode=ParseMode.HTML, **how)
        except BadRequest as error:
            if "parse" not in error.message.lower():
                raise
            await self._bot.send_message(chat, piece.plain, **how)

    async def _send_file(self, sender: str, chat: int, ref: FileRef) -> None:
        file = await self._files.give(sender, ref.id)
        if file is None:
            for piece in pieces(sentence("channel_file_gone").text):
                await self._send_text(chat, piece, None)
            return
        if file.mime.startswith("image/"):
            try:
                await self._bot.send_photo(chat, file.content, filename=file.name)
                return
            except BadRequest:
                pass  # too large or too long for a photo, but not for a file
        await self._bot.send_document(chat, file.content, filename=file.name)


def meant(error: TelegramError) -> Exception:
    """What a refusal of Telegram means to us; what passes by itself stays as it is."""
    if isinstance(error, RetryAfter):
        waits = error.retry_after
        return RetryLater(waits.total_seconds() if isinstance(waits, timedelta) else waits)
    if isinstance(error, Forbidden):
        return Gone("blocked")
    if isinstance(error, InvalidToken):
        return error
    if isinstance(error, BadRequest):
        gone = any(each in error.message.lower() for each in ("chat not found", "deactivated"))
        return Gone("not there") if gone else Rejected(error.message)
    return error


class TelegramChannel:
    """Telegram as the delivery of owed messages sees it."""

    name = "telegram"

    def __init__(self, post: Post, gateway: Gateway) -> None:
        """`gateway` remembers the buttons, so that a tap weeks later is understood."""
        self._post = post
        self._gateway = gateway

    async def send(self, recipient: str, body: Mapping[str, Any]) -> None:
        """One owed message; its buttons do not change what a typed number means."""
        replies = await self._gateway.offer(recipient, [Reply.from_rasa(body)], typed=False)
        for part in parts(replies):
            await self._post.send(recipient, part)
