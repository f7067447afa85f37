"""A worker in a process of its own, to be killed: `worker_process.py URL LOG [PLACE NUMBER]`."""

from __future__ import annotations

import asyncio
import signal
import sys
from pathlib import Path

from courier_process import LEASE, LIMITS, LogChannel
from sqlalchemy.ext.asyncio import async_sessionmaker

from jobs.channels import Channel
from jobs.delivery import Courier
from jobs.rounds import Work
from jobs.worker import Pace, make_worker, prepare_tables, run_worker
from storage.database import make_engine
from storage.encryption import Vault

PACE = Pace(shift=4, heartbeat=0.5, stalled=2.0)


def hire(work: Work, channel: Channel) -> Courier:
    return Courier(
        work.sessions, work.vault, channel, limits=LIMITS, idle=0.1, lease=LEASE, at_once=1
    )


async def main(url: str, log: str, place: str = "", number: str = "0") -> None:
    sessions = async_sessionmaker(make_engine(url), expire_on_commit=False)
    channel = LogChannel(Path(log), place, int(number))
    await prepare_tables(url)
    work = Work(sessions, Vault(b"k" * 32))
    told = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, told.set)
    await run_worker(make_worker(url, work, [channel], pace=PACE, hire=hire), told, pace=PACE)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
