"""What the action server serves: importing the files is registering their actions."""

from __future__ import annotations

from actions import forms, intake

__all__ = ["forms", "intake"]
