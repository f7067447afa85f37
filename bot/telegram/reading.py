"""What an update of Telegram says, without Telegram's objects."""

from __future__ import annotations

import json
from dataclasses import dataclass

from telegram import CallbackQuery, Chat, ChatMember, Document, Message, PhotoSize, Update

CHOSEN = "-"
"""The callback data of a button that only shows what was chosen."""
ALLOWED = ("message", "edited_message", "callback_query", "my_chat_member")
"""The kinds of update that we ask Telegram for."""


@dataclass(frozen=True)
class Attached:
    """A file at Telegram: by what it is fetched, its name, and its size as Telegram says it.

    `album` is the same for the files that were sent as one; each is an update of its own.
    """

    id: str
    name: str
    size: int
    album: str = ""


@dataclass(frozen=True)
class Read:
    """One update for us.

    `aside` names the phrase that answers what cannot be read. `query` is a tap that waits for an
    answer, `label` what the tapped button says, `message` the message under which it stands.
    """

    chat: int
    text: str = ""
    token: str | None = None
    file: Attached | None = None
    aside: str = ""
    query: str = ""
    label: str = ""
    message: int | None = None

    @property
    def sender(self) -> str:
        """As the gateway knows this person."""
        return f"telegram:{self.chat}"

    def written(self) -> str:
        """As it waits in the database: what says nothing is left out."""
        said = {name: value for name, value in vars(self).items() if value}
        if self.file:
            said["file"] = vars(self.file)
        return json.dumps(said, ensure_ascii=False)

    @classmethod
    def of(cls, written: str) -> Read:
        """What `written` gave."""
        said = json.loads(written)
        if "file" in said:
            said["file"] = Attached(**said["file"])
        return cls(**said)


ASIDES = (
    ("voice", "channel_voice"),
    ("audio", "channel_voice"),
    ("video", "channel_video"),
    ("video_note", "channel_video"),
    ("animation", "channel_sticker"),
    ("sticker", "channel_sticker"),
    ("location", "channel_location"),
    ("venue", "channel_location"),
    ("contact", "channel_contact"),
)
"""Parts of a message that are no text, and the phrases that answer them; the first counts."""

SERVICE = (
    *("pinned_message", "message_auto_delete_timer_changed", "write_access_allowed"),
    *("chat_background_set", "boost_added"),
)
"""Messages that Telegram writes itself; nobody waits for an answer."""


def read(update: Update) -> Read | None:
    """What the update says; None for what needs no answer."""
    if update.callback_query:
        return _tap(update.callback_query)
    if update.edited_message:
        private = update.edited_message.chat.type == Chat.PRIVATE
        return Read(update.edited_message.chat.id, aside="channel_edited") if private else None
    if update.my_chat_member:
        return _joined(update)
    return _message(update.message) if update.message else None


def _tap(query: CallbackQuery) -> Read | None:
    if query.message is None or query.data is None:
        return None
    label = ""
    if isinstance(query.message, Message) and query.message.reply_markup:
        rows = query.message.reply_markup.inline_keyboard
        labels = (each.text for row in rows for each in row if each.callback_data == query.data)
        label = next(labels, "")
    chat, message = query.message.chat.id, query.message.message_id
    return Read(chat, token=query.data, query=query.id, label=label, message=message)


def _joined(update: Update) -> Read | None:
    """Somebody put us into a group: say once that we talk in private."""
    changed = update.my_chat_member
    if changed is None or changed.chat.type not in (Chat.GROUP, Chat.SUPERGROUP):
        return None
    inside = (ChatMember.MEMBER, ChatMember.ADMINISTRATOR)
    came = changed.new_chat_member.status in inside
    was = changed.old_chat_member.status in inside
    return Read(changed.chat.id, aside="channel_group") if came and not was else None


def _message(message: Message) -> Read | None:
    chat = message.chat
    if chat.type != Chat.PRIVATE:
        # a group is no place for wages and reasons; only who calls us gets an answer
        called = (message.text or "").startswith("/") and chat.type != Chat.CHANNEL
        return Read(chat.id, aside="channel_group") if called else None
    if any(getattr(message, name, None) for name in SERVICE):
        return None
    caption, album = message.caption or "", message.media_group_id or ""
    if message.photo:
        return Read(chat.id, text=caption, file=_photo(message.photo, album))
    if message.document and not message.animation:
        return Read(chat.id, text=caption, file=_document(message.document, album))
    if message.text:
        return Read(chat.id, text=message.text)
    phrases = (phrase for name, phrase in ASIDES if getattr(message, name, None))
    return Read(chat.id, aside=next(phrases, "channel_other"))


def _photo(sizes: tuple[PhotoSize, ...], album: str) -> Attached:
    largest = max(sizes, key=lambda each: each.width * each.height)
    return Attached(largest.file_id, "foto.jpg", largest.file_size or 0, album)


def _document(document: Document, album: str) -> Attached:
    name, size = document.file_name or "berkas", document.file_size or 0
    return Attached(document.file_id, name, size, album)
