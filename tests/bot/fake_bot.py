"""`python fake_bot.py RASA_URL`: the application with Telegram, in front of a Rasa that runs."""

from __future__ import annotations

import sys

import uvloop

from bot.app import serve
from bot.prepare import run_to_the_end
from bot.processes import Service
from bot.settings import ServiceSettings
from storage.database import migrate

if __name__ == "__main__":
    url = sys.argv[1]
    migrate()
    known = ServiceSettings(_env_file=None)  # type: ignore[call-arg]
    run_to_the_end(serve(known, Service(url, url, "")), uvloop.new_event_loop)
