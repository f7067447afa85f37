"""The command line of the service with stand-ins for Rasa and the action server."""

from __future__ import annotations

import sys
from pathlib import Path

from bot import __main__ as command_line
from bot import processes
from bot.commands import chat, serve, up
from bot.settings import ServiceSettings
from storage.database import migrate

PART = Path(__file__).with_name("fake_part.py")


def commands(
    model: Path, rasa_port: int, actions_port: int, _endpoints: object = None
) -> dict[str, list[str]]:
    """Both parts as stand-ins; the model's name says how each behaves ("serve-die")."""
    ports = {"actions": actions_port, "rasa": rasa_port}
    manners = dict(zip(ports, model.name.split("-"), strict=True))
    return {
        name: [sys.executable, str(PART), name, str(port), manners[name]]
        for name, port in ports.items()
    }


if __name__ == "__main__":
    processes.commands = commands
    known = ServiceSettings(_env_file=None)  # type: ignore[call-arg]
    migrate()
    chat.prepare = serve.prepare = up.prepare = lambda: (known, Path("serve-serve"))
    command_line.main()
