"""One message to an intake: distress, a file, yes or no, a command, a correction, an answer."""

from __future__ import annotations

from typing import Any

from rasa_sdk.events import EventType

from actions.answer_papers import place_of
from actions.care import is_despair, is_doubt
from actions.dialogue import ANSWERS_PENDING, reply
from actions.files import made_clean, opened
from actions.form_turn import ASKING, SAYS_YES
from actions.glossary import term_asked
from actions.intake_commands import IntakeCommands
from actions.intake_state import CONSENT
from actions.intake_words import COMPANY, INTENTS, OWN, asks_reason, command_in, corrected_in
from actions.officer_questions import is_for_officer
from actions.privacy import ERASE
from actions.turn import GivenFile
from claims import drafts
from claims.documents import Paper
from claims.drafts import Answer
from claims.intake import PAPER_KINDS, Question, asked_of, question, texts
from claims.office import NotFound
from claims.readers import READERS, Given, Read
from indonesian.normalize import normalize

FREE = ("name", "employer")
"""Questions that almost any words could answer."""


CHOICES = {"save": "save", "keep": "save", "discard": "cancel", "go_on": "summary"}
"""Buttons that are commands; an old one is still understood."""

SURE = 0.75


class IntakeTurn(IntakeCommands):
    """One message to an intake."""

    async def events(self) -> list[EventType]:
        """Care first, then what was asked before, then commands, then answers."""
        if is_despair(self.turn, answers=self.plainly_answers()):
            return await self.left(await reply(self.turn))
        if self.turn.slot("pending") == ERASE and self.turn.intent in ANSWERS_PENDING:
            return await self.digress()
        if self._draft is None:
            if self.stage.get("stage") != CONSENT:
                raise NotFound("the draft went elsewhere")
            return await self.consent()
        if is_for_officer(self.turn) or await self.officer_waits():
            return await self.digress()
        if self.turn.file:
            return await self.paper(self.turn.file)
        if done := await self.confirmed():
            return done
        return await self.told()

    def plainly_answers(self) -> bool:
        """Whether the message answers the open question; a name does that only in doubt."""
        asked = self.asked if self._draft else None
        if asked is None or asked.paper or (asked.slot in FREE and not is_doubt(self.turn)):
            return False
        read = self.read(asked, self.turn.text)
        return read.value is not None and read.problem is None

    async def told(self) -> list[EventType]:
        """A command, a correction, an answer, or a question of its own."""
        choice = self.turn.value("answer") if self.turn.is_button else None
        if isinstance(choice, str) and choice.startswith("edit:"):
            return await self.edit(question(self.kind, choice.removeprefix("edit:")))
        if term_asked(self.turn.text):
            return await self.digress()
        command = CHOICES.get(str(choice)) or (None if choice else self.command())
        if command:
            done: list[EventType] = await getattr(self, f"on_{command}")()
            return done
        if corrected := corrected_in(self.kind, self.turn):
            return await self.correct(*corrected)
        return await (self.answered(choice) if self.asked else self.reviewed(choice))

    def command(self) -> str | None:
        """A command by its words, else by an intent that is sure and holds no figure."""
        by_intent = INTENTS.get(self.turn.intent) if self.turn.confidence >= SURE else None
        plain = not any(each.isdigit() for each in self.turn.text)
        return command_in(self.turn) or (by_intent if plain else None)

    async def consent(self) -> list[EventType]:
        """Nothing is kept before the yes; a no ends kindly."""
        if self.turn.intent == "affirm" or self.turn.value("answer") == "agree":
            return await self.begin()
        if self.turn.intent in ("deny", "stop") or command_in(self.turn) in ("cancel", "save"):
            self.says.phrase("intake_refused")
            return self.end()
        if self.turn.text and self.turn.intent not in OWN:
            return await self.digress()
        self.says.consent()
        return self.stay()

    async def begin(self) -> list[EventType]:
        """Open the draft and ask the first question."""
        self._draft = await drafts.begin(self.office, self.turn.sender, self.kind)
        self._draft.update = self.turn.update or None
        self.turn.set(intake={"kind": self.kind})
        self.says.begun(self.draft)
        return await self.go_on({})

    async def answered(self, choice: Any) -> list[EventType]:
        """Read the message as the answer to the open question."""
        asked = self.asked
        if asked is None:
            return await self.show_summary()
        if asked.paper:
            return await self.other(asked)
        if choice is None and self.is_question(asked):
            return await self.other(asked)
        if self.turn.is_command:
            # what a channel did not take is no name and no company
            return await self.digress()
        read = self.read(asked, self.turn.text, choice)
        if read.value is None and read.problem is None:
            return await self.other(asked)
        return await self.take(asked, read)

    def read(self, asked: Question, text: str, choice: Any = None) -> Read:
        """What a text answers to a question."""
        known = {slot: answer.value for slot, answer in self.draft.answers.items()}
        given = Given(text, self.turn.today, choice, known)
        return READERS[asked.slot](given)

    def is_question(self, asked: Question) -> bool:
        """A question of another kind: its words ask, or its intent is sure and another's."""
        text = self.turn.text
        asks = ASKING.search(normalize(text) + text[-3:])
        if asked.slot == "employer" and COMPANY.search(text) and "?" not in text:
            return False
        if self.turn.intent in OWN:
            return bool(asks) and asked.slot in FREE
        sure = self.turn.confidence >= SURE and asked.slot in FREE
        return bool(asks) or sure

    async def take(self, asked: Question, read: Read) -> list[EventType]:
        """Keep an answer, refuse one that cannot stand, or ask back about a doubtful one."""
        if read.problem:
            return await self.refuse(texts()["problems"][read.problem].format(**read.said))
        if read.doubt:
            self.turn.set(pending={"slot": asked.slot, "value": read.value})
            self.says.doubt(read.doubt, read.said)
            return self.stay()
        self.says.noted(asked, read)
        return await self.go_on({asked.slot: Answer(read.value)})

    async def confirmed(self) -> list[EventType] | None:
        """Yes or no to what was asked back; None when nothing was or the message says more."""
        pending = self.turn.slot("pending")
        if not isinstance(pending, dict) or "slot" not in pending:
            return None
        yes = self.turn.intent == "affirm" or SAYS_YES.fullmatch(self.turn.text.strip(" .!,"))
        slot = str(pending["slot"])
        if yes:
            self.turn.set(pending=None)
            return await self.go_on({slot: Answer(pending["value"])})
        if self.turn.intent == "deny" and not any(each.isdigit() for each in self.turn.text):
            self.turn.set(pending=None, **{"intake": {**self.stage, "asked_anew": slot}})
            return await self.ask(question(self.kind, slot), anew=True)
        self.turn.set(pending=None)
        return None

    async def other(self, asked: Question) -> list[EventType]:
        """No answer: why it is asked, a question of its own, or not understood."""
        asks_why = self.turn.intent == "explain" or asks_reason(self.turn)
        if asks_why:
            self.turn.say(str(asked.text["why"]))
            return await self.ask(asked)
        asks = ASKING.search(normalize(self.turn.text) + self.turn.text[-3:])
        if self.turn.intent not in OWN or (asks and self.turn.intent != "inform"):
            return await self.digress()
        return await self.refuse(str(asked.text["invalid"]))

    async def officer_waits(self) -> bool:
        """Whether a file is for an officer: it belongs there, or no paper is asked for here."""
        place = await place_of(self.turn)
        if place is None or place.guessed:
            return False
        return place.question_id is None or not (self.asked and self.asked.paper)

    async def paper(self, given: GivenFile) -> list[EventType]:
        """A file: for the open question, else for the first paper that is missing."""
        wanted = self.asked if self.asked and self.asked.paper else None
        wanted = wanted or next(
            (q for q in asked_of(self.kind, self.draft.answers) if q.paper and not self.has(q)),
            None,
        )
        async with opened(self.turn, given) as raw:
            if wanted is None:
                self.turn.say(texts()["problems"]["paper_not_now"])
                return await self.ask(self.asked)
            return await self.keep_paper(wanted, raw)

    def has(self, asked: Question) -> bool:
        """Whether a question has a real answer."""
        answer = self.draft.answers.get(asked.slot)
        return answer is not None and answer.state == "given"

    async def keep_paper(self, asked: Question, raw: bytes | None) -> list[EventType]:
        """Clean a paper and keep it with the case."""
        clean = await made_clean(raw)
        if isinstance(clean, str):
            return await self.refuse(clean)
        kept = Paper(PAPER_KINDS[asked.slot], clean.mime, clean.content, clean.pages)
        await drafts.attach(self.office, self.turn.sender, self.draft, asked.slot, kept)
        self.says.paper_kept(asked, clean.pages)
        return await self.go_on({})

    async def correct(self, asked: Question, text: str) -> list[EventType]:
        """An earlier answer is wrong: take the right one, or ask that question again."""
        if not asked.paper:
            read = self.read(asked, text)
            if read.value is not None or read.problem:
                return await self.take(asked, read)
        return await self.edit(asked)
