"""What a sum is: its options, and a function from what was given to an answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from benefits.result import BadInput, Line, Result
from benefits.rules import NoValue

type Given = Mapping[str, Any]


class WrongGiven(ValueError):
    """One line that says which option is wrong and what to write instead."""


@dataclass(frozen=True)
class Option:
    """`--name`: what it is, how it is read, and other names that mean the same.

    A `flag` stands alone on the command line and is a boolean in JSON.
    """

    name: str
    help: str
    read: Callable[[Any], Any]
    aliases: tuple[str, ...] = ()
    flag: bool = False

    @property
    def key(self) -> str:
        """The name as it is written in JSON and in Python."""
        return self.name.replace("-", "_")

    def value(self, given: Any) -> Any:
        """Read what was given; raises WrongGiven."""
        try:
            return self.read(given)
        except ValueError as error:
            raise WrongGiven(f"--{self.name} {given}: {error}") from error


@dataclass(frozen=True)
class Answer:
    """What a sum says: the same as text for people and as JSON for programs.

    `extra` are further keys of the JSON, `sections` further paragraphs of the text.
    """

    title: str
    total: int
    lines: tuple[Line, ...]
    notes: tuple[str, ...]
    rules_as_of: date
    extra: Mapping[str, Any] = field(default_factory=dict)
    sections: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        result: Result,
        *notes: str,
        extra: Mapping[str, Any] | None = None,
        sections: Sequence[str] = (),
    ) -> Answer:
        """The answer of a calculator, with notes of ours in front."""
        return cls(
            result.title,
            result.total,
            result.lines,
            (*notes, *result.notes),
            result.rules_as_of,
            extra or {},
            tuple(sections),
        )


@dataclass(frozen=True)
class Sum:
    """A subcommand: `compute` gets the values that were given, read by their options.

    `files` are what can be written besides the answer, by the name of the option that asks.
    """

    name: str
    help: str
    options: tuple[Option, ...]
    compute: Callable[[Given], Answer]
    files: Mapping[str, Callable[[Given], bytes]] = field(default_factory=dict)

    def file(self, name: str, given: Mapping[str, Any]) -> bytes:
        """One of `files`, of the same facts as the answer."""
        return self.files[name](dict(self._read(given)))

    def answer(self, given: Mapping[str, Any]) -> Answer:
        """Read, compute, and say in one line what is wrong (WrongGiven)."""
        values = dict(self._read(given))
        try:
            return self.compute(values)
        except BadInput as error:
            raise WrongGiven(f"{self._named(error.field)}{error.why}") from error
        except NoValue as error:
            since = f" ({error.on})" if error.on else ""
            raise WrongGiven(f"Aturan untuk tanggal ini tidak ada di sini{since}.") from error

    def _read(self, given: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        known = {name: option for option in self.options for name in _names(option)}
        for name, value in given.items():
            option = known.get(name.replace("-", "_"))
            if option is None:
                raise WrongGiven(f"{name}: pilihan ini tidak dikenal")
            if value is not None:
                yield option.key, option.value(value)

    def _named(self, field_name: str) -> str:
        """The option behind a field of a calculator, where there is one."""
        found = FIELDS.get(field_name, field_name)
        return f"--{found}: " if any(option.name == found for option in self.options) else ""


def _names(option: Option) -> Iterator[str]:
    for name in (option.name, *option.aliases):
        yield name.replace("-", "_")


# Fields of the calculators by the option that fills them.
FIELDS = {
    "wage": "upah",
    "tenure": "masa-kerja",
    "reason": "alasan",
    "leave_divisor": "pembagi-cuti",
    "unused_leave_days": "sisa-cuti",
    "return_travel": "ongkos-pulang",
    "other_items": "hak-lain",
    "uang_pisah": "uang-pisah",
    "pension_benefit": "manfaat-pensiun",
    "pension_employer_share": "bagian-perusahaan",
    "end": "selesai",
    "start": "mulai",
    "phk_date": "phk",
    "months": "bulan",
    "approved": "disetujui",
    "earnings": "penghasilan",
    "birth_date": "tanggal-lahir",
    "jht_balance": "saldo-jht",
    "contribution_months": "bulan-iuran",
    "reported_wage": "upah-dilaporkan",
}


def need(given: Given, name: str, example: str) -> Any:
    """A value that a sum cannot do without."""
    value = given.get(name)
    if value is None:
        raise WrongGiven(f"--{name.replace('_', '-')} belum diisi, misalnya {example}")
    return value
