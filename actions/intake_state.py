"""Where an intake is, and how it goes on: saving, asking, leaving, answering in between."""

from __future__ import annotations

from typing import Any

from rasa_sdk.events import ActiveLoop, EventType, FollowupAction, SlotSet

from actions import case_desk
from actions.dialogue import reply
from actions.facts import FACTS
from actions.form import REQUESTED
from actions.intake_says import IntakeSays
from actions.memory import remember
from actions.turn import Turn
from claims import drafts
from claims.drafts import Answer, Draft
from claims.intake import Question, next_question, question
from claims.office import NotFound

FORM = "intake_form"
CONSENT = "consent"
SLOT = "intake_answer"
MOST_TRIES = 2


class IntakeState:
    """Where an intake is, and how it goes on."""

    def __init__(self, turn: Turn, draft: Draft | None) -> None:
        """`draft`: the case so far, None before the consent."""
        self.turn = turn
        self.stage: dict[str, Any] = dict(turn.slot("intake") or {})
        self.kind: str = draft.kind if draft else str(self.stage.get("kind"))
        self.says = IntakeSays(turn, self.kind)
        self.office = case_desk.office()
        self._draft = draft

    @property
    def draft(self) -> Draft:
        """The case; there is one after the consent."""
        if self._draft is None:
            raise NotFound("no draft")
        return self._draft

    @property
    def asked(self) -> Question | None:
        """The open question; None while the summary is shown."""
        return question(self.kind, self.draft.asked)

    def was_asked(self, asked: Question) -> bool:
        """Whether the conversation too stands at this question.

        The case is saved first: after a crash it is one question ahead of what the worker has read.
        """
        return bool(self.stage.get("asked") == asked.slot)

    async def go_on(self, changed: dict[str, Answer | None]) -> list[EventType]:
        """Save, then ask the next question or show the summary."""
        for slot, answer in changed.items():
            if answer is None:
                self.draft.answers.pop(slot, None)
            else:
                self.draft.answers[slot] = answer
        following = next_question(self.kind, self.draft.answers)
        self.draft.asked, self.draft.running = following.slot if following else None, True
        await drafts.save(self.office, self.turn.sender, self.draft, changed)
        await self.as_facts(changed)
        self.turn.set(tries=0, pending=None)
        return await (self.ask(following) if following else self.show_summary())

    async def as_facts(self, changed: dict[str, Answer | None]) -> None:
        """What sums know too is known to them."""
        given = {slot: a.value for slot, a in changed.items() if a and a.state == "given"}
        facts = {slot: value for slot, value in given.items() if slot in FACTS}
        self.turn.set(**facts)
        await remember(self.turn.sender, facts)

    async def ask(self, asked: Question | None, *, anew: bool = False) -> list[EventType]:
        """Put a question; what is known already is shown to be confirmed."""
        if asked is None:
            return await self.show_summary()
        if self.draft.asked != asked.slot:
            self.draft.asked = asked.slot
            await drafts.save(self.office, self.turn.sender, self.draft)
        known = None if anew else await self.known(asked)
        if known is not None:
            self.turn.set(pending={"slot": asked.slot, "value": known})
            self.says.known(asked, known, self.draft)
        else:
            self.says.ask(asked, self.draft)
        return self.stay()

    async def known(self, asked: Question) -> Any:
        """What the worker has told before, in a sum or in another case."""
        fact = self.turn.slot(asked.slot) if asked.fact else None
        if fact is not None and fact != "unknown":
            return fact
        if asked.paper or asked.slot == "paid":
            return None
        return await drafts.earlier(self.office, self.turn.sender, self.draft, asked.slot)

    async def digress(self) -> list[EventType]:
        """Answer a question in the middle, then ask again; another form takes the place."""
        asked_before = self.turn.slot("pending")
        events = await reply(self.turn)
        other = [e for e in events if e["event"] == "followup" and e["name"] != FORM]
        stays = [e for e in events if e["event"] != "followup"]
        if any(e["event"] == "restart" for e in events):
            return [*stays, SlotSet("tries", None), *self.end()]
        if other:
            return [*(await self.left(stays))[:-1], *other]
        if self.turn.slot("pending") not in (None, asked_before):
            return [*stays, *self.stay()]
        if self._draft is None:
            self.says.consent_again()
            return [*stays, *self.stay()]
        return [*stays, *await self.ask(self.asked)]

    async def left(self, events: list[EventType]) -> list[EventType]:
        """Leave the form; the draft waits."""
        if self._draft is not None:
            # posted again, the message is for what takes the place of the intake
            self.draft.running, self.draft.update = False, None
            await drafts.save(self.office, self.turn.sender, self.draft)
        return [*events, *self.end(waits=self._draft is not None)]

    def stay(self) -> list[EventType]:
        """The next message comes here too."""
        stage = (self.turn.slot("intake") or {}) | {"kind": self.kind}
        if self._draft is not None:
            stage["asked"] = self._draft.asked
        self.turn.set(intake=stage, tries=self.turn.slot("tries") or 0)
        self.turn.set(**{REQUESTED: SLOT, "topic": "claim_start"})
        return self.turn.events()

    def end(self, *, waits: bool = False) -> list[EventType]:
        """The next message goes elsewhere; a draft that waits is gone on with by "lanjut"."""
        self.turn.set(intake={"kind": self.kind} if waits else None, pending=None, tries=0)
        out: list[EventType] = [SlotSet(REQUESTED, None), ActiveLoop(None)]
        return [*self.turn.events(), *out, FollowupAction("action_listen")]

    async def show_summary(self) -> list[EventType]:
        """Everything in lines, what is lacking, and the question whether it is right."""
        self.says.summary(self.draft)
        return self.stay()

    async def show_lines(self) -> list[EventType]:
        """Which line is to be changed?"""
        self.says.choose_line(self.draft)
        return self.stay()

    async def edit(self, asked: Question | None) -> list[EventType]:
        """Ask a question again; its old answer stands until there is a new one."""
        if asked is None:
            return await self.show_lines()
        return await self.ask(asked, anew=True)

    async def refuse(self, why: str) -> list[EventType]:
        """One sentence with an example; after two tries the ways out."""
        tries = (self.turn.slot("tries") or 0) + 1
        self.turn.set(tries=tries, pending=None)
        self.says.refused(why, self.asked, ways_out=tries >= MOST_TRIES)
        return self.stay()
