"""The channels on which we write to people unasked: those whose service is set up."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from bot.gateway import Gateway
from bot.settings import ServiceSettings
from jobs.channels import Channel


@asynccontextmanager
async def open_channels(
    known: ServiceSettings, gateway: Gateway
) -> AsyncIterator[Sequence[Channel]]:
    """The channels of this process; the web page and the terminal fetch theirs (`take_due`).

    `gateway` keeps the buttons of what is sent, so that they can be tapped.
    """
    yield ()
