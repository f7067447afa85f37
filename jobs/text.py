"""The words that the text search of the database reads, the same for a posting and a query."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from jobs.posting import Posting, occupations_in, skills_in


def folded(text: str) -> str:
    """Lower case letters and digits of ASCII with single spaces: both databases cut it alike."""
    flat = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return " ".join(re.findall(r"[a-z0-9]+", flat))


def occupation_token(name: str) -> str:
    """One word that stands for an occupation whatever a title calls it."""
    return "occ" + folded(name).replace(" ", "")


def skill_token(name: str) -> str:
    """One word that stands for a skill."""
    return "skl" + folded(name).replace(" ", "")


def occupations_of(posting: Posting) -> tuple[str, ...]:
    """The occupations of a posting by title, else by what the portal files it under."""
    return occupations_in(posting.title) or occupations_in(posting.tags)


def title_words(posting: Posting) -> str:
    """Title, tags and employer, and the tokens of the occupations and skills of the first two."""
    stated = folded(f"{posting.title} {posting.tags} {posting.company or ''}")
    skills = skills_in(f"{posting.title} {posting.tags}")
    tokens = [*map(occupation_token, occupations_of(posting)), *map(skill_token, skills)]
    return " ".join((stated, *tokens))


def body_words(posting: Posting) -> str:
    """Everything else that may be looked for."""
    return folded(f"{posting.place} {posting.snippet}")


def alternatives(
    occupations: Iterable[str], skills: Iterable[str], words: Iterable[str]
) -> list[str]:
    """Phrases of which one must stand in a title."""
    names = [*map(occupation_token, occupations), *map(skill_token, skills)]
    phrase = folded(" ".join(words))
    return [*names, *([phrase] if phrase else [])]
