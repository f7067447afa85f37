"""The intakes as data: which questions, in which order, who reads them, what may be known before.

A new intake is a new list here and its texts in knowledge/intake.yml; the conversation that asks
them (actions/intake.py) does not change.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from claims.drafts import Answer
from knowledge.pages import FOLDER

MOST_QUESTIONS = 12
"""With the consent, which is asked first."""


@dataclass(frozen=True)
class Question:
    """One question. `fact`: what sums know under this name is shown to be confirmed.

    `paper`: the answer is a document. `must`: it cannot be skipped. `unless`: not asked when an
    earlier answer has one of these values.
    """

    slot: str
    fact: bool = False
    paper: bool = False
    must: bool = False
    unless: tuple[str, tuple[str, ...]] | None = None

    @property
    def text(self) -> Mapping[str, Any]:
        """Its texts: ask, why, invalid, label, words, buttons."""
        found: Mapping[str, Any] = texts()["questions"][self.slot]
        return found

    @property
    def label(self) -> str:
        """Its short name in a summary."""
        return str(self.text["label"])

    @property
    def named_by(self) -> re.Pattern[str]:
        """Words that name it in a correction ("NIK-nya salah")."""
        return re.compile(str(self.text["words"]), re.IGNORECASE)

    def asked(self, answers: Mapping[str, Answer]) -> bool:
        """Whether it is asked, given the answers before it."""
        if self.unless is None:
            return True
        slot, values = self.unless
        answer = answers.get(slot)
        return answer is None or answer.value not in values


@cache
def texts() -> dict[str, Any]:
    """All texts of the intakes."""
    read: dict[str, Any] = yaml.safe_load((FOLDER / "intake.yml").read_text("utf-8"))
    return read


NO_LAYOFF = ("phk_reason", ("resign", "contract_end", "pension", "death"))
"""Ends of a job that no paper of a layoff proves."""

NAME = Question("name", must=True)
NIK, PHONE, KPJ = Question("nik"), Question("phone"), Question("kpj")
EMPLOYER = Question("employer")
DATE, WAGE = Question("phk_date", fact=True, must=True), Question("wage", fact=True)
REASON = Question("phk_reason", fact=True)
PROOF = Question("proof", unless=NO_LAYOFF)
MONTHS = Question("contribution_months", fact=True)
LETTER = Question("doc_phk", paper=True)

INTAKES: Mapping[str, tuple[Question, ...]] = {
    "jkp": (NAME, NIK, PHONE, EMPLOYER, KPJ, DATE, WAGE, REASON, PROOF, MONTHS, LETTER),
    "jht": (
        NAME,
        NIK,
        PHONE,
        KPJ,
        EMPLOYER,
        DATE,
        REASON,
        PROOF,
        Question("jht_balance", fact=True),
        Question("doc_ktp", paper=True),
        LETTER,
    ),
    "severance": (
        NAME,
        PHONE,
        EMPLOYER,
        Question("contract_type", fact=True),
        DATE,
        WAGE,
        Question("tenure_months", fact=True),
        REASON,
        Question("agrees", fact=True),
        Question("paid"),
        LETTER,
    ),
}
KIND_OF_PROGRAM = {"jkp": "jkp", "jht": "jht", "pesangon": "severance"}
"""What a worker names, as the extractor calls it."""

PAPER_KINDS = {"doc_ktp": "ktp", "doc_phk": "phk_letter"}


def asked_of(kind: str, answers: Mapping[str, Answer]) -> tuple[Question, ...]:
    """The questions of an intake that apply."""
    return tuple(each for each in INTAKES[kind] if each.asked(answers))


def question(kind: str, slot: str | None) -> Question | None:
    """A question of an intake by its slot."""
    return next((each for each in INTAKES[kind] if each.slot == slot), None)


def next_question(kind: str, answers: Mapping[str, Answer]) -> Question | None:
    """The first question without an answer, None at the end."""
    return next((each for each in asked_of(kind, answers) if each.slot not in answers), None)


def squares(kind: str, answers: Mapping[str, Answer]) -> str:
    """How far the intake is: "■■■□□□□□□□□ 3/11"."""
    every = asked_of(kind, answers)
    done = sum(each.slot in answers for each in every)
    return f"{'■' * done}{'□' * (len(every) - done)} {done}/{len(every)}"
