"""What an operator watches of deliveries and rounds; labels name channels, never a person."""

from __future__ import annotations

from prometheus_client import Counter, Gauge

DELIVERIES = Counter(
    "teman_deliveries", "Sends of owed messages, by how they ended", ["channel", "outcome"]
)
REFUSED = Counter(
    "teman_channel_refusals", "Times a channel said that we are too fast", ["channel"]
)
OUTBOX = Gauge("teman_outbox", "Messages in the outbox; late: due for over a minute", ["status"])
ROUND_FAILURES = Counter("teman_round_failures", "Rounds that failed", ["round"])
