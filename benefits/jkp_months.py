"""JKP month by month: what a recipient does to be paid (Permenaker 2/2025 Pasal 13)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from benefits import rules
from benefits.result import percent
from benefits.tenure import add_months

FIRST = (
    "Masuk ke SIAPkerja, buka menu JKP, dan ajukan klaim",
    "Isi data diri dan rekening bank atas nama sendiri",
    "Setujui pernyataan komitmen mencari kerja (KAPK)",
    "Kerjakan asesmen diri setelah uang bulan pertama cair",
)
STATUS_FORM = "Isi formulir status pekerjaan"


@dataclass(frozen=True)
class JkpMonth:
    """One month of JKP: from `opens` to `until` (both estimates after the first), and what to do.

    `until` of month 1 is the last day to claim at all; None when that is not known.
    """

    number: int
    opens: date
    until: date | None
    tasks: tuple[str, ...]
    article: str


def months(
    claimed: date, *, deadline: date | None = None, in_training: bool = False
) -> tuple[JkpMonth, ...]:
    """All months of JKP when claimed on `claimed`; each later one opens a month after the last.

    `deadline` is the last day to claim. In training, attendance may stand in for applications.
    """
    last = rules.whole("jkp_months", claimed)
    return tuple(_month(number, last, claimed, deadline, in_training) for number in _count(last))


def _count(last: int) -> Iterator[int]:
    yield from range(1, last + 1)


def _month(
    number: int, last: int, claimed: date, deadline: date | None, in_training: bool
) -> JkpMonth:
    opens = add_months(claimed, number - 1)
    if number == 1:
        return JkpMonth(1, opens, deadline, FIRST, _article(claimed, "1-2"))
    until = add_months(claimed, number) - timedelta(days=1)
    if number == last:
        return JkpMonth(number, opens, until, (_proof(claimed), STATUS_FORM), _article(claimed, 5))
    task = _training(claimed) if in_training else _proof(claimed)
    return JkpMonth(number, opens, until, (task,), _article(claimed, "3-4"))


def _article(on: date, paragraph: int | str) -> str:
    whole = rules.reference("jkp_job_applications", on)
    return f"{whole.rsplit(' ayat ', 1)[0]} ayat {paragraph}"


def _proof(on: date) -> str:
    applications = rules.whole("jkp_job_applications", on)
    interviews = rules.whole("jkp_interviews", on)
    return (
        f"Unggah bukti paling sedikit {applications} lamaran kerja bulan ini, "
        f"atau {interviews} panggilan tes atau wawancara"
    )


def _training(on: date) -> str:
    share = percent(rules.rate("jkp_training_attendance", on))
    proof = _proof(on)
    return f"Hadir paling sedikit {share} di pelatihan, atau {proof[0].lower()}{proof[1:]}"
