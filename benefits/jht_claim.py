"""Claiming JHT after a job ends: from when, through which channel, with which papers and tax."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from benefits import deadlines, offices, phk_proof, rules
from benefits.result import Result, need_whole, rupiah
from benefits.tax import is_lump_sum, lump_sum_tax, pasal17

WAIT_FREE = frozenset({"contract_end", "pension", "death"})
CARD = "Kartu BPJS Ketenagakerjaan (KPJ)"
IDENTITY = "KTP"
RESIGNED = "Surat keterangan mengundurkan diri dari perusahaan"
CONTRACT = "Kontrak kerja atau paklaring (sering diminta)"
HEIRS = ("Surat kematian", "Surat keterangan ahli waris", "KTP ahli waris")
USUAL = "Kartu keluarga dan buku tabungan sendiri (sering diminta)"
NPWP = "NPWP (saldo di atas {above} atau pernah ambil sebagian)"


@dataclass(frozen=True)
class Channel:
    """Where to claim; `sure` is False when the balance is not known."""

    where: str
    sure: bool


@dataclass(frozen=True)
class TwoTaxes:
    """Tax when BPJS counts the claim as paid at once, and when by Pasal 17 (uncertain U21).

    `later` is None when no earlier partial claim makes it possible.
    """

    at_once: Result
    later: Result | None


def earliest(reason: str | None, ended: date) -> date:
    """First day of the full claim: a month after a layoff or resignation, else at once.

    `ended` is the day of the layoff, or of the employer's statement of resignation.
    Permenaker 4/2022 Pasal 6, 8, 10. Raises rules.NoValue before 26 April 2022.
    """
    return ended if reason in WAIT_FREE else deadlines.jht_earliest(ended)


ARTICLES = {"resign": "Pasal 8-9", "contract_end": "Pasal 6-7", "pension": "Pasal 4-5"}


def article(reason: str | None) -> str:
    """The article on a full claim for this end of a job."""
    return f"Permenaker 4/2022 {ARTICLES.get(reason or '', 'Pasal 10-11')}"


def channel(balance: int | None, on: date) -> Channel:
    """JMO up to its limit in rupiah, above it Lapak Asik or a branch.

    Both where the balance, or the limit of that time (before May 2025), is not known.
    """
    limit = rules.parameter("jht_jmo_limit")
    if balance is None or on < limit.values[0].since:
        return Channel(f"{offices.JMO}; saldo besar lewat {offices.LAPAK_ASIK}", sure=False)
    need_whole("balance", balance)
    small = balance <= rules.whole("jht_jmo_limit", on)
    return Channel(offices.JMO if small else offices.LAPAK_ASIK, sure=True)


def papers(
    reason: str | None,
    way: phk_proof.Route | None = None,
    *,
    balance: int | None = None,
    earlier_partial: bool = False,
) -> tuple[str, ...]:
    """Papers by reason (Permenaker 4/2022 Pasal 7, 9, 11) and those that counters also ask for."""
    return tuple(_papers(reason, way, balance, earlier_partial))


def _papers(
    reason: str | None, way: phk_proof.Route | None, balance: int | None, earlier_partial: bool
) -> Iterator[str]:
    yield CARD
    if reason == "death":
        yield from HEIRS
        return
    yield IDENTITY
    yield from _proof(reason, way)
    yield USUAL
    above = rules.newest("jht_npwp_above")
    if earlier_partial or (balance or 0) > above:
        yield NPWP.format(above=rupiah(above))


def _proof(reason: str | None, way: phk_proof.Route | None) -> Iterator[str]:
    if reason == "resign":
        yield RESIGNED
    elif reason == "contract_end":
        yield CONTRACT
    elif reason != "pension":
        yield from phk_proof.papers_or_any_for_jht(way)


def taxes(
    balance: int,
    on: date,
    *,
    first_partial: date | None = None,
    partial_paid: int = 0,
    has_npwp: bool = True,
) -> TwoTaxes:
    """Tax on a full claim of `balance` rupiah paid on `on`.

    `first_partial` is the day of an earlier 10 % or 30 % claim and `partial_paid` its amount.
    Within two calendar years both count as one payment; from the third year Pasal 17 may apply,
    and since practice differs (U21) both results are given. Without NPWP Pasal 17 takes more.
    """
    if first_partial is None:
        return TwoTaxes(lump_sum_tax(balance, on), None)
    if is_lump_sum(first_partial, on):
        return TwoTaxes(lump_sum_tax(balance, on, partial_paid), None)
    return TwoTaxes(lump_sum_tax(balance, on), pasal17(balance, on, has_npwp=has_npwp))
