"""Until when: the dates that follow from a layoff. Each takes the day that starts the clock."""

from datetime import date, timedelta

from benefits import rules
from benefits.calendar import add_working_days
from benefits.tenure import add_months


def _after_working_days(start: date, parameter: str) -> date:
    return add_working_days(start, rules.whole(parameter, start))


def _after_months(start: date, parameter: str) -> date:
    return add_months(start, rules.whole(parameter, start))


def phk_letter_latest(phk_date: date, *, probation: bool = False) -> date:
    """Last day on which the employer can hand over the layoff letter (PP 35/2021 Pasal 37)."""
    name = "phk_notice_probation_working_days" if probation else "phk_notice_working_days"
    return add_working_days(phk_date, -rules.whole(name, phk_date))


def refusal_letter(letter_received: date) -> date:
    """Last day to refuse the layoff in writing (PP 35/2021 Pasal 39 ayat 1)."""
    return _after_working_days(letter_received, "phk_refusal_working_days")


def bipartit_end(talks_requested: date) -> date:
    """Day on which the bipartite talks must be over (UU 2/2004 Pasal 3)."""
    return _after_working_days(talks_requested, "bipartit_working_days")


def mediation_first_session(mediator_assigned: date) -> date:
    """Last day for the first session of the mediation (UU 2/2004 Pasal 10)."""
    return _after_working_days(mediator_assigned, "mediation_first_session_working_days")


def mediation_recommendation(first_session: date) -> date:
    """Last day for the mediator's written recommendation (UU 2/2004 Pasal 13)."""
    return _after_working_days(first_session, "mediation_recommendation_working_days")


def mediation_answer(recommendation_received: date) -> date:
    """Last day to answer the recommendation; silence counts as refusal (UU 2/2004 Pasal 13)."""
    return _after_working_days(recommendation_received, "mediation_answer_working_days")


def mediation_end(mediator_assigned: date) -> date:
    """Day on which the mediation must be over (UU 2/2004 Pasal 15)."""
    return _after_working_days(mediator_assigned, "mediation_working_days")


def phi_suit(mediation_failed: date) -> date:
    """Last day to sue over a layoff (UU 2/2004 Pasal 82 as read by MK 132/PUU-XXIII/2025).

    Before 17 September 2025 the year ran from the employer's notice: give that day then.
    """
    return add_months(mediation_failed, 12 * rules.whole("phi_suit_years", mediation_failed))


def kasasi(decision: date) -> date:
    """Last day to file for cassation, from the reading or the notice of the decision."""
    return _after_working_days(decision, "kasasi_working_days")


def resignation_letter_latest(last_day: date) -> date:
    """Last day to hand in a resignation (PP 35/2021 Pasal 36 huruf i)."""
    return last_day - timedelta(days=rules.whole("resign_notice_days", last_day))


def jkp_claim(phk_date: date) -> date:
    """Last day to claim JKP: 6 months from the layoff (3 months before 7 February 2025)."""
    return _after_months(phk_date, "jkp_claim_months")


def jkp_employer_report(phk_date: date) -> date:
    """Last day for the employer to report the layoff (Permenaker 2/2025 Pasal 9)."""
    return _after_working_days(phk_date, "jkp_employer_report_working_days")


def jkp_payment(claim_complete: date) -> date:
    """Last day on which a complete JKP claim must be paid (Permenaker 2/2025 Pasal 13)."""
    return _after_working_days(claim_complete, "jkp_payment_working_days")


def jht_earliest(phk_date: date) -> date:
    """First day on which the full JHT can be claimed (Permenaker 4/2022 Pasal 10)."""
    return _after_months(phk_date, "jht_wait_months")


def jht_payment(claim_complete: date) -> date:
    """Last day on which a complete JHT claim must be paid (Permenaker 4/2022)."""
    return _after_working_days(claim_complete, "jht_payment_working_days")


def bpjs_kesehatan_until(phk_date: date) -> date:
    """Day until which health cover goes on without contributions (Perpres 82/2018 Pasal 27)."""
    return _after_months(phk_date, "bpjs_kesehatan_months")


def thr_payment(holiday: date) -> date:
    """Last day to pay the THR (Permenaker 6/2016 Pasal 5)."""
    return holiday - timedelta(days=rules.whole("thr_pay_before_days", holiday))
