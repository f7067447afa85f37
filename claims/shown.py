"""Answers as a person reads them."""

from __future__ import annotations

from typing import Any

from benefits.reasons import REASONS
from benefits.result import rupiah
from claims.drafts import Answer
from claims.intake import texts
from indonesian import dates, duration

MONEY = ("wage", "jht_balance", "paid")
NOT_KNOWN = {"unknown": "belum diketahui", "skipped": "dilewati"}


def shown(slot: str, value: Any) -> str:
    """A value in words."""
    if slot in MONEY:
        return rupiah(int(value)) if value else "belum ada" if slot == "paid" else rupiah(0)
    if slot == "employer":
        return ", ".join(part for part in (value["name"], value.get("city")) if part)
    if slot == "tenure_months":
        return duration.write(int(value))
    if slot == "contribution_months":
        return f"{value} bulan"
    if slot == "phk_date":
        return dates.write(str(value))
    if slot == "phk_reason":
        return REASONS[value][0] if value in REASONS else str(value)
    if slot.startswith("doc_"):
        return f"sudah dikirim ({value['pages']} halaman)"
    words = texts()["values"].get(slot, {})
    return str(words.get(value, value))


def shown_answer(slot: str, answer: Answer | None) -> str:
    """An answer in words, also one that is missing."""
    if answer is None:
        return "belum diisi"
    return shown(slot, answer.value) if answer.state == "given" else NOT_KNOWN[answer.state]


def shortened(slot: str, answer: Answer | None) -> str:
    """The same for a chat, where numbers of a person are not said in full."""
    said = shown_answer(slot, answer)
    if slot in ("nik", "kpj", "phone") and answer and answer.state == "given":
        return f"{said[:4]}…{said[-3:]}"
    return said
