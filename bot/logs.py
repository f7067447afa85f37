"""How this process writes its log: a line for a person, or a JSON object a line for a collector."""

from __future__ import annotations

import logging
import sys
from types import TracebackType
from typing import Literal

from pythonjsonlogger.json import JsonFormatter

FORMATTERS = {
    "text": logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"),
    "json": JsonFormatter(
        ["levelname", "name", "message"],
        rename_fields={"levelname": "level", "name": "logger", "exc_info": "exception"},
        rename_fields_keep_missing=False,
        timestamp="time",
        json_ensure_ascii=False,
    ),
}


def write_logs(form: Literal["text", "json"]) -> None:
    """Warnings and errors of this process to its standard error, also those that end it."""
    handler = logging.StreamHandler()
    handler.setFormatter(FORMATTERS[form])
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.captureWarnings(True)
    sys.excepthook = _ended_by


def _ended_by(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    logging.getLogger("bot").critical("ended by a fault", exc_info=(kind, error, trace))
