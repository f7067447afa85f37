"""`teman officer …`: accounts of the officers who work cases."""

from __future__ import annotations

import asyncio
import secrets
import sys
from collections.abc import Coroutine
from typing import Annotated, Any

import segno
import typer
from rich.table import Table

from bot.prepare import check_storage, console
from claims import officers
from claims.office import NotFound, Office
from claims.officers import Account, BadAccount, Enrolment
from claims.passwords import WeakPassword
from storage.database import sessions
from storage.encryption import KeyProblem, load_vault
from storage.settings import settings as storage_settings

app = typer.Typer(no_args_is_help=True, add_completion=False, help=__doc__)
Login = Annotated[str, typer.Argument(help="Nama masuk, misalnya siti.a")]
Generate = Annotated[bool, typer.Option(help="Buatkan kata sandi, jangan tanyakan.")]
WORD_BYTES = 15


def office() -> Office:
    """Where accounts are kept, brought up to date."""
    try:
        check_storage()
        return Office(sessions(), load_vault(storage_settings()))
    except KeyProblem as error:
        sys.exit(str(error))


def done[Result](work: Coroutine[Any, Any, Result]) -> Result:
    """The result; what is wrong is one line and exit code 1."""
    try:
        return asyncio.run(work)
    except NotFound as error:
        sys.exit(f"Tidak ada akun {error}.")
    except BadAccount as error:
        sys.exit(f"Akun tidak dibuat: {error}.")
    except WeakPassword as error:
        sys.exit(f"Kata sandi ditolak: {error}.")


def password_for(generate: bool) -> str:
    """A password that is typed twice, or made and shown once."""
    if not generate:
        return str(typer.prompt("Kata sandi", hide_input=True, confirmation_prompt="Ulangi"))
    made = secrets.token_urlsafe(WORD_BYTES)
    console.print(f"Kata sandi: {made}", highlight=False)
    return made


def show(enrolment: Enrolment) -> None:
    """The code for the authenticator and the recovery codes: they are shown this once."""
    console.print("\nPindai dengan aplikasi autentikator di ponsel petugas:")
    segno.make(enrolment.address).terminal(out=sys.stdout, compact=True)
    console.print(enrolment.address, style="dim", soft_wrap=True, highlight=False)
    console.print("\nKode cadangan, masing-masing sekali pakai. Simpan terpisah dari ponsel:")
    for code in enrolment.recovery:
        console.print(f"  {code}", highlight=False)


@app.command()
def add(
    login: Login,
    name: Annotated[str, typer.Option(help="Nama lengkap, dilihat sesama petugas.")],
    role: Annotated[str, typer.Option(help="petugas, supervisor, atau admin.")] = "petugas",
    generate: Generate = False,
) -> None:
    """Open an account; shows the code for the authenticator once."""
    place, password = office(), password_for(generate)
    show(done(officers.add(place, login, name, role, password)))


@app.command()
def reset(login: Login, generate: Generate = False) -> None:
    """A new password and authenticator; opens a closed account and ends a waiting time."""
    place, password = office(), password_for(generate)
    show(done(officers.reset(place, login, password)))


@app.command()
def disable(login: Login) -> None:
    """Close an account; whoever is logged in with it is out at once."""
    done(officers.disable(office(), login))
    console.print(f"Akun {login} ditutup.")


@app.command("list")
def list_accounts() -> None:
    """All accounts."""
    table = Table("masuk", "nama", "peran", "terakhir masuk", "keadaan")
    for each in done(officers.accounts(office())):
        table.add_row(each.login, each.name, each.role, _last(each), _state(each))
    console.print(table)


def _last(account: Account) -> str:
    return f"{account.last_login_at:%d-%m-%Y %H.%M} UTC" if account.last_login_at else "belum"


def _state(account: Account) -> str:
    return "ditutup" if account.disabled_at else "aktif"
