"""What an operator watches; labels name channels and outcomes, never a person."""

from __future__ import annotations

from prometheus_client import Counter, Gauge, Histogram

MESSAGES = Counter("teman_messages", "Messages answered", ["channel", "outcome"])
ANSWER_SECONDS = Histogram(
    "teman_answer_seconds",
    "From a message at the gateway to its stored answer",
    ["channel"],
    buckets=(0.01, 0.02, 0.03, 0.05, 0.08, 0.12, 0.2, 0.5, 1, 2, 5, 15),
)
WAITING = Gauge("teman_updates_waiting", "Updates written down and not yet done", ["channel"])
CHANNEL_CALLS = Counter(
    "teman_channel_calls", "Calls to a channel's service", ["channel", "result"]
)
