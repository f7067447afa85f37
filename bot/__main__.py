"""`teman`: the command line (also `python -m bot`). Each command is a file in bot/commands."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import typer
from typer.core import TyperGroup

from bot import commands


class Commands(TyperGroup):
    """The files of bot/commands, each imported when it is called.

    `teman hitung` answers at once because the database and the web are not imported for it.
    """

    def list_commands(self, ctx: Any) -> list[str]:
        """Names of the files, with a hyphen where they have an underscore."""
        return sorted(module.name.replace("_", "-") for module in iter_modules(commands.__path__))

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The `app` of the file, or None when there is no such file."""
        if cmd_name not in self.list_commands(ctx):
            return None
        module = import_module(f"{commands.__name__}.{cmd_name.replace('-', '_')}")
        found = typer.main.get_command(module.app)
        found.name = cmd_name
        return found


app = typer.Typer(cls=Commands, no_args_is_help=True, add_completion=False)


@app.callback()
def teman() -> None:
    """Teman PHK: asisten untuk pekerja yang di-PHK."""


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command and say its exit code; what is wrong with it is one line."""
    try:
        code = app(arguments, prog_name="teman", standalone_mode=False)
    except typer.TyperException as error:
        print(error.format_message(), file=sys.stderr)
        return error.exit_code
    except typer.Abort:
        return 130
    return code if isinstance(code, int) else 0


def main() -> None:
    """What the `teman` script calls."""
    sys.exit(run())


if __name__ == "__main__":
    main()
