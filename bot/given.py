"""Files that people send: what they are, by their bytes, and whether we take them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

import puremagic

from storage.files import File

LARGEST = 20 * 1024 * 1024
"""Bytes; more than that Telegram gives to no bot."""
LONGEST_NAME = 80
UNKNOWN = "application/octet-stream"


@dataclass(frozen=True)
class Given:
    """A file as it came: the name is the sender's word, the content is what counts."""

    name: str
    content: bytes

    @property
    def problem(self) -> str:
        """The phrase that says why it cannot be taken; empty when it can."""
        if not self.content:
            return "channel_file_empty"
        return "channel_file_big" if len(self.content) > LARGEST else ""

    @property
    def file(self) -> File:
        """As it is stored: a name without folders, a MIME type read from the bytes."""
        path = PurePath(self.name.replace("\\", "/"))
        ending = path.suffix[: LONGEST_NAME // 4]
        stem = path.stem[: LONGEST_NAME - len(ending)] or "berkas"
        return File(stem + ending, sniffed(self.content), self.content)


def sniffed(content: bytes) -> str:
    """The MIME type that the bytes say, whatever the name says."""
    try:
        found = puremagic.magic_string(content)
    except (puremagic.PureError, ValueError):
        return UNKNOWN
    return next((each.mime_type for each in found if each.mime_type), UNKNOWN)
