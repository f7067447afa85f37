"""Real processes: killed in the middle, told to stop, two at once, a backlog after an outage."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

import fake_bot
import fake_rasa
import httpx
import pytest
from fake_telegram import TOKEN, FakeTelegram, serving

from bot.processes import die_with_parent, free_port
from bot.settings import ROOT
from bot.telegram.desk import AT_ONCE

BACKLOG = int(os.environ.get("TELEGRAM_BACKLOG", "300"))
"""Updates that wait after an outage; 10000 on a machine with time."""
PATIENCE = 60 + BACKLOG / 10
CHATS = range(700, 720)


class House:
    """A Rasa, a Bot API, and bots that come and go on one database."""

    def __init__(self, phone: FakeTelegram, api: str, var: Path) -> None:
        self.phone, self.api, self.var = phone, api, var
        self.rasa_url = f"http://127.0.0.1:{free_port()}"
        self.children: list[asyncio.subprocess.Process] = []

    async def run(self, *command: str, **settings: str) -> asyncio.subprocess.Process:
        child = await asyncio.create_subprocess_exec(
            sys.executable,
            *command,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT), "TEMAN_VAR": str(self.var), **settings},
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            preexec_fn=die_with_parent,
        )
        self.children.append(child)
        return child

    async def bot(self) -> asyncio.subprocess.Process:
        """A bot that has just been started and serves."""
        child = await self.run(
            fake_bot.__file__,
            self.rasa_url,
            TELEGRAM_TOKEN=TOKEN,
            TELEGRAM_API_URL=self.api,
            WEB_PORT=str(free_port()),
            DELIVER="false",
        )
        await said(child, "ready: http")
        return child

    async def talk(self, count: int, first: int = 0) -> None:
        """Everybody says so many things."""
        for number in range(first, first + count):
            for chat in CHATS:
                await self.phone.say(chat, f"pesan {number}")

    async def all_answered(self, count: int) -> None:
        def each_has() -> bool:
            return all(len(set(self.phone.texts(chat))) >= count for chat in CHATS)

        await self.phone.until(each_has, PATIENCE)
        await asyncio.sleep(0.3)

    def doubled(self, count: int) -> int:
        """Messages that came twice; fails when one is missing, changed or out of order."""
        twice = 0
        for chat in CHATS:
            texts = self.phone.texts(chat)
            assert list(dict.fromkeys(texts)) == [f"re pesan {n} #{n + 1}" for n in range(count)]
            twice += sum(times - 1 for times in Counter(texts).values())
        return twice


async def said(child: asyncio.subprocess.Process, words: str) -> None:
    """Read on until a process says these words."""
    assert child.stdout
    lines = []
    async with asyncio.timeout(PATIENCE):
        async for line in child.stdout:
            lines.append(line.decode())
            if words in lines[-1]:
                return
    pytest.fail("".join(lines))


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    phone = FakeTelegram()
    async with serving(phone) as api:
        house = House(phone, api, tmp_path)
        await house.run(fake_rasa.__file__, house.rasa_url.rpartition(":")[2])
        async with httpx.AsyncClient() as client, asyncio.timeout(PATIENCE):
            while True:
                try:
                    if (await client.get(house.rasa_url)).is_success:
                        break
                except httpx.HTTPError:
                    await asyncio.sleep(0.1)
        yield house
        for child in house.children:
            if child.returncode is None:
                child.kill()
            await child.wait()


async def test_killed_again_and_again_nothing_is_lost_and_only_what_was_under_way_comes_twice(
    house: House,
) -> None:
    chance, kills = random.Random(5), 3
    count = 8
    bot = await house.bot()
    talking = asyncio.create_task(house.talk(count))
    for kill in range(1, kills + 1):
        enough = kill * count * len(CHATS) // (kills + 2)
        await house.phone.until(lambda enough=enough: len(house.phone.sent) >= enough, PATIENCE)
        await asyncio.sleep(chance.uniform(0, 0.05))
        bot.kill()
        await bot.wait()
        bot = await house.bot()
    await talking
    await house.all_answered(count)
    assert house.doubled(count) <= kills * AT_ONCE
    async with httpx.AsyncClient() as client:
        heard = (await client.get(f"{house.rasa_url}/_heard")).json()
    assert len(heard) == count * len(CHATS), "a message was computed twice"


async def test_told_to_stop_it_finishes_what_is_under_way_and_the_next_goes_on_without_doubles(
    house: House,
) -> None:
    bot = await house.bot()
    await house.talk(6)
    await house.phone.until(lambda: len(house.phone.sent) >= 30, PATIENCE)
    bot.send_signal(signal.SIGTERM)
    assert await asyncio.wait_for(bot.wait(), PATIENCE) == 0
    await house.bot()
    await house.all_answered(6)
    assert house.doubled(6) == 0


async def test_a_backlog_after_an_outage_is_worked_off_once_and_in_order(house: House) -> None:
    each = BACKLOG // len(CHATS)
    await house.talk(each)
    house.phone.repeat = True
    await house.bot()
    await house.all_answered(each)
    assert house.doubled(each) == 0


async def test_of_two_processes_one_serves_and_the_other_takes_over_when_it_dies(
    house: House,
) -> None:
    first = await house.bot()
    await house.bot()
    await house.talk(3)
    await house.all_answered(3)
    assert house.doubled(3) == 0
    first.kill()
    await house.talk(3, first=3)
    await house.all_answered(6)
    assert house.doubled(6) <= AT_ONCE
