"""Who may claim JKP (PP 37/2021 Pasal 4, 19, 20, 24, 40 jo. PP 6/2025): reasons yes and no."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from benefits import rules
from benefits.deadlines import jkp_claim
from benefits.reasons import REASONS
from benefits.result import BadInput, Eligibility, day_text

# PP 6/2025 changed the conditions on this day; claims under the older ones are long over.
SINCE = date(2025, 2, 7)

# JKP has existed since this day.
BEGAN = date(2021, 2, 2)
SIGNED = "Ada surat pengunduran diri. Bila dipaksa, ajukan keberatan ke Disnaker"

type Verdict = Literal["passed", "failed", "unknown"]
type Check = tuple[Verdict, str]


@dataclass(frozen=True)
class JkpFacts:
    """What is known of the worker; None means not known yet.

    `contribution_months` are those paid within the 24 months before the layoff. `reason` is a
    key of `reasons.REASONS`. `years_since_claim` are years of contributions since the last claim.
    `resigned` says that a resignation letter was signed, whatever the reason was. `arrears_months`
    are months that the employer is behind, `employer_bankrupt` that it is bankrupt or closed.
    `programmes` are those of BPJS Ketenagakerjaan that the worker is in: jkk, jkm, jht, jp.
    """

    citizen: bool | None = None
    age_at_registration: int | None = None
    enrolled: bool | None = None
    contribution_months: int | None = None
    jkn_member: bool | None = None
    reason: str | None = None
    contract_type: str | None = None
    phk_date: date | None = None
    already_working: bool | None = None
    willing_to_work: bool | None = None
    earlier_claims: int | None = None
    years_since_claim: int | Fraction | None = None
    contract_end: date | None = None
    resigned: bool | None = None
    employer_bankrupt: bool | None = None
    arrears_months: int | None = None
    programmes: frozenset[str] | None = None
    micro_small: bool | None = None


def eligibility(facts: JkpFacts, on: date) -> Eligibility:
    """Conditions met, not met and unknown on `on`, the day of the claim.

    Raises BadInput for days before 7 February 2025.
    """
    if on < SINCE:
        raise BadInput("on", "Syarat JKP sebelum 7 Februari 2025 tidak diperiksa di sini.")
    checks = tuple(_checks(facts, on))
    return Eligibility(*(_said(checks, verdict) for verdict in ("passed", "failed", "unknown")))


def _said(checks: tuple[Check, ...], wanted: str) -> tuple[str, ...]:
    return tuple(text for verdict, text in checks if verdict == wanted)


def _checks(facts: JkpFacts, on: date) -> Iterator[Check]:
    yield _yes(facts.citizen, "Warga negara Indonesia", "JKP hanya untuk warga negara Indonesia")
    yield _age(facts.age_at_registration, on)
    yield _yes(
        True if facts.contribution_months else facts.enrolled,
        "Terdaftar di BPJS Ketenagakerjaan oleh perusahaan",
        "Tidak didaftarkan perusahaan: perusahaan yang bertanggung jawab, laporkan ke 175",
    )
    yield from _programmes(facts.programmes, facts.micro_small)
    yield _contributions(facts.contribution_months, on)
    yield from _arrears(facts.arrears_months, facts.employer_bankrupt, on)
    yield _yes(facts.jkn_member, "Peserta JKN", "Belum menjadi peserta JKN")
    yield _resigned_or(_reason(facts.reason, on), facts.resigned)
    yield from _contract(facts)
    yield _deadline(facts.phk_date, on)
    yield _working(facts.already_working)
    yield _yes(facts.willing_to_work, "Bersedia bekerja lagi", "Tidak bersedia bekerja lagi")
    yield _earlier_claims(facts.earlier_claims, facts.years_since_claim, on)


def _yes(fact: bool | None, good: str, bad: str) -> Check:
    if fact is None:
        return "unknown", good
    return ("passed", good) if fact else ("failed", bad)


def _age(age: int | None, on: date) -> Check:
    limit = rules.whole("jkp_max_registration_age", on)
    text = f"Belum {limit} tahun saat didaftarkan"
    if age is None:
        return "unknown", text
    return ("passed", text) if age < limit else ("failed", f"Sudah {limit} tahun saat didaftarkan")


def _contributions(months: int | None, on: date) -> Check:
    least = rules.whole("jkp_contribution_months", on)
    window = rules.whole("jkp_contribution_window_months", on)
    text = f"Iuran paling sedikit {least} bulan dalam {window} bulan sebelum PHK"
    if months is None:
        return "unknown", text
    return ("passed", text) if months >= least else ("failed", f"Iuran baru {months} bulan. {text}")


def _reason(reason: str | None, on: date) -> Check:
    if reason is None or reason not in REASONS:
        return "unknown", "Alasan PHK"
    if refused := rules.table("jkp_refused_reasons", on).get(reason):
        return "failed", refused
    if reason == "acquitted":
        return "failed", "Tidak ada PHK: perusahaan wajib mempekerjakan kembali"
    if reason == "long_illness":
        return "unknown", "Bukan cacat total tetap (cacat total tetap tidak mendapat JKP)"
    return "passed", "Berhenti karena PHK, bukan mengundurkan diri"


def _resigned_or(check: Check, resigned: bool | None) -> Check:
    """A signed resignation fails whatever the true reason was."""
    return ("failed", SIGNED) if resigned and check[0] != "failed" else check


def _contract(facts: JkpFacts) -> Iterator[Check]:
    employed = "Bekerja dengan PKWT atau PKWTT"
    if facts.contract_type == "freelance":
        yield "failed", "JKP hanya untuk pekerja dengan hubungan kerja (PKWT atau PKWTT)"
    else:
        yield ("passed" if facts.contract_type in {"pkwt", "pkwtt"} else "unknown"), employed
    if facts.contract_type == "pkwt" and facts.reason != "contract_end":
        yield _cut_short(facts)


def _cut_short(facts: JkpFacts) -> Check:
    text = "Kontrak diakhiri perusahaan sebelum waktunya"
    if facts.contract_end and facts.phk_date and facts.phk_date >= facts.contract_end:
        return "failed", f"Kontrak habis {day_text(facts.contract_end)}, bukan diakhiri lebih awal"
    return ("passed" if facts.reason else "unknown"), text


def _programmes(joined: frozenset[str] | None, micro_small: bool | None) -> Iterator[Check]:
    """Medium and large firms need JP too; asked only where the programmes are known."""
    if joined is None:
        return
    if missing := sorted({"jkk", "jkm", "jht"} - joined):
        yield "failed", f"Belum ikut {', '.join(missing).upper()}; perusahaan wajib mendaftarkan"
    elif "jp" in joined or micro_small:
        yield "passed", "Ikut program BPJS Ketenagakerjaan yang disyaratkan"
    elif micro_small is None:
        yield "unknown", "Perusahaan mikro atau kecil (yang lebih besar wajib ikut JP juga)"
    else:
        yield "failed", "Belum ikut JP; perusahaan menengah dan besar wajib mendaftarkan"


def _arrears(months: int | None, bankrupt: bool | None, on: date) -> Iterator[Check]:
    """Pasal 39A: a bankrupt or closed firm may be some months behind."""
    if not months:
        return
    most = rules.whole("jkp_arrears_months", on)
    text = f"Tunggakan perusahaan pailit atau tutup paling lama {most} bulan"
    if not bankrupt:
        yield "unknown", "Perusahaan menunggak iuran: tanggungannya, laporkan ke 175"
    else:
        yield (
            ("passed", text) if months <= most else ("failed", f"Menunggak {months} bulan. {text}")
        )


def _deadline(phk_date: date | None, on: date) -> Check:
    months = rules.whole("jkp_claim_months", on)
    if phk_date is None:
        return "unknown", f"Klaim paling lambat {months} bulan sejak PHK"
    if phk_date > on:
        return "unknown", f"PHK baru berlaku {day_text(phk_date)}"
    if phk_date < BEGAN:
        return "failed", f"PHK sebelum JKP ada ({day_text(BEGAN)})"
    last = jkp_claim(phk_date)
    text = f"Batas waktu klaim {day_text(last)}"
    return ("passed", text) if on <= last else ("failed", f"{text} sudah lewat")


def _working(already_working: bool | None) -> Check:
    inverted = None if already_working is None else not already_working
    return _yes(inverted, "Belum bekerja lagi", "Sudah bekerja lagi sebagai penerima upah")


def _earlier_claims(claims: int | None, years: int | Fraction | None, on: date) -> Check:
    most, gap = rules.whole("jkp_max_claims", on), rules.whole("jkp_claim_gap_years", on)
    if claims is None:
        return "unknown", f"JKP paling banyak {most} kali"
    if claims >= most:
        return "failed", f"Sudah {claims} kali menerima JKP; paling banyak {most} kali"
    text = f"Sudah {gap} tahun iuran sejak JKP yang lalu"
    if claims == 0:
        return "passed", "Belum pernah menerima JKP"
    if years is None:
        return "unknown", text
    return (
        ("passed", text)
        if years >= gap
        else ("failed", f"Belum {gap} tahun iuran sejak JKP yang lalu")
    )
