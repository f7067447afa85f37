"""How the bot introduces itself: the commands in Telegram's menu, and what it says it is."""

from __future__ import annotations

import logging

from telegram import Bot, BotCommand, BotCommandScopeAllPrivateChats
from telegram.error import TelegramError

from bot.menu_commands import COMMANDS
from knowledge.phrases import phrases

logger = logging.getLogger(__name__)


def commands() -> list[BotCommand]:
    """The commands of Telegram's menu, in its order."""
    return [BotCommand(name, command.about) for name, command in COMMANDS.items()]


async def introduce(bot: Bot) -> None:
    """Tell Telegram what changed; a refusal costs the menu and not the service."""
    try:
        await bot.set_my_commands(commands(), BotCommandScopeAllPrivateChats())
        await _describe(bot)
    except TelegramError:
        logger.exception("Telegram did not take our menu and description")


async def _describe(bot: Bot) -> None:
    """Only what is not there yet: Telegram bears few changes an hour."""
    long, short = (phrases()[f"telegram_{each}"].text for each in ("about", "about_short"))
    if (await bot.get_my_description()).description != long:
        await bot.set_my_description(long)
    if (await bot.get_my_short_description()).short_description != short:
        await bot.set_my_short_description(short)
