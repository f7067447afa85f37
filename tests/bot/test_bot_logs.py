"""The log of a process: every line can be read by a collector, whatever happened."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from pydantic import ValidationError

from bot.settings import ROOT, ServiceSettings

SCRIPT = """
import asyncio, logging, sys, warnings
from bot.logs import write_logs

write_logs(sys.argv[1])
log = logging.getLogger("bot.telegram.desk")
log.info("nobody reads this")
log.warning("Telegram asks us to wait %.0f s", 3)
try:
    {}["a"]
except KeyError:
    log.exception("an update could\\nnot be served")
warnings.warn("old")

async def fails():
    raise ValueError("nobody waits for me")

async def main():
    task = asyncio.create_task(fails())
    await asyncio.sleep(0)
    del task

asyncio.run(main())
raise RuntimeError("the end")
"""


def logged(form: str) -> list[str]:
    """The lines that a process writes."""
    command = [sys.executable, "-c", SCRIPT, form]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 1
    assert not done.stdout
    return done.stderr.splitlines()


def test_as_json_every_line_is_an_object_with_time_level_logger_and_message() -> None:
    lines = [json.loads(line) for line in logged("json")]
    for line in lines:
        at = datetime.fromisoformat(line["time"])
        assert abs(datetime.now(UTC) - at) < timedelta(minutes=5)
        assert set(line) <= {"time", "level", "logger", "message", "exception"}
    told, failed, *_ = lines
    assert (told["level"], told["logger"]) == ("WARNING", "bot.telegram.desk")
    assert told["message"] == "Telegram asks us to wait 3 s"
    assert "exception" not in told
    assert failed["message"] == "an update could\nnot be served"
    assert failed["exception"].endswith("KeyError: 'a'")


def test_as_json_warnings_lost_tasks_and_the_end_are_objects_too() -> None:
    by_logger = {each["logger"]: each for each in map(json.loads, logged("json"))}
    assert "old" in by_logger["py.warnings"]["message"]
    assert by_logger["asyncio"]["exception"].endswith("ValueError: nobody waits for me")
    assert by_logger["bot"]["level"] == "CRITICAL"
    assert by_logger["bot"]["exception"].endswith("RuntimeError: the end")


def test_as_text_a_line_has_its_time_and_where_it_comes_from() -> None:
    told = logged("text")[0]
    assert told.endswith(" WARNING bot.telegram.desk: Telegram asks us to wait 3 s")
    assert datetime.fromisoformat(told[:19])


def test_another_format_is_refused() -> None:
    with pytest.raises(ValidationError, match="log_format"):
        ServiceSettings(_env_file=None, log_format="xml")  # type: ignore[call-arg,arg-type]
