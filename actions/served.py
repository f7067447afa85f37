"""What the action server serves: importing the files is registering their actions."""

from __future__ import annotations

from sanic.worker.manager import WorkerManager

from actions import forms, intake

__all__ = ["forms", "intake"]

# Sanic gives up on a worker after 30 seconds, which a busy machine needs for the imports alone;
# how long a start may take is START_TIMEOUT's to say
WorkerManager.THRESHOLD = 36_000  # tenths of a second
