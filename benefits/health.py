"""BPJS Kesehatan after a layoff (Perpres 82/2018 Pasal 27 jo. Perpres 59/2024)."""

from dataclasses import dataclass
from datetime import date

from benefits import phk_proof, rules
from benefits.deadlines import bpjs_kesehatan_until

WARD = "Selama masa ini rawat inap biasanya di ruang kelas 3; pastikan ke 165."
DISPUTED = "Selama PHK diperselisihkan, perusahaan dan pekerja tetap membayar iuran."
AFTERWARDS = (
    "Sesudahnya: lewat perusahaan baru bila sudah bekerja; bila belum, pindah ke peserta mandiri, "
    "atau minta diusulkan sebagai PBI lewat Dinas Sosial bila tidak mampu."
)


@dataclass(frozen=True)
class HealthCover:
    """Cover without contributions until `until`, the papers for it, and what comes then."""

    until: date
    papers: tuple[str, ...]
    notes: tuple[str, ...]
    article: str


def cover(phk_date: date, way: phk_proof.Route | None = None) -> HealthCover:
    """The six months after a layoff; `way` None while the layoff is disputed or nothing is known.

    Only for workers who were laid off: not after a resignation.
    """
    papers = ("KTP", "Kartu keluarga", *phk_proof.papers_or_any_for_jkp(way))
    notes = (WARD, *(() if way else (DISPUTED,)), AFTERWARDS)
    article = rules.reference("bpjs_kesehatan_months", phk_date)
    return HealthCover(bpjs_kesehatan_until(phk_date), papers, notes, article)
