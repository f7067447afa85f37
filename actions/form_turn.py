"""One message to a running form: an answer, a correction, a command, or a question in the middle.

Commands are kembali, lewati, tidak tahu, batal; a question is answered before the form asks again.
A bare "5" is confirmed first: it waits in the slot `pending`.
"""

from __future__ import annotations

import re
from typing import Any

from rasa_sdk.events import ActiveLoop, EventType, FollowupAction, SlotSet

from actions.answer_papers import waits_for_paper
from actions.care import is_despair
from actions.dialogue import ANSWERS_PENDING, reply
from actions.facts import UNKNOWN, ambiguous, complaint, written
from actions.files import WITHOUT_CAPTION, decline
from actions.form import COMPENSATION, REQUESTED, Form, answers_in
from actions.glossary import term_asked
from actions.hints import does_not_know, say_hint, subject_of
from actions.memory import remember
from actions.officer_questions import is_for_officer, reply_to
from actions.parts import take_report
from actions.privacy import ERASE
from actions.severance import said_as
from actions.sums import say_range
from actions.turn import Turn, button
from indonesian.normalize import normalize

MOST_TRIES = 2
ASKING = re.compile(
    r"\?|\b(apa|apakah|berapa|bagaimana|kapan|kenapa|mengapa|mana|siapa|bisakah|bolehkah|gimana)\b"
)
SAYS_YES = re.compile(r"\W*(iya?|ya|yup|betul|benar|bener|leres|nggih)\b", re.IGNORECASE)
WHY_ASKED = re.compile(r"^\W*(buat|untuk|utk) apa( sih| ya)?\W*$", re.IGNORECASE)
VALUES = {"inform", "nlu_fallback", "out_of_scope", "affirm", "deny", "show_more", "dont_know"}
"""Intents that say nothing against reading a message as an answer."""


class FormTurn:
    """One message to a form: decides what it is and what the form does next."""

    def __init__(self, form: Form, turn: Turn) -> None:
        """`turn` has a requested slot: the form is running."""
        self.form = form
        self.turn = turn
        self.asked: str = turn.slot(REQUESTED)

    async def events(self) -> list[EventType]:
        """What happens, in the order: care, commands, answers, questions, rubbish."""
        if is_for_officer(self.turn) or await waits_for_paper(self.turn):
            return await self.digress()
        if self.turn.file:
            await decline(self.turn, self.turn.file)
            if self.turn.raw == WITHOUT_CAPTION:
                return self.ask_again()
        if is_despair(self.turn, answers=self.asked in answers_in(self.turn, self.asked)):
            return self.leave(await reply(self.turn))
        if self.turn.slot("pending") == ERASE and self.turn.intent in ANSWERS_PENDING:
            return await self.digress()
        if term_asked(self.turn.text):
            return await self.digress()
        command = getattr(self, f"on_{self.turn.intent}", None)
        if command:
            return await self.saved(command())
        return await self.answer_or_question()

    async def answer_or_question(self) -> list[EventType]:
        """Read the message as an answer unless it is a question of its own."""
        facts = answers_in(self.turn, self.asked)
        asks = self.asks_something_else()
        if facts and not asks:
            return await self.saved(self.take(self.confirmed(facts) | facts))
        guess = ambiguous(self.asked, self.turn)
        if guess is not None and not asks:
            return self.confirm(guess)
        if not asks and does_not_know(self.turn.text):
            return await self.saved(self.on_dont_know())
        asks_why = self.turn.intent == "explain" or WHY_ASKED.search(self.turn.text)
        if say_hint(self.asked, self.turn):
            return self.ask_again()
        if asks_why:
            self.turn.respond(f"why_{self.asked}")
            return self.ask_again()
        if self.turn.intent not in VALUES or (self.turn.intent == "out_of_scope" and asks):
            return await self.digress()
        return self.refuse(f"invalid_{self.asked}")

    def asks_something_else(self) -> bool:
        """A question with another intent than this form's own."""
        if self.turn.intent == self.form.topic or self.turn.intent == "inform":
            return False
        if self.turn.intent == "severance_calculate" and self.form is COMPENSATION:
            return False
        return bool(ASKING.search(normalize(self.turn.text) + self.turn.text[-3:]))

    def confirmed(self, facts: dict[str, Any]) -> dict[str, Any]:
        """The value that waits for a yes: "iya, 7 tahun" says it, so does going on to the next."""
        pending = self.turn.slot("pending")
        if not isinstance(pending, int):  # what waits for another part of the conversation
            return {}
        goes_on = self.asked not in facts
        return {self.asked: pending} if goes_on or SAYS_YES.match(self.turn.text) else {}

    def take(self, facts: dict[str, Any]) -> list[EventType]:
        """Store what may stand; the first that may not is refused with an example."""
        refused = {n: why for n, value in facts.items() if (why := complaint(n, value, self.turn))}
        if refused:
            self.turn.set(**{n: value for n, value in facts.items() if n not in refused})
            return self.refuse(next(iter(refused.values())))
        self.say_noted(facts)
        self.turn.set(pending=None, tries=0, **facts)
        take_report(self.turn, facts)
        say_range(self.turn, facts)
        return self.next()

    def say_noted(self, facts: dict[str, Any]) -> None:
        """Say back what was not asked for: a reason, or a fact that takes another's place."""
        for name in ("wage", "tenure_months", "phk_reason"):
            before, now = self.turn.slot(name), facts.get(name)
            if name == self.asked or now is None or now == before:
                continue
            replaced = before not in (None, UNKNOWN)
            if replaced or name == "phk_reason":
                phrase = f"{'changed' if replaced else 'noted'}_{name}"
                self.turn.respond(phrase, value=said_as(name, now))

    def confirm(self, value: int) -> list[EventType]:
        """Ask whether a bare number means what it most likely means."""
        self.turn.set(pending=value, tries=0)
        yes, no = button("Ya, benar", "affirm"), button("Bukan", "deny")
        self.turn.respond("confirm", value=written(self.asked, value), buttons=[yes, no])
        return self.turn.events()

    def on_affirm(self) -> list[EventType]:
        """Yes to a confirmation; elsewhere "ya" is no answer."""
        if isinstance(pending := self.turn.slot("pending"), int):
            return self.take({self.asked: pending} | answers_in(self.turn, self.asked))
        if facts := answers_in(self.turn, self.asked):
            return self.take(facts)
        return self.refuse(f"invalid_{self.asked}")

    def on_deny(self) -> list[EventType]:
        """No to a confirmation, perhaps with the right value in the same breath."""
        if facts := answers_in(self.turn, self.asked):
            return self.take(facts)
        if self.turn.slot("pending"):
            self.turn.set(pending=None)
            return self.ask_again()
        if does_not_know(self.turn.text):
            return self.on_dont_know()
        return self.refuse(f"invalid_{self.asked}")

    def on_dont_know(self) -> list[EventType]:
        """Help to find it the first time, go on without it the second."""
        if facts := answers_in(self.turn, self.asked):
            return self.take(facts)
        self.asked = subject_of(self.turn.text, self.form.questions) or self.asked
        return self.without_answer()

    def on_skip(self) -> list[EventType]:
        """Go on without an answer where the sum can bear it."""
        return self.without_answer()

    def without_answer(self) -> list[EventType]:
        """Mark the fact as unknown; the sum then shows what it can."""
        self.turn.set(pending=None, tries=0, **{self.asked: UNKNOWN})
        return self.next()

    def on_go_back(self) -> list[EventType]:
        """Ask the question before this one again."""
        place = self.form.questions.index(self.asked)
        self.asked = self.form.questions[max(0, place - 1)]
        self.turn.set(pending=None, tries=0, **{self.asked: None})
        return self.ask_again()

    def on_stop(self) -> list[EventType]:
        """Leave; what was said stays, so that a misreading costs nothing."""
        self.turn.set(paused=self.form.topic, pending=None)
        self.turn.respond("form_stopped", buttons=[button("Lanjutkan", "affirm")])
        return self.leave(self.turn.events())

    async def digress(self) -> list[EventType]:
        """Answer a question in the middle; another sum takes the place of this one."""
        events = await reply(self.turn)
        other = [e for e in events if e["event"] == "followup" and e["name"] != self.form.name]
        stays = [e for e in events if e["event"] != "followup"]
        if any(e["event"] == "restart" for e in events):
            # A validator that sets no slot has refused the message in Rasa's eyes.
            return self.leave([*events, SlotSet("tries", None)])
        if other:
            return [*self.leave(stays)[:-1], *other]
        if self.turn.slot(self.asked) is not None:
            return [*stays, *self.next()]
        if self.turn.slot("pending") == ERASE or reply_to(self.turn):
            # our own question stands; the form's would hide it
            return [*stays, SlotSet("tries", 0), SlotSet(REQUESTED, self.asked)]
        return [*stays, *self.ask_again()]

    def refuse(self, response: str) -> list[EventType]:
        """One sentence with an example; after two tries the ways out."""
        tries = (self.turn.slot("tries") or 0) + 1
        self.turn.set(tries=tries, pending=None)
        self.turn.respond(response)
        if tries >= MOST_TRIES:
            unknown, leave = button("Tidak tahu", "dont_know"), button("Batal", "stop")
            person = button("Bicara petugas", "human_handoff")
            self.turn.respond("way_out", buttons=[unknown, leave, person])
        return self.ask_again()

    def ask_again(self) -> list[EventType]:
        """The same question once more."""
        return self.form.ask(self.turn, self.asked)

    def next(self) -> list[EventType]:
        """The next question, or the end of the form."""
        self.turn.set(tries=0)
        return self.form.ask(self.turn, self.form.missing(self.turn))

    def leave(self, events: list[EventType]) -> list[EventType]:
        """End the form without a sum."""
        end: list[EventType] = [SlotSet(REQUESTED, None), ActiveLoop(None)]
        return [*events, *end, FollowupAction("action_listen")]

    async def saved(self, events: list[EventType]) -> list[EventType]:
        """Keep the facts before anything is said."""
        await remember(self.turn.sender, self.turn.changed)
        return events
