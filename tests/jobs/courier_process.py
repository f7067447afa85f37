"""A courier in a process of its own, to be killed: `courier_process.py URL LOG [PLACE NUMBER]`.

Each message that reaches the "service" is a line of the log. With PLACE (before, after) and NUMBER
the process kills itself around that message, between two system calls.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy.ext.asyncio import async_sessionmaker

from jobs.channels import Limits
from jobs.delivery import Courier
from storage.database import make_engine
from storage.encryption import Vault

LEASE = timedelta(seconds=2)
LIMITS = Limits(rate=100, gap=0.01, ahead=0.02)


class LogChannel:
    """Takes messages by writing them down, and dies where it was told."""

    name = "telegram"

    def __init__(self, log: Path, place: str, number: int) -> None:
        self.log, self.place, self.number, self.taken = log, place, number, 0

    async def send(self, recipient: str, body: Mapping[str, Any]) -> None:
        self.taken += 1
        self.die("before")
        line = f"{recipient}\t{body['text']!r}\n"
        descriptor = os.open(self.log, os.O_CREAT | os.O_APPEND | os.O_WRONLY)
        os.write(descriptor, line.encode())
        os.close(descriptor)
        self.die("after")

    def die(self, place: str) -> None:
        if (place, self.taken) == (self.place, self.number):
            os.kill(os.getpid(), signal.SIGKILL)


async def main(url: str, log: str, place: str = "", number: str = "0") -> None:
    sessions = async_sessionmaker(make_engine(url), expire_on_commit=False)
    channel = LogChannel(Path(log), place, int(number))
    vault = Vault(b"k" * 32)
    courier = Courier(sessions, vault, channel, limits=LIMITS, idle=0.1, lease=LEASE, at_once=1)
    told = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, told.set)
    await courier.run(told)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
