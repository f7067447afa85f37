"""`teman hitung …`: what the law gives, for people and for other programs (`--json`)."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from inspect import Parameter, Signature
from pathlib import Path
from typing import Any

import typer

from bot.sums import cases, reasons
from bot.sums.contract import CONTRACT
from bot.sums.jht import JHT
from bot.sums.jkp import JKP
from bot.sums.plan import PLAN
from bot.sums.said import as_json, as_text
from bot.sums.severance import SEVERANCE
from bot.sums.sum import Option, Sum, WrongGiven
from bot.sums.tax import TAX

SUMS = {each.name: each for each in (SEVERANCE, CONTRACT, JKP, JHT, TAX, PLAN)}
CASES_HELP = "Berkas JSONL: satu kasus tiap baris, kuncinya nama pilihan; - untuk masukan baku."

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    help="Hitung hak menurut hukum: pesangon, kompensasi PKWT, JKP, JHT, pajak, rencana.",
)


def _parameter(option: Option) -> Parameter:
    """One option as Typer reads it: a flag, or text that our own reader takes."""
    names = [f"--{name}" for name in (option.name, *option.aliases)]
    default = typer.Option(None, *names, help=option.help, show_default=False)
    kind: Any = bool | None if option.flag else str | None
    return Parameter(option.key, Parameter.KEYWORD_ONLY, default=default, annotation=kind)


def _file(name: str) -> Parameter:
    text = f"Tulis {name.upper()} ke berkas ini."
    default = typer.Option(None, f"--{name}", help=text, show_default=False)
    return Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=Path | None)


def _extras() -> list[Parameter]:
    as_json_ = typer.Option(False, "--json", help="Keluaran JSON untuk program.")
    many = typer.Option(None, "--cases", help=CASES_HELP, show_default=False)
    return [
        Parameter("json_", Parameter.KEYWORD_ONLY, default=as_json_, annotation=bool),
        Parameter("cases_", Parameter.KEYWORD_ONLY, default=many, annotation=str | None),
    ]


def command(which: Sum) -> Callable[..., None]:
    """A Typer command whose parameters are the options of the sum."""

    def run(*, json_: bool, cases_: str | None, **given: Any) -> None:
        if cases_ is not None:
            run_cases(which.name, cases_)
            return
        paths = {name: given.pop(name) for name in which.files}
        stated = {name: value for name, value in given.items() if value is not None}
        try:
            answer = which.answer(stated)
            for name, path in paths.items():
                if path is not None:
                    path.write_bytes(which.file(name, stated))
        except WrongGiven as error:
            raise Wrong(str(error)) from error
        except OSError as error:
            raise Wrong(f"{error.filename}: {error.strerror}") from error
        print(json.dumps(as_json(answer), ensure_ascii=False) if json_ else as_text(answer))

    parameters = [*map(_parameter, which.options), *map(_file, which.files), *_extras()]
    run.__signature__ = Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {each.name: each.annotation for each in parameters}
    return run


class Wrong(typer.TyperException):
    """Wrong arguments: one line, exit code 2."""

    exit_code = 2


def run_cases(default: str | None, path: str) -> None:
    """Answer a file of cases; exit code 2 when one of them is wrong."""
    wrong = 0
    for line in cases.run(SUMS, default, _lines(path)):
        print(line)
        wrong += '"error":' in line and "error" in json.loads(line)
    if wrong:
        raise Wrong(f'{wrong} kasus salah; lihat "error" di keluarannya')


def _lines(path: str) -> Iterable[str]:
    if path == "-":
        return sys.stdin
    try:
        return Path(path).read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise Wrong(f"--cases {path}: {error.strerror}") from error


@app.callback(invoke_without_command=True)
def hitung(
    ctx: typer.Context,
    cases_: str | None = typer.Option(None, "--cases", help=f'{CASES_HELP} Perlu kunci "hitung".'),
) -> None:
    """Hitung hak menurut hukum: pesangon, kompensasi PKWT, JKP, JHT, pajak, rencana."""
    if ctx.invoked_subcommand is None and cases_ is not None:
        run_cases(None, cases_)


@app.command("alasan")
def alasan(as_json_: bool = typer.Option(False, "--json", help="Keluaran JSON.")) -> None:
    """Daftar kunci alasan PHK dengan pengali dan pasalnya."""
    if as_json_:
        print(json.dumps(reasons.listed(), ensure_ascii=False))
    else:
        print("\n".join(reasons.as_text()))


for _each in SUMS.values():
    app.command(_each.name, help=_each.help)(command(_each))
