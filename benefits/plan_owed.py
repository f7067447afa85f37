"""What a worker is owed, programme by programme."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from benefits import jht, jkp, jp, notes, pkwt, rules, severance, thr
from benefits.jkp_eligibility import JkpFacts, eligibility
from benefits.result import BadInput, Result, day_text, rupiah
from benefits.tenure import Tenure
from benefits.worker import NOT_LAID_OFF, Owed, State, WorkerFacts

NO_REASON = "Alasan PHK belum diketahui."
NO_TENURE = "Masa kerja belum diketahui."
NO_CONTRACT = "Dihitung seolah pekerja tetap (PKWTT). Pastikan jenis hubungan kerja dulu."
PKWT_NO_SEVERANCE = "Pekerja kontrak (PKWT) mendapat uang kompensasi, bukan pesangon."
FREELANCE = "Hanya untuk pekerja dengan hubungan kerja; mitra lepas mengikuti perjanjiannya."
PERMANENT_NO_COMPENSATION = "Uang kompensasi hanya untuk pekerja kontrak (PKWT)."
REST_APART = "Dapat dituntut terpisah dan bisa diperdebatkan, jadi tidak masuk jumlah."
PAID = "Sudah dibayar {amount}."
WHICH = "Jumlahnya tergantung alasan rincinya; buktinya dari perusahaan."
BALANCE = "Saldo menurut pekerja; yang pasti ada di JMO atau 175."
NO_BALANCE = "Saldo belum diketahui. Lihat di JMO atau tanya 175."
NOT_ENROLLED = "Tidak didaftarkan perusahaan: laporkan ke BPJS Ketenagakerjaan 175."
NO_HOLIDAY = "Hari raya yang dirayakan belum diketahui."
THR_PAST = "Hari raya sebelum PHK. Bila THR-nya belum dibayar, masih bisa ditagih."
THR_RESIGNED = "Bagi yang mengundurkan diri aturannya tidak tegas: tanya Posko THR atau Disnaker."
THR_OUTSIDE = "Hari raya {day} di luar masa THR untuk PHK ini."
BSU_ACTIVE = "BSU untuk pekerja yang masih aktif, bukan karena PHK; belum ada yang baru diumumkan."
HEALTH = "Layanan tetap tanpa bayar iuran paling lama {months} bulan, bukan uang."
HEALTH_NONE = "Jaminan tanpa iuran hanya untuk pekerja yang terkena PHK."
HEALTH_UNSURE = "Tanpa bukti PHK jaminan tanpa iuran tidak pasti. Tanyakan ke 165."


def owed(facts: WorkerFacts, on: date) -> Iterator[Owed]:
    """Every programme in the order of `worker.LABELS`, also those that give nothing and why."""
    yield _severance(facts)
    yield _compensation(facts)
    yield from _rest_of_contract(facts)
    yield _thr(facts)
    yield _jht(facts)
    yield _jkp(facts, on)
    yield _health(facts)
    yield _pension(facts)
    yield Owed("bsu", None, "not_due", (BSU_ACTIVE,))


def _none(programme: str, *reasons: str, state: State = "unknown") -> Owed:
    return Owed(programme, None, state, reasons)


def _severance(facts: WorkerFacts) -> Owed:
    reason, service = facts.ended_by, facts.service
    if facts.contract in {"pkwt", "freelance"} or reason == "contract_end":
        why = PKWT_NO_SEVERANCE if facts.employed else FREELANCE
        return _none("pesangon", why, state="not_due")
    if facts.resigned and reason != "resign":
        return _none("pesangon", notes.FORCED_RESIGNATION)
    if reason is None or service is None:
        missing = ((reason, NO_REASON), (service, NO_TENURE))
        return _none("pesangon", *(text for known, text in missing if known is None))
    return _severance_for(facts, reason)


def severance_input(facts: WorkerFacts, reason: str) -> severance.SeveranceInput:
    """The facts as input of `severance.compute`; the tenure must be known."""
    if facts.service is None:
        raise BadInput("tenure", NO_TENURE)
    return severance.SeveranceInput(
        wage=facts.wage,
        tenure=facts.service,
        reason=reason,
        unused_leave_days=facts.unused_leave_days,
        leave_divisor=facts.leave_divisor,
        return_travel=facts.return_travel,
        other_items=facts.other_items,
        uang_pisah=facts.uang_pisah,
        pension_benefit=facts.pension_benefit,
        pension_employer_share=facts.pension_employer_share,
        micro_small=facts.micro_small,
    )


def _severance_for(facts: WorkerFacts, reason: str) -> Owed:
    try:
        every = severance.compute_all(severance_input(facts, reason), facts.phk_date)
    except BadInput as error:
        if error.field != "on":
            raise
        return _none("pesangon", error.why)
    if reason == "acquitted":
        return _none("pesangon", notes.ACQUITTED, state="not_due")
    reasons: tuple[str, ...] = () if len(every) == 1 else (WHICH,)
    reasons += () if facts.contract == "pkwtt" else (NO_CONTRACT,)
    options = tuple((severance.REASONS[key][0], result) for key, result in every.items())
    return _payable("pesangon", facts, options, reasons, certain=facts.contract == "pkwtt")


def _payable(
    programme: str,
    facts: WorkerFacts,
    options: tuple[tuple[str, Result], ...],
    reasons: tuple[str, ...],
    *,
    certain: bool,
) -> Owed:
    """What the employer still has to pay; not counted where an agreement or a fact decides."""
    paid = facts.severance_paid or 0
    reasons += (notes.MICRO_SMALL,) if facts.micro_small else ()
    reasons += (PAID.format(amount=rupiah(paid)),) if paid else ()
    counted = certain and not facts.micro_small
    totals = sorted(result.total for _, result in options)
    return Owed(
        programme,
        min((result for _, result in options), key=lambda result: result.total),
        "range" if len(options) > 1 else "computed" if counted else "unknown",
        reasons,
        low=max(totals[0] - paid, 0),
        high=max(totals[-1] - paid, 0),
        counted=counted,
        paid=paid,
        alternatives=options if len(options) > 1 else (),
    )


def _compensation(facts: WorkerFacts) -> Owed:
    if facts.contract != "pkwt":
        state: State = "unknown" if facts.contract in {None, "daily", "piece"} else "not_due"
        return _none("kompensasi", PERMANENT_NO_COMPENSATION, state=state)
    if facts.service is None:
        return _none("kompensasi", NO_TENURE)
    try:
        result = pkwt.compute(_compensation_input(facts), facts.phk_date)
    except BadInput as error:
        if error.field != "on":
            raise
        return _none("kompensasi", error.why)
    if not result.lines:
        return _none("kompensasi", result.notes[0], state="not_due")
    return _payable("kompensasi", facts, ((result.title, result),), (), certain=True)


def _compensation_input(facts: WorkerFacts) -> pkwt.CompensationInput:
    service = facts.service or Tenure(0, 0)
    told = service.total_months + Fraction(service.days, pkwt.DAYS_A_MONTH)
    return pkwt.CompensationInput(
        wage=facts.wage,
        months=None if facts.start else told,
        start=facts.start,
        end=facts.phk_date,
        ended_early_by=facts.ended_early_by,
        remaining_months=facts.months_left,
        micro_small=facts.micro_small,
        foreign=facts.citizen is False,
    )


def _rest_of_contract(facts: WorkerFacts) -> Iterator[Owed]:
    """Wages for the rest of a term that the employer cut short (UU 13/2003 Pasal 62)."""
    if facts.contract == "pkwt" and facts.ended_early_by == "employer":
        result = pkwt.rest_of_contract(facts.wage, facts.months_left, facts.phk_date)
        total = result.total
        yield Owed("sisa_kontrak", result, "computed", (REST_APART,), low=total, high=total)


def _thr(facts: WorkerFacts) -> Owed:
    if not facts.employed:
        return _none("thr", FREELANCE, state="not_due")
    if facts.holiday is None or facts.service is None:
        missing = ((facts.holiday, NO_HOLIDAY), (facts.service, NO_TENURE))
        return _none("thr", *(text for known, text in missing if known is None))
    result = thr.amount(facts.wage, facts.service.total_months, facts.holiday)
    if facts.holiday < facts.phk_date:
        return Owed("thr", result, "unknown", (THR_PAST,))
    contract = facts.contract or "pkwtt"
    if not thr.due_after_phk(facts.phk_date, facts.holiday, contract):
        return _none("thr", THR_OUTSIDE.format(day=day_text(facts.holiday)), state="not_due")
    if facts.ended_by == "resign":
        return Owed("thr", result, "unknown", (THR_RESIGNED,))
    if not result.lines:
        return _none("thr", result.notes[0], state="not_due")
    total = result.total
    return Owed("thr", result, "computed", low=total, high=total, counted=True)


def _jht(facts: WorkerFacts) -> Owed:
    if facts.enrolled is False:
        return _none("jht", NOT_ENROLLED)
    if facts.ended_by == "acquitted":
        return _none("jht", notes.ACQUITTED, state="not_due")
    if facts.jht_balance is None:
        return _none("jht", NO_BALANCE)
    balance = facts.jht_balance
    result = jht.balance(balance, facts.phk_date)
    return Owed("jht", result, "computed", (BALANCE,), low=balance, high=balance, counted=True)


def jkp_facts(facts: WorkerFacts) -> JkpFacts:
    """The facts as input of `jkp_eligibility.eligibility`."""
    return JkpFacts(
        citizen=facts.citizen,
        age_at_registration=facts.registration_age,
        enrolled=facts.enrolled,
        contribution_months=facts.contribution_months,
        jkn_member=facts.jkn_member,
        reason=facts.ended_by,
        contract_type=facts.contract,
        contract_end=facts.contract_end,
        phk_date=facts.phk_date,
        already_working=facts.already_working,
        willing_to_work=facts.willing_to_work,
        earlier_claims=facts.earlier_jkp_claims,
        years_since_claim=facts.years_since_jkp_claim,
        resigned=facts.resigned,
        employer_bankrupt=facts.employer_bankrupt,
        arrears_months=facts.arrears_months,
    )


def _jkp(facts: WorkerFacts, on: date) -> Owed:
    """Never in the totals: it hangs on conditions that are met month by month."""
    try:
        found = eligibility(jkp_facts(facts), facts.jkp_claimed or on)
        result = jkp.amount(facts.reported_wage or facts.wage, facts.jkp_claimed or on)
    except BadInput as error:
        if error.field != "on":
            raise
        return _none("jkp", error.why)
    if found.failed:
        return _none("jkp", *found.failed, state="not_due")
    if found.unknown:
        return Owed("jkp", result, "unknown", found.unknown, high=result.total)
    return Owed("jkp", result, "computed", found.passed, low=result.total, high=result.total)


def _health(facts: WorkerFacts) -> Owed:
    if not facts.employed or facts.ended_by in {"death", "acquitted"}:
        return _none("jkn", HEALTH_NONE, state="not_due")
    if facts.ended_by in NOT_LAID_OFF:
        return _none("jkn", HEALTH_UNSURE)
    text = HEALTH.format(months=rules.whole("bpjs_kesehatan_months", facts.phk_date))
    return Owed("jkn", Result("BPJS Kesehatan", (), (text,), facts.phk_date), "computed", (text,))


def _pension(facts: WorkerFacts) -> Owed:
    outlook = jp.outlook(facts.phk_date, age=facts.age_at_phk)
    due = outlook.reached or facts.ended_by == "death"
    return _none("jp", *outlook.notes, state="unknown" if due else "not_due")
