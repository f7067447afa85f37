"""Word lists written as one line of text."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The blank-separated words of `text` as a set."""
    return frozenset(text.split())
