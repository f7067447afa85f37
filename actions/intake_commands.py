"""What a worker may say to an intake instead of an answer, and how it ends."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from rasa_sdk.events import EventType

from actions.case_reminders import remind_of_case
from actions.documents import PDF, send
from actions.intake_state import IntakeState
from actions.intake_words import OWN, line_in
from actions.memory import files
from claims import drafts
from claims.drafts import Answer
from claims.intake import asked_of
from claims.review import Review
from storage.files import File

logger = logging.getLogger(__name__)


class IntakeCommands(IntakeState):
    """Back, skip, save, cancel, the summary and sending it."""

    async def on_skip(self) -> list[EventType]:
        """Go on without an answer, where the claim can bear it."""
        return await self.without("skipped")

    async def on_dont_know(self) -> list[EventType]:
        """The same, but said differently in the summary."""
        return await self.without("unknown")

    async def without(self, state: drafts.State) -> list[EventType]:
        """No answer to the open question."""
        asked = self.asked
        if asked is None:
            return await self.show_summary()
        if not self.was_asked(asked):
            # typed again because no reply came: it leaves out the question before, once
            return await self.ask(asked)
        if asked.must:
            return await self.refuse(str(asked.text["invalid"]))
        return await self.go_on({asked.slot: Answer(None, state)})

    async def on_back(self) -> list[EventType]:
        """The question before this one again."""
        every = asked_of(self.kind, self.draft.answers)
        slots = [each.slot for each in every]
        place = slots.index(self.draft.asked) if self.draft.asked in slots else len(slots)
        return await self.ask(every[max(0, place - 1)], anew=True)

    async def on_save(self) -> list[EventType]:
        """Leave and come back any time, here or elsewhere with the code."""
        self.draft.running = False
        await drafts.save(self.office, self.turn.sender, self.draft)
        self.says.saved(self.draft)
        return self.end(waits=True)

    async def on_cancel(self) -> list[EventType]:
        """Keep or throw away? Asked once."""
        self.turn.set(intake={**self.stage, "kind": self.kind, "stage": "leave"}, pending=None)
        self.says.leaving()
        return self.stay()

    async def heard_before(self) -> list[EventType]:
        """This message was saved, then a crash took the reply: say where the worker is now."""
        if self.turn.file:
            await files().erase_file(self.turn.sender, self.turn.file.id)
            self.turn.file = None
        if self.draft.running:
            return await self.ask(self.asked)
        self.says.saved(self.draft)
        return self.end(waits=True)

    async def on_summary(self) -> list[EventType]:
        """What has been answered so far."""
        self.says.lines(self.draft)
        return await self.ask(self.asked)

    async def on_ask_again(self) -> list[EventType]:
        """Asked to go on while it runs: the reply to the last answer may never have arrived."""
        return await self.ask(self.asked)

    async def reviewed(self, choice: Any) -> list[EventType]:
        """While the summary is shown: yes sends it, a number or a name changes a line."""
        line = line_in(self.turn.text)
        every = asked_of(self.kind, self.draft.answers)
        if line is not None and 1 <= line <= len(every):
            return await self.edit(every[line - 1])
        if choice == "send" or self.turn.intent == "affirm":
            return await self.submit()
        if choice == "edit" or self.turn.intent == "deny" or line_in(self.turn.text):
            return await self.show_lines()
        if self.turn.intent not in OWN:
            return await self.digress()
        return await self.show_summary()

    async def submit(self) -> list[EventType]:
        """Make a case of the draft, hand over the packet, say what comes next."""
        number = await drafts.confirm(self.office, self.turn.sender, self.draft)
        made = self.says.submitted(self.draft, number)
        try:
            await self.hand_over(number, made)
        except Exception:
            logger.exception("could not make the packet of a case")
            self.says.phrase("packet_failed")
        await self.remind(made)
        return self.end()

    async def remind(self, made: Review) -> None:
        """Reminders of the deadlines; the case stands without them."""
        try:
            answers, today = self.draft.answers, self.turn.today
            count = await remind_of_case(self.turn.sender, made, answers, today)
        except Exception:
            logger.exception("could not set the reminders of a case")
            return
        if count:
            self.says.phrase("case_reminders", count=count)

    async def hand_over(self, number: str, made: Review) -> None:
        """The packet as a file."""
        from claims.packet import packet

        answers, today = self.draft.answers, self.turn.today
        content = await asyncio.to_thread(packet, self.kind, number, answers, made, today)
        await send(self.turn, "packet_ready", [File(f"kasus-{number}.pdf", PDF, content)])
