"""`teman rotate-key`: a new encryption key while the service runs."""

from __future__ import annotations

import asyncio
import sys
from typing import Annotated

import typer
from rich.console import Console

from storage.database import migrate, sessions
from storage.encryption import KeyProblem, load_vault
from storage.keys import Keys
from storage.rotation import add_key, left, renew, retire, with_new_key, without_old_keys
from storage.settings import settings

app = typer.Typer(add_completion=False)
console = Console()

FROM_ENVIRONMENT = (
    "The key stands in TEMAN_KEY, which this command cannot change. Set TEMAN_KEY to the words "
    "below, restart every process, and run `teman rotate-key --again`:\n{words}"
)
RETIRE_BY_HAND = (
    "Nothing needs the old keys. Set TEMAN_KEY to the words below and restart:\n{words}"
)


@app.command()
def rotate_key(
    again: Annotated[
        bool, typer.Option("--again", help="Add no key; only renew what an older key sealed.")
    ] = False,
    retire_old: Annotated[
        bool, typer.Option("--retire", help="Drop the old keys when nothing needs them any more.")
    ] = False,
) -> None:
    """Add a new key and seal everything with it, while the service goes on."""
    try:
        migrate()
        given = settings().teman_key.get_secret_value()
        if retire_old:
            asyncio.run(_retire(given))
        elif given and not again:
            _say_words(FROM_ENVIRONMENT, with_new_key(Keys.parse(given, "TEMAN_KEY")))
        else:
            if not again:
                load_vault(settings())
                add_key(settings().key_file)
            asyncio.run(_renew())
    except KeyProblem as error:
        sys.exit(str(error))


def _say_words(text: str, keys: Keys) -> None:
    print(text.format(words=" ".join(keys.written().split())))


async def _renew() -> None:
    vault = load_vault(settings())
    lost = 0
    with console.status("sealing anew") as status:
        async for done in renew(sessions(), vault):
            lost += done.lost
            status.update(f"{done.table}: {done.renewed}")
            console.print(f"{done.table}: {done.renewed} sealed anew, {done.lost} open to no key")
    if lost:
        sys.exit(f"{lost} values were sealed with a key that is not here: keep the old key")
    console.print("Done. The old key still opens; drop it later with `teman rotate-key --retire`.")


async def _retire(given: str) -> None:
    vault = load_vault(settings())
    if given:
        async for _ in renew(sessions(), vault):
            pass
        still = await left(sessions(), vault)
    else:
        still = await retire(sessions(), vault, settings().key_file)
    if still:
        rows = ", ".join(f"{table}: {count}" for table, count in still.items())
        sys.exit(f"Not dropped, an old key is still needed ({rows}). Try again later.")
    if given:
        _say_words(RETIRE_BY_HAND, without_old_keys(Keys.parse(given, "TEMAN_KEY")))
    else:
        console.print("The old keys are gone.")
