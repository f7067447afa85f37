"""Small mends of Rasa 3.6.21, applied from outside; tests/nlu notice when Rasa changes.

1. The answer of an action is validated by a validator built once. Rasa checks the constant schema
   itself again at every call: 50 ms of every turn with an action.
2. The class of a stored event is looked up in a table. Rasa walks all subclasses for every event
   of every message, which makes a conversation slower with each turn.
3. Text that a person types is never a payload. Rasa takes "/intent{...}" from anybody as a
   command; here it is one only when the bot's last message offered a button with that payload, or
   when our gateway says that a button which it offered was tapped (`metadata.tapped`).
4. Logs hold no message text. Rasa's REST channel writes the text of a message that failed.
5. A session ends after `MAX_TURNS` turns (more in a form) as it does after a pause; slots are
   carried over.
6. A message that is posted again (`metadata.update` names it) gets the answer that it got: a
   gateway that crashed or lost patience may ask twice without saying twice.
7. Who waits for a conversation is woken when it is free (`locks.py`).
"""

from __future__ import annotations

import copy
import re
from collections import OrderedDict
from typing import Any, Dict, List, Optional, Set, Tuple

MAX_TURNS = 30
MAX_TURNS_IN_A_FORM = 100
LOGGED_FIELDS = frozenset({"event", "event_info", "exc_info", "action_name", "policy_name"})
MOST_ANSWERS = 20_000
"""Senders whose last answer is remembered; as many as the store has sessions."""
LEADING = re.compile(r"^[/\s]+")
"""Rasa strips every kind of space before it looks for the slash of a payload."""


def validate_actions_once() -> None:
    """Mend 1."""
    from jsonschema.validators import validator_for
    from rasa.core.actions.action import RemoteAction

    schema = RemoteAction.action_response_format_spec()
    validator = validator_for(schema)(schema)

    def _validate_action_result(self: RemoteAction, result: Dict[str, Any]) -> bool:
        validator.validate(result)
        return True

    RemoteAction._validate_action_result = _validate_action_result


def look_events_up() -> None:
    """Mend 2."""
    from rasa.shared.core.events import Event

    walk = Event.resolve_by_type
    known: Dict[str, Any] = {}

    def resolve_by_type(type_name: str, default: Optional[type] = None) -> Optional[type]:
        if type_name not in known:
            found = walk(type_name, default)
            if found is None or found is default:
                return found
            known[type_name] = found
        return known[type_name]

    Event.resolve_by_type = staticmethod(resolve_by_type)


def offered_payloads(tracker: Any) -> Set[str]:
    """The payloads of the buttons in the bot's messages since the last message of the person."""
    from rasa.shared.core.events import BotUttered, UserUttered

    offered: Set[str] = set()
    for event in reversed(list(tracker.events)) if tracker else ():
        if isinstance(event, UserUttered):
            break
        if isinstance(event, BotUttered):
            offered.update(button["payload"] for button in event.data.get("buttons") or ())
    return offered


def as_typed(text: str, offered: Set[str]) -> str:
    """`text` as Rasa may see it: without leading slashes unless it is an offered payload."""
    stripped = text.strip()
    if not stripped.startswith("/"):
        return text
    return stripped if stripped in offered else LEADING.sub("", stripped) or "?"


def keep_payloads_ours() -> None:
    """Mend 3."""
    from rasa.core.processor import MessageProcessor

    parse_message = MessageProcessor.parse_message

    async def parse(
        self: MessageProcessor,
        message: Any,
        tracker: Any = None,
        only_output_properties: bool = True,
    ) -> Dict[str, Any]:
        typed = copy.copy(message)
        if not (message.metadata or {}).get("tapped"):
            typed.text = as_typed(message.text or "", offered_payloads(tracker))
            if (message.text or "").strip() != typed.text.strip():
                # the actions see the words alone; that they were a command is told beside them
                message.metadata = {**(message.metadata or {}), "command": True}
        return await parse_message(self, typed, tracker, only_output_properties)

    MessageProcessor.parse_message = parse


def known_fields_only(_logger: Any, _method: str, event: Dict[str, Any]) -> Dict[str, Any]:
    """A structlog processor: of a log event only the fields that cannot hold what a person said."""
    return {name: value for name, value in event.items() if name in LOGGED_FIELDS}


def keep_text_out_of_logs(cli: Any) -> None:
    """Mend 4; `cli` is the module rasa.__main__, which configures the logs."""
    import structlog

    configure = cli.configure_structlog

    def configure_without_text(log_level: Optional[int] = None) -> None:
        configure(log_level)
        structlog.configure(processors=[known_fields_only, *structlog.get_config()["processors"]])

    cli.configure_structlog = configure_without_text


def end_long_sessions() -> None:
    """Mend 5."""
    from rasa.core.processor import MessageProcessor
    from rasa.shared.core.events import UserUttered

    expired = MessageProcessor._has_session_expired

    def has_session_expired(self: MessageProcessor, tracker: Any) -> bool:
        turns = sum(isinstance(event, UserUttered) for event in tracker.events)
        most = MAX_TURNS if tracker.active_loop_name is None else MAX_TURNS_IN_A_FORM
        return turns >= most or expired(self, tracker)

    MessageProcessor._has_session_expired = has_session_expired


def answer_once() -> None:
    """Mend 6. Rasa's lock lets one message of a sender in at a time, also the second of a pair."""
    from rasa.core.channels.channel import CollectingOutputChannel
    from rasa.core.processor import MessageProcessor

    handle_message = MessageProcessor.handle_message
    last: "OrderedDict[str, Tuple[str, List[Dict[str, Any]]]]" = OrderedDict()

    async def handle(self: MessageProcessor, message: Any) -> Optional[List[Dict[str, Any]]]:
        update = (message.metadata or {}).get("update")
        channel = message.output_channel
        if not update or not isinstance(channel, CollectingOutputChannel):
            return await handle_message(self, message)
        known, answer = last.get(message.sender_id, ("", []))
        if known == update:
            channel.messages = list(answer)
            return channel.messages
        said = await handle_message(self, message)
        if channel.messages:
            last[message.sender_id] = (update, list(channel.messages))
            last.move_to_end(message.sender_id)
        if len(last) > MOST_ANSWERS:
            last.popitem(last=False)
        return said

    MessageProcessor.handle_message = handle


def apply() -> None:
    """All mends, once, before the server starts."""
    from nlu.serving.locks import wake_who_waits

    validate_actions_once()
    look_events_up()
    keep_payloads_ours()
    end_long_sessions()
    answer_once()
    wake_who_waits()
