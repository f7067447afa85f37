"""What an intake says: its texts stand in knowledge/intake.yml and knowledge/phrases.yml."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from actions.turn import Turn, button
from claims.drafts import Answer, Draft
from claims.intake import MOST_QUESTIONS, Question, asked_of, squares, texts
from claims.packet import next_steps
from claims.readers import Read
from claims.review import Review, review
from claims.shown import shortened, shown
from storage.retention import CLOSED_KEPT, DRAFT_KEPT

FINDINGS_SAID = 3
LABEL = 20


def choice(label: str, answer: Any) -> dict[str, str]:
    """A button that stands for an answer."""
    return button(label, "inform", answer=answer)


class IntakeSays:
    """The voice of one turn."""

    def __init__(self, turn: Turn, kind: str) -> None:
        self.turn = turn
        self.kind = kind
        self.before: list[str] = []
        """Said before the next question, in the same message."""

    @property
    def name(self) -> str:
        """The intake in words."""
        return str(texts()["kinds"].get(self.kind, ""))

    def phrase(self, name: str, **values: Any) -> None:
        """A phrase with its buttons."""
        self.turn.respond(name, **values)

    def consent(self) -> None:
        """What is kept, why, how long; nothing is kept before the yes."""
        text = texts()["consent"]
        said = text["text"].format(
            kind=self.name,
            count=MOST_QUESTIONS - 1,
            data=text["data"][self.kind],
            purpose=text["purposes"][self.kind],
            draft_days=DRAFT_KEPT.days,
            closed_days=CLOSED_KEPT.days,
        )
        self.turn.say(said, [button("Setuju", "affirm"), button("Tidak setuju", "deny")])

    def consent_again(self) -> None:
        """After a question in the middle."""
        yes, no = button("Setuju", "affirm"), button("Tidak setuju", "deny")
        self.turn.respond("intake_consent_again", buttons=[yes, no], kind=self.name)

    def begun(self, draft: Draft) -> None:
        """Thanks, and the code."""
        self._first("intake_begun", code=draft.code)

    def back_again(self, draft: Draft) -> None:
        """Welcome back."""
        self._first("intake_back", kind=self.name, squares=squares(self.kind, draft.answers))

    def _first(self, name: str, **values: Any) -> None:
        from knowledge.phrases import phrases

        self.before.append(phrases()[name].text.format(**values))

    def ask(self, asked: Question, draft: Draft) -> None:
        """One question with its progress."""
        self._put(asked, str(asked.text["ask"]), self._choices(asked), draft)

    def known(self, asked: Question, value: Any, draft: Draft) -> None:
        """What is known already, to be confirmed."""
        doubt = texts()["doubts"]["known"]
        said = doubt.format(label=asked.label, value=shortened(asked.slot, Answer(value)))
        yes, no = button("Ya, benar", "affirm"), button("Ubah", "deny")
        self._put(asked, said, [yes, no], draft)

    def _put(self, asked: Question, said: str, buttons: list[dict[str, str]], draft: Draft) -> None:
        lines = [*self.before, squares(self.kind, draft.answers), said]
        self.before = []
        self.turn.say("\n\n".join(lines), buttons)

    def _choices(self, asked: Question) -> list[dict[str, str]]:
        """Its choices, and one way on: two buttons would take a typed number for themselves."""
        given = [choice(each["label"], each["answer"]) for each in asked.text.get("buttons", ())]
        if asked.must:
            return given
        way = button("Lewati", "skip") if asked.paper else button("Tidak tahu", "dont_know")
        return [*given, way]

    def doubt(self, name: str, said: Mapping[str, str]) -> None:
        """Ask back."""
        yes, no = button("Ya, benar", "affirm"), button("Bukan", "deny")
        self.turn.say(texts()["doubts"][name].format(**said), [yes, no])

    def noted(self, asked: Question, read: Read) -> None:
        """What the answer was taken for, where it is not what was typed."""
        if asked.slot == "nik":
            self._first("intake_nik_noted", **read.said)
        elif asked.slot in ("phone", "employer", "phk_date", "wage", "tenure_months"):
            self._first("intake_noted", label=asked.label, value=shown(asked.slot, read.value))

    def paper_kept(self, asked: Question, pages: int) -> None:
        """A paper came."""
        self._first("intake_paper_kept", label=asked.label, pages=pages)

    def refused(self, why: str, asked: Question | None, *, ways_out: bool) -> None:
        """Why an answer cannot stand."""
        if not ways_out:
            self.turn.say(why, self._choices(asked) if asked else ())
            return
        out = [choice("Simpan dulu", "save"), button("Bicara petugas", "human_handoff")]
        skip = [] if asked is None or asked.must else [button("Lewati", "skip")]
        self.turn.say(why, [*skip, *out])

    def saved(self, draft: Draft) -> None:
        """Where to come back, and with which code."""
        said = squares(self.kind, draft.answers)
        self.phrase("intake_saved", code=draft.code, squares=said, days=DRAFT_KEPT.days)

    def leaving(self) -> None:
        """Keep or throw away?"""
        ways = (("Lanjutkan", "go_on"), ("Simpan dulu", "keep"), ("Hapus draf", "discard"))
        self.turn.respond("intake_leaving", buttons=[choice(*each) for each in ways])

    def lines(self, draft: Draft) -> None:
        """All answers with their numbers."""
        self.turn.say(self._lines(draft))

    def _lines(self, draft: Draft) -> str:
        every = asked_of(self.kind, draft.answers)
        return "\n".join(
            f"{number}. {each.label}: {shortened(each.slot, draft.answers.get(each.slot))}"
            for number, each in enumerate(every, 1)
        )

    def summary(self, draft: Draft) -> None:
        """Everything, what is lacking, and the question whether it may be sent."""
        made = review(self.kind, draft.answers, self.turn.today)
        found = [f"- {each.what} {each.how}" for each in made.found[:FINDINGS_SAID]]
        parts = [*self.before, f"**Ringkasan {self.name}**", self._lines(draft)]
        if found:
            parts.append("**Yang masih perlu dibereskan:**\n" + "\n".join(found))
        parts.append("Sudah benar? Setelah dikirim, petugas memeriksanya.")
        self.before = []
        ways = [choice("Benar, kirim", "send"), choice("Ubah", "edit")]
        self.turn.say("\n\n".join(parts), [*ways, choice("Simpan dulu", "save")])

    def choose_line(self, draft: Draft) -> None:
        """A button for each line."""
        every = asked_of(self.kind, draft.answers)
        buttons = [choice(each.label[:LABEL], f"edit:{each.slot}") for each in every]
        self.turn.respond("intake_choose_line", buttons=buttons)

    def submitted(self, draft: Draft, number: str) -> Review:
        """The number and what happens next."""
        made = review(self.kind, draft.answers, self.turn.today)
        steps = next_steps(self.kind, made)
        self.phrase("intake_submitted", number=number, steps=steps)
        return made
