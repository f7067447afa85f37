"""The path of a dispute over a layoff, dated from the days that are known (UU 2/2004)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from benefits import deadlines, offices, rules

# Since this day the year for a suit runs from the failed mediation (MK 132/PUU-XXIII/2025).
YEAR_FROM_MEDIATION = date(2025, 9, 17)
DEBATED = "Kapan mediasi dianggap gagal masih diperdebatkan, jadi jangan menunggu akhir batas."
SILENCE = "Tidak menjawab dianggap menolak anjuran."
NOT_WRITTEN = "Akibat lewat batas tidak diatur: bila sudah lewat, tetap kirim segera."
FAILED_TALKS = "Bila satu pihak menolak berunding, perundingan dianggap gagal lebih cepat."
FROM_NOTICE = "Sebelum 17 September 2025 setahun ini dihitung dari pemberitahuan PHK."


@dataclass(frozen=True, kw_only=True)
class DisputeDays:
    """Days on which something happened; None when it has not, or is not known."""

    letter_received: date | None = None
    talks_requested: date | None = None
    mediator_assigned: date | None = None
    first_session: date | None = None
    recommendation_received: date | None = None
    mediation_failed: date | None = None
    decision: date | None = None


@dataclass(frozen=True)
class Stage:
    """One limit that runs from a known day; `yours` says whether it binds the worker."""

    key: str
    since: date
    until: date
    title: str
    where: str
    article: str
    yours: bool = True
    working_days: bool = True
    note: str = ""


@dataclass(frozen=True)
class _Kind:
    key: str
    day: str
    deadline: Callable[[date], date]
    title: str
    where: str
    parameter: str
    yours: bool = True
    note: str = ""


KINDS = (
    _Kind(
        "refusal",
        "letter_received",
        deadlines.refusal_letter,
        "Surat penolakan PHK",
        offices.COMPANY,
        "phk_refusal_working_days",
        note=NOT_WRITTEN,
    ),
    _Kind(
        "bipartit",
        "talks_requested",
        deadlines.bipartit_end,
        "Perundingan bipartit selesai",
        offices.COMPANY,
        "bipartit_working_days",
        note=FAILED_TALKS,
    ),
    _Kind(
        "first_session",
        "mediator_assigned",
        deadlines.mediation_first_session,
        "Sidang mediasi pertama",
        offices.DISNAKER,
        "mediation_first_session_working_days",
        yours=False,
    ),
    _Kind(
        "mediation_end",
        "mediator_assigned",
        deadlines.mediation_end,
        "Mediasi selesai",
        offices.DISNAKER,
        "mediation_working_days",
        yours=False,
    ),
    _Kind(
        "recommendation",
        "first_session",
        deadlines.mediation_recommendation,
        "Anjuran tertulis dari mediator",
        offices.DISNAKER,
        "mediation_recommendation_working_days",
        yours=False,
    ),
    _Kind(
        "answer",
        "recommendation_received",
        deadlines.mediation_answer,
        "Jawaban tertulis atas anjuran",
        offices.DISNAKER,
        "mediation_answer_working_days",
        note=SILENCE,
    ),
    _Kind(
        "kasasi",
        "decision",
        deadlines.kasasi,
        "Permohonan kasasi",
        offices.PHI,
        "kasasi_working_days",
    ),
)


def path(days: DisputeDays) -> tuple[Stage, ...]:
    """Every limit that runs from a known day, the soonest first."""
    return tuple(sorted(_stages(days), key=lambda stage: stage.until))


def _stages(days: DisputeDays) -> Iterator[Stage]:
    for kind in KINDS:
        since = getattr(days, kind.day)
        if since is not None:
            yield _stage(kind, since)
    if days.mediation_failed is not None:
        yield suit(days.mediation_failed, days.letter_received)


def _stage(kind: _Kind, since: date) -> Stage:
    return Stage(
        kind.key,
        since,
        kind.deadline(since),
        kind.title,
        kind.where,
        rules.reference(kind.parameter, since),
        yours=kind.yours,
        note=kind.note,
    )


def suit(mediation_failed: date, notice: date | None = None) -> Stage:
    """A year to sue, from the failed mediation; before 17 September 2025 from the notice."""
    older = mediation_failed < YEAR_FROM_MEDIATION
    since = notice if older and notice else mediation_failed
    return Stage(
        "phi_suit",
        since,
        deadlines.phi_suit(since),
        "Gugatan PHK",
        offices.PHI,
        rules.reference("phi_suit_years", since),
        working_days=False,
        note=FROM_NOTICE if older else DEBATED,
    )
