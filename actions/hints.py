"""What a worker asks back while a question of a form is open: "itu gaji pokok apa bersih?"."""

from __future__ import annotations

import re

from actions.facts import EARLY
from actions.turn import Turn
from indonesian.normalize import normalize

HINTS: dict[str, dict[str, re.Pattern[str]]] = {
    "wage": {
        "hint_wage_weekly": re.compile(r"\b(se)?minggu(an)?\b", re.IGNORECASE),
        "hint_wage_minimum": re.compile(r"\bum[rkp]\b|\bupah minimum\b", re.IGNORECASE),
        "hint_wage_varies": re.compile(
            r"\b(beda\W?(2|beda)|berubah|gak? (tentu|tetap)|naik turun|komisi|borongan|hasil)",
            re.IGNORECASE,
        ),
        "why_wage": re.compile(
            r"\b(pokok|take ?home|thp|kotor|bersih|tunjangan|lembur|gross|nett?o?|potongan)\b",
            re.IGNORECASE,
        ),
    },
    "tenure_months": {
        "hint_tenure_vague": re.compile(
            r"\b(belasan|puluhan|lama (banget|sekali))\b", re.IGNORECASE
        ),
        "hint_tenure_covid": re.compile(r"\b(covid|corona|korona|pandemi)", re.IGNORECASE),
        "hint_tenure_probation": re.compile(
            r"\b(percobaan|probation|training|magang|masa kontrak|kontrak dulu|(di)?hitung dari)\b",
            re.IGNORECASE,
        ),
    },
    "phk_reason": {"hint_reason_early": EARLY},
}
"""By question: the phrase, and the words that call for it."""

SUBJECTS = {
    "phk_reason": re.compile(r"\balasan", re.IGNORECASE),
    "wage": re.compile(r"\b(gaji|upah)", re.IGNORECASE),
    "tenure_months": re.compile(r"\b(masa|lama|tahun|mulai) ?(kerja|masuk)", re.IGNORECASE),
}


def hint_for(asked: str, turn: Turn) -> str | None:
    """The phrase that helps with the open question, None when the words call for none."""
    hints = HINTS.get(asked, {}) if turn.text else {}
    return next((name for name, words in hints.items() if words.search(turn.text)), None)


def opening_hint(asked: str, turn: Turn) -> str | None:
    """The hint before the first question: a weekly wage in the message cannot be taken."""
    weekly = asked == "wage" and any(each.role == "weekly" for each in turn.found("money"))
    return "hint_wage_weekly" if weekly and turn.text else None


UNKNOWN_TO_ME = re.compile(
    r"\btidak (di)?(tahu|ingat|yakin|hafal|kasih tahu|jelaskan|sebut(kan)?)\b"
    r"|\b(tanpa|tidak (ada|di\w+|nyebut)) alasan\b|\balasan nya tidak jelas\b"
)
OF_THE_QUESTION = re.compile(r"\bmaksud")
"""Who does not know what is meant asks back."""


def does_not_know(text: str) -> bool:
    """Whether the words say that the answer is not known, whatever their intent: "ga dijelasin"."""
    plain = normalize(text)
    return bool(UNKNOWN_TO_ME.search(plain)) and not OF_THE_QUESTION.search(plain)


def subject_of(text: str, questions: tuple[str, ...]) -> str | None:
    """Which question "gatau alasannya" leaves unanswered; None when it does not say."""
    named = (name for name, words in SUBJECTS.items() if name in questions and words.search(text))
    return next(named, None)
