"""The channel-neutral message that every channel renders in its own way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class Button:
    """A choice: what the person reads, and what is sent back when it is chosen.

    `token` stands for the payload in a channel; the gateway gives it and knows it again.
    """

    label: str
    payload: str
    token: str = field(default="", compare=False)


@dataclass(frozen=True)
class FileRef:
    """A stored file: its id in `storage`, and the name and MIME type to show."""

    id: str
    name: str
    mime: str


@dataclass(frozen=True)
class Reply:
    """`text` in small Markdown (bold, italic, links, lists), the buttons and files under it."""

    text: str
    buttons: tuple[Button, ...] = ()
    files: tuple[FileRef, ...] = ()

    @classmethod
    def from_rasa(cls, message: Mapping[str, Any]) -> Reply:
        """A message of Rasa's REST channel as a reply; unknown parts are ignored."""
        offered = (b for b in message.get("buttons") or () if b.get("title") and b.get("payload"))
        buttons = tuple(Button(b["title"], b["payload"]) for b in offered)
        custom = message.get("custom")
        sent = (custom.get("files") or ()) if isinstance(custom, Mapping) else ()
        whole = (f for f in sent if {"id", "name", "mime"} <= f.keys())
        files = tuple(FileRef(f["id"], f["name"], f["mime"]) for f in whole)
        return cls(message.get("text") or "", buttons, files)

    def as_json(self) -> dict[str, Any]:
        """As it is stored until it is sent."""
        return asdict(self)

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Reply:
        """What `as_json` gave."""
        buttons = tuple(Button(**each) for each in stored["buttons"])
        return cls(stored["text"], buttons, tuple(FileRef(**each) for each in stored["files"]))
