"""Applications on demand: `python nursery.py`; each line of its input is the settings of one more.

What is slow to import is imported once. Each application is a process of its own with nothing
opened before its birth, so that killing it is killing the real thing.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys

from bot.app import serve
from bot.processes import Service, die_with_parent
from bot.settings import ServiceSettings


def live(settings: dict[str, str], service: list[str]) -> None:
    """Serve until the end."""
    die_with_parent()
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.environ.update(settings)
    known = ServiceSettings(_env_file=None)  # type: ignore[call-arg]
    asyncio.run(serve(known, Service(*service)))


if __name__ == "__main__":
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for line in sys.stdin:
        given = json.loads(line)
        child = os.fork()
        if child == 0:
            live(**given)
            os._exit(0)
        print(f"born: {child}", flush=True)
