"""The whole plan of a laid-off worker: what is owed, and what to do from which day until when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from benefits import jht_claim, notes, tax
from benefits.plan_dispute import is_disputed
from benefits.plan_owed import owed
from benefits.plan_steps import steps
from benefits.result import rupiah
from benefits.worker import LABELS, PAGES, Owed, State, Step, WorkerFacts

__all__ = ["LABELS", "PAGES", "Owed", "Plan", "State", "Step", "WorkerFacts", "plan"]

ESTIMATE = "Ini perkiraan dari keterangan yang ada, bukan keputusan resmi."
JKP_APART = "JKP tidak masuk jumlah karena dibayar tiap bulan dengan syarat."
JKP_DISPUTED = (
    "Selama PHK diperselisihkan belum ada bukti PHK untuk JKP. Supaya aman, hitung batas klaim "
    "dari tanggal PHK dan ajukan begitu buktinya ada."
)
SUIT = "Gugatan PHK paling lambat 1 tahun sejak mediasi gagal, jadi jangan menunda bipartit."
DUTIES = "Selama PHK masih diperselisihkan, upah dan iuran BPJS tetap kewajiban perusahaan."
TAX = "PPh 21 final atas pesangon yang dibayar sekaligus kira-kira {low}."
TAX_RANGE = "PPh 21 final atas pesangon yang dibayar sekaligus kira-kira {low} sampai {high}."
JHT_TAX = "PPh 21 final atas JHT kira-kira {tax}."
JHT_TAXES = (
    "PPh 21 atas JHT kira-kira {at_once} bila dianggap dibayar sekaligus, atau {later} dengan "
    "tarif Pasal 17 karena pernah diambil sebagian. Tanyakan ke 175 sebelum klaim."
)
TENURE = "Masa kerja dihitung dari hari pertama yang tidak terputus; masa kontrak dulu bisa ikut."


@dataclass(frozen=True)
class Plan:
    """`total_low` to `total_high` rupiah are certain to be due; JKP stands apart, on conditions.

    `total_*` are the sums of the parts in `owed` that are `counted`, `jkp_*` those of JKP.
    """

    owed: tuple[Owed, ...]
    total_low: int
    total_high: int
    jkp_low: int
    jkp_high: int
    steps: tuple[Step, ...]
    notes: tuple[str, ...]
    rules_as_of: date

    def part(self, programme: str) -> Owed | None:
        """What is owed under a programme, if the plan speaks of it."""
        return next((part for part in self.owed if part.programme == programme), None)

    def due_by(self, day: date) -> tuple[Step, ...]:
        """Steps not done that end on this day or before."""
        return tuple(s for s in self.steps if not s.done and s.until and s.until <= day)


def plan(facts: WorkerFacts, on: date) -> Plan:
    """Everything on one page as of `on`: sums, steps with dates, notes.

    Unknown facts give parts of state "unknown" that say what is missing. Raises BadInput(field,
    why) for a wage of 0 or less and for facts that contradict the date of the layoff.
    """
    facts = facts.checked()
    parts = tuple(owed(facts, on))
    counted = [part for part in parts if part.counted]
    conditional = [part for part in parts if part.programme == "jkp"]
    return Plan(
        owed=parts,
        total_low=sum(part.low for part in counted),
        total_high=sum(part.high for part in counted),
        jkp_low=sum(part.low for part in conditional),
        jkp_high=sum(part.high for part in conditional),
        steps=steps(facts, on, parts),
        notes=tuple(_notes(facts, parts, on)),
        rules_as_of=on,
    )


def _notes(facts: WorkerFacts, parts: tuple[Owed, ...], on: date) -> Iterator[str]:
    yield ESTIMATE
    yield JKP_APART
    if facts.resigned and facts.reason not in {None, "resign"}:
        yield notes.FORCED_RESIGNATION
    if facts.contested:
        yield JKP_DISPUTED
    if is_disputed(facts, parts):
        yield from (DUTIES, SUIT) if not facts.agrees else (SUIT,)
    yield from _tax_notes(facts, parts)
    yield from _jht_tax_notes(facts, on)
    if facts.service:
        yield TENURE
    if on >= notes.NEW_LAW_MONTH:
        yield notes.NEW_LAW


def _tax_notes(facts: WorkerFacts, parts: tuple[Owed, ...]) -> Iterator[str]:
    """Tax on the whole severance, what was paid before included."""
    for part in parts:
        if part.programme == "pesangon" and part.result:
            totals = (part.low + part.paid, part.high + part.paid)
            low, high = (tax.severance_tax(total, facts.phk_date).total for total in totals)
            text = TAX if low == high else TAX_RANGE
            if high:
                yield text.format(low=rupiah(low), high=rupiah(high))


def _jht_tax_notes(facts: WorkerFacts, on: date) -> Iterator[str]:
    """Both taxes where an earlier partial claim makes it uncertain which one is taken (U21)."""
    if facts.jht_balance is None:
        return
    taxes = jht_claim.taxes(
        facts.jht_balance,
        max(on, facts.phk_date),
        first_partial=facts.jht_partial_on,
        partial_paid=facts.jht_partial_paid,
    )
    at_once = rupiah(taxes.at_once.total)
    if taxes.later:
        yield JHT_TAXES.format(at_once=at_once, later=rupiah(taxes.later.total))
    elif taxes.at_once.total:
        yield JHT_TAX.format(tax=at_once)
