"""Examples whose results are written out in said/*.yml."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from laid_off import CONTRACT, TODAY, USUAL
from saying import differing

from benefits import (
    detained,
    dispute,
    health,
    jht,
    jht_claim,
    jkp,
    jkp_months,
    jp,
    phk_proof,
    pkwt,
    severance,
    tax,
    thr,
    wage_base,
)
from benefits.jkp_eligibility import JkpFacts, eligibility
from benefits.plan import plan
from benefits.precheck import ClaimFacts, precheck
from benefits.severance import SeveranceInput
from benefits.tenure import Tenure
from benefits.wage_base import Allowance

type Examples = Mapping[str, Callable[[], Any]]

OLD = date(2023, 6, 30)
"""Before MK 168 and before the rules of 2025."""


def severed(on: date = TODAY, **change: Any) -> Callable[[], Any]:
    known = SeveranceInput(5_000_000, Tenure(7, 3), "efficiency_loss")
    return lambda: severance.compute(replace(known, **change), on)


def contract(on: date = date(2026, 9, 30), **given: Any) -> Callable[[], Any]:
    return lambda: pkwt.compute(pkwt.CompensationInput(**{"wage": 6_000_000} | given), on)


def planned(facts: Any = USUAL, on: date = TODAY, **change: Any) -> Callable[[], Any]:
    """A plan where it differs from the usual one."""
    return lambda: differing(plan(replace(facts, **change), on), plan(USUAL, TODAY))


def checked(on: date = TODAY, **given: Any) -> Callable[[], Any]:
    return lambda: precheck(ClaimFacts(**given), on)


def entitled(on: date = TODAY, **given: Any) -> Callable[[], Any]:
    return lambda: eligibility(JkpFacts(**given), on)


SEVERANCE: Examples = {
    **{
        f"reason {key}": severed(reason=key)
        for key in severance.REASONS
        if not severance.alternatives(key)
    },
    "two years: no UPMK": severed(tenure=Tenure(2, 11, 30), reason="merger"),
    "all of uang penggantian hak": severed(
        unused_leave_days=6, leave_divisor=20, return_travel=1_500_000, other_items=2_000_000
    ),
    "leave alone": severed(unused_leave_days=5),
    "uang pisah of the company's rules": severed(reason="resign", uang_pisah=4_000_000),
    "pension fund, the regulation's example": severed(
        tenure=Tenure(2, 0),
        reason="merger",
        pension_benefit=10_000_000,
        pension_employer_share=Fraction(3, 5),
    ),
    "pension fund that is worth more than the severance": severed(
        tenure=Tenure(1, 0),
        reason="merger",
        unused_leave_days=5,
        pension_benefit=100_000_000,
        pension_employer_share=Fraction(1),
    ),
    "pension fund against uang pisah": severed(
        reason="resign",
        uang_pisah=4_000_000,
        unused_leave_days=5,
        pension_benefit=9_000_000,
        pension_employer_share=Fraction(1),
    ),
    "micro or small enterprise": severed(micro_small=True),
    "before MK 168": severed(OLD),
    "on the day of MK 168": severed(date(2024, 10, 31)),
    "the day before MK 168": severed(date(2024, 10, 30)),
    "the month of the new law": severed(date(2026, 10, 1)),
    "the day before that month": severed(date(2026, 9, 30)),
    "the day before PP 35/2021": severed(date(2021, 2, 1)),
    "a general reason": severed(reason="efficiency"),
    "no such reason": severed(reason="fired"),
    "no wage": severed(wage=0),
    "a wage with cents": severed(wage=5_000_000.0),
    "no divisor": severed(leave_divisor=0),
    "a divisor above a month": severed(leave_divisor=32),
    "a share above one": severed(pension_employer_share=Fraction(2)),
    "negative leave": severed(unused_leave_days=-1),
    "negative travel": severed(return_travel=-1),
    "negative other items": severed(other_items=-1),
    "negative uang pisah": severed(uang_pisah=-1),
    "negative pension benefit": severed(pension_benefit=-1),
    "sixty years are the most": severed(tenure=Tenure(60, 0)),
    "longer than sixty years": severed(tenure=Tenure(60, 0, 1)),
    "all that efficiency may mean": lambda: severance.compute_all(
        SeveranceInput(5_000_000, Tenure(7, 3), "efficiency"), TODAY
    ),
}
ALLOWANCES = (
    Allowance("Tunjangan jabatan", 1_000_000, fixed=True),
    Allowance("Uang makan", 500_000, fixed=False),
    Allowance("Tunjangan transpor", 400_000),
)
WAGE: Examples = {
    "basic with allowances": lambda: wage_base.base_monthly(4_000_000, ALLOWANCES, on=TODAY),
    "below the minimum wage": lambda: wage_base.base_monthly(2_000_000, (), 2_500_000),
    "at the minimum wage": lambda: wage_base.base_monthly(2_500_000, (), 2_500_000),
    "without allowances": lambda: wage_base.base_clean(5_000_000, on=TODAY),
    "without allowances, below the minimum": lambda: wage_base.base_clean(1_000_000, 2_000_000),
    "daily": lambda: wage_base.base_daily(150_000, on=TODAY),
    "daily, below the minimum": lambda: wage_base.base_daily(50_000, 2_000_000),
    "by output, twelve months": lambda: wage_base.base_output([3_000_000, 4_000_000] * 6),
    "by output, seven months": lambda: wage_base.base_output([3_000_001] * 7, on=TODAY),
    "by output, below the minimum": lambda: wage_base.base_output([1_000_000] * 12, 2_500_000),
    "by output, a rupiah below": lambda: wage_base.base_output([2_499_999] * 12, 2_500_000),
    "commission": lambda: wage_base.base_output([3_000_000] * 12, commission=True),
    "no month": lambda: wage_base.base_output([]),
    "thirteen months": lambda: wage_base.base_output([1] * 13),
    "a negative month": lambda: wage_base.base_output([-1]),
    "a negative basic wage": lambda: wage_base.base_monthly(-1),
    "a negative allowance": lambda: wage_base.base_monthly(1, [Allowance("x", -1)]),
    "a negative clean wage": lambda: wage_base.base_clean(-1),
    "a negative day's wage": lambda: wage_base.base_daily(-1),
    "by output, at the minimum": lambda: wage_base.base_output([2_500_000] * 12, 2_500_000),
    "by output, one rupiah": lambda: wage_base.base_output([0] * 12),
    "short forms": lambda: [
        wage_base.monthly(4_000_000, 1_000_000),
        wage_base.monthly_from_daily(150_000),
        wage_base.monthly_from_output([3_000_000], 4_000_000),
    ],
}
TERM = {"start": date(2026, 1, 1), "end": date(2026, 9, 30)}
CONTRACTS: Examples = {
    "nine months by the dates": contract(**TERM),
    "nine months by number": contract(months=9),
    "odd days": contract(start=date(2026, 1, 10), end=date(2026, 9, 30)),
    "three weeks": contract(start=date(2026, 9, 10), end=date(2026, 9, 30)),
    "a month to the day": contract(
        date(2026, 2, 28), start=date(2026, 2, 1), end=date(2026, 2, 28)
    ),
    "less than a month by number": contract(months=Fraction(9, 10)),
    "ended by the employer": contract(**TERM, ended_early_by="employer", remaining_months=3),
    "ended by the worker": contract(
        **TERM, ended_early_by="worker", remaining_months=Fraction(5, 2)
    ),
    "ended early, the rest not known": contract(**TERM, ended_early_by="employer"),
    "the rest of a contract that nobody ended": contract(**TERM, remaining_months=3),
    "micro or small enterprise": contract(**TERM, micro_small=True),
    "a foreign worker": contract(**TERM, foreign=True),
    "begun before 2 November 2020": contract(
        date(2021, 11, 1), start=date(2018, 1, 1), end=date(2021, 11, 1)
    ),
    "months that reach back before it": contract(date(2021, 11, 1), months=24),
    "five years to the day": contract(
        date(2026, 9, 30), start=date(2021, 10, 1), end=date(2026, 9, 30)
    ),
    "a day more than five years": contract(
        date(2026, 9, 30), start=date(2021, 9, 30), end=date(2026, 9, 30)
    ),
    "five years by number": contract(months=60),
    "more than five years by number": contract(months=61),
    "ended before PP 35/2021": contract(date(2021, 2, 1), months=12),
    "an end before PP 35/2021": contract(start=date(2020, 1, 1), end=date(2021, 2, 1)),
    "neither months nor dates": contract(),
    "no end": contract(start=date(2026, 1, 1)),
    "an end before the start": contract(start=date(2026, 2, 1), end=date(2026, 1, 1)),
    "no wage": contract(wage=0, months=9),
    "negative months": contract(months=-1),
    "months beyond sixty years": contract(months=721),
    "negative remaining months": contract(months=9, remaining_months=-1),
    "ended by somebody else": contract(months=9, ended_early_by="union"),
    "wages of the rest": lambda: pkwt.rest_of_contract(6_000_000, Fraction(7, 2), TODAY),
    "wages of the rest without a wage": lambda: pkwt.rest_of_contract(0, 1, TODAY),
}
SURE = {
    "citizen": True,
    "age_at_registration": 30,
    "enrolled": True,
    "contribution_months": 18,
    "jkn_member": True,
    "reason": "efficiency_loss",
    "contract_type": "pkwtt",
    "phk_date": date(2026, 11, 1),
    "already_working": False,
    "willing_to_work": True,
    "earlier_claims": 0,
}
JKP: Examples = {
    "four million today": lambda: jkp.amount(4_000_000, TODAY),
    "above the cap today": lambda: jkp.amount(7_000_000, TODAY),
    "above the cap under the first rule": lambda: jkp.amount(7_000_000, OLD),
    "just before the change": lambda: jkp.amount(4_000_000, date(2024, 12, 1)),
    "before it was paid": lambda: jkp.amount(4_000_000, date(2022, 1, 31)),
    "no wage": lambda: jkp.amount(0, TODAY),
    "a claim across the change": lambda: jkp.claimed_amount(
        6_000_000, date(2024, 11, 20), date(2024, 12, 6)
    ),
    "a claim paid from a later day": lambda: jkp.claimed_amount(
        6_000_000, date(2024, 11, 20), date(2024, 12, 6), date(2025, 1, 6)
    ),
    "a claim paid before it was approved": lambda: jkp.claimed_amount(
        6_000_000, date(2024, 11, 20), date(2024, 12, 6), date(2024, 12, 1)
    ),
    "approved before it was filed": lambda: jkp.claimed_amount(
        6_000_000, date(2024, 11, 20), date(2024, 11, 19)
    ),
    "a claim without a wage": lambda: jkp.claimed_amount(0, TODAY, TODAY),
    "months": lambda: jkp_months.months(date(2026, 8, 31), deadline=date(2027, 2, 28)),
    "months in training": lambda: jkp_months.months(TODAY, in_training=True),
    "nothing known": entitled(),
    "all conditions met": entitled(**SURE),
    "no condition met": entitled(
        citizen=False,
        age_at_registration=54,
        enrolled=False,
        contribution_months=0,
        jkn_member=False,
        reason="resign",
        contract_type="freelance",
        phk_date=date(2026, 1, 1),
        already_working=True,
        willing_to_work=False,
        earlier_claims=3,
    ),
    "contributions prove that one is enrolled": entitled(**SURE | {"enrolled": False}),
    "fifty-three at registration": entitled(**SURE | {"age_at_registration": 53}),
    "eleven months of contributions": entitled(**SURE | {"contribution_months": 11}),
    "twelve months of contributions": entitled(**SURE | {"contribution_months": 12}),
    "a signed resignation": entitled(**SURE | {"resigned": True}),
    "a signed resignation and the reason": entitled(
        **SURE | {"resigned": True, "reason": "resign"}
    ),
    "long illness": entitled(**SURE | {"reason": "long_illness"}),
    "acquitted": entitled(**SURE | {"reason": "acquitted"}),
    "pension": entitled(**SURE | {"reason": "pension"}),
    "death": entitled(**SURE | {"reason": "death"}),
    "no such reason": entitled(**SURE | {"reason": "fired"}),
    "a contract that ran out": entitled(
        **SURE | {"reason": "contract_end", "contract_type": "pkwt"}
    ),
    "a contract cut short": entitled(
        **SURE | {"contract_type": "pkwt", "contract_end": date(2026, 12, 31)}
    ),
    "a contract that ended on its day": entitled(
        **SURE | {"contract_type": "pkwt", "contract_end": date(2026, 11, 1)}
    ),
    "a contract without a reason": entitled(contract_type="pkwt"),
    "the last day to claim": entitled(date(2026, 5, 1), **SURE | {"phk_date": date(2025, 11, 1)}),
    "a day too late": entitled(date(2026, 5, 2), **SURE | {"phk_date": date(2025, 11, 1)}),
    "a layoff to come": entitled(**SURE | {"phk_date": date(2026, 12, 31)}),
    "a layoff before JKP": entitled(**SURE | {"phk_date": date(2021, 2, 1)}),
    "a second claim after five years": entitled(
        **SURE | {"earlier_claims": 1, "years_since_claim": 5}
    ),
    "a second claim after four years": entitled(
        **SURE | {"earlier_claims": 2, "years_since_claim": 4}
    ),
    "a second claim, years not known": entitled(**SURE | {"earlier_claims": 1}),
    "the first day of the rules of 2025": entitled(date(2025, 2, 7)),
    "a layoff on the first day of JKP": entitled(**SURE | {"phk_date": date(2021, 2, 2)}),
    "arrears of a firm that runs": entitled(**SURE | {"arrears_months": 2}),
    "six months of arrears of a bankrupt firm": entitled(
        **SURE | {"arrears_months": 6, "employer_bankrupt": True}
    ),
    "seven months of arrears of a bankrupt firm": entitled(
        **SURE | {"arrears_months": 7, "employer_bankrupt": True}
    ),
    "without JKM": entitled(**SURE | {"programmes": frozenset({"jkk", "jht", "jp"})}),
    "without JP in a small firm": entitled(
        **SURE | {"programmes": frozenset({"jkk", "jkm", "jht"}), "micro_small": True}
    ),
    "without JP in a large firm": entitled(
        **SURE | {"programmes": frozenset({"jkk", "jkm", "jht"}), "micro_small": False}
    ),
    "without JP, size not known": entitled(
        **SURE | {"programmes": frozenset({"jkk", "jkm", "jht"})}
    ),
    "all programmes": entitled(**SURE | {"programmes": frozenset({"jkk", "jkm", "jht", "jp"})}),
    "before the rules of 2025": entitled(date(2025, 2, 6)),
}
FINE: dict[str, Any] = {
    "phk_date": date(2026, 11, 1),
    "reason": "efficiency_loss",
    "recorded_reason": "efficiency_loss",
    "contract_type": "pkwtt",
    "agrees": True,
    "proof_complete": True,
    "phk_reported": True,
    "deactivated": True,
    "names_match": True,
    "dates_match": True,
    "resignation_signed": False,
    "contribution_months": 18,
    "arrears_months": 0,
    "wage": 5_000_000,
    "reported_wage": 5_000_000,
    "jkn_active": True,
    "age_at_registration": 30,
    "siapkerja_account": True,
    "own_bank_account": True,
    "commitment_accepted": True,
}
PRECHECK: Examples = {
    "nothing known": checked(),
    "all in order": checked(**FINE),
    "nothing in order": checked(
        phk_date=date(2026, 1, 1),
        recorded_reason="resign",
        contract_type="pkwt",
        agrees=False,
        phk_reported=False,
        deactivated=False,
        names_match=False,
        dates_match=False,
        resignation_signed=True,
        early_end_proved=False,
        contribution_months=3,
        arrears_months=7,
        employer_bankrupt=True,
        wage=5_000_000,
        reported_wage=3_000_000,
        jkn_active=False,
        age_at_registration=54,
        siapkerja_account=False,
        own_bank_account=False,
        commitment_accepted=False,
    ),
    "papers missing after an agreement": checked(
        **FINE | {"agrees": False, "agreement_signed": True, "proof_complete": False}
    ),
    "papers missing after a decision": checked(
        **FINE | {"agrees": None, "court_decided": True, "proof_complete": None}
    ),
    "the deadline in 30 days": checked(date(2026, 4, 1), **FINE),
    "the deadline tomorrow": checked(date(2027, 4, 30), **FINE),
    "the deadline today": checked(date(2027, 5, 1), **FINE),
    "the deadline yesterday": checked(date(2027, 5, 2), **FINE),
    "a month before the deadline": checked(date(2027, 4, 1), **FINE),
    "a day more than a month before": checked(date(2027, 3, 31), **FINE),
    "a layoff before JKP": checked(**FINE | {"phk_date": date(2020, 1, 1)}),
    "arrears of a firm that runs": checked(**FINE | {"arrears_months": 1}),
    "arrears of a bankrupt firm": checked(
        **FINE | {"arrears_months": 6, "employer_bankrupt": True}
    ),
    "a low wage above the cap": checked(**FINE | {"wage": 9_000_000, "reported_wage": 5_000_000}),
    "month 2 with nothing known": checked(**FINE, month=2),
    "month 2 with four applications": checked(
        **FINE, month=2, applications=4, assessment_done=False
    ),
    "month 2 with five applications": checked(
        **FINE, month=2, applications=5, assessment_done=True
    ),
    "month 3 with an interview": checked(**FINE, month=3, interviews=1, assessment_done=True),
    "month 5 in training": checked(**FINE, month=5, training_attended=True, assessment_done=True),
    "month 6 in training": checked(**FINE, month=6, training_attended=True, assessment_done=True),
    **{
        f"booked as {reason}": checked(**FINE | {"recorded_reason": reason})
        for reason in ("resign", "pension", "death", "contract_end", "closure_loss")
    },
    "booked as the pension that it was": checked(
        **FINE | {"reason": "pension", "recorded_reason": "pension"}
    ),
    "month 7": checked(month=7),
    "month 0": checked(month=0),
    "before the rules of 2025": checked(date(2025, 2, 6)),
}
JHT: Examples = {
    "contributions": lambda: jht.contributions(4_000_000, 60, TODAY),
    "contributions with a return": lambda: jht.contributions(4_000_000, 60, TODAY, Fraction(1, 20)),
    "no return": lambda: jht.contributions(4_000_000, 60, TODAY, Fraction(0)),
    "no months with a return": lambda: jht.contributions(4_000_000, 0, TODAY, Fraction(1, 20)),
    "a return above one": lambda: jht.contributions(4_000_000, 60, TODAY, Fraction(2)),
    "no wage": lambda: jht.contributions(0, 60, TODAY),
    "negative months": lambda: jht.contributions(1, -1, TODAY),
    "a balance": lambda: jht.balance(40_000_000, TODAY),
    "a negative balance": lambda: jht.balance(-1, TODAY),
    "a part for a house": lambda: jht.partial(80_000_000, 10, TODAY, "housing"),
    "a part for other needs": lambda: jht.partial(80_000_000, 12, TODAY),
    "a part too soon": lambda: jht.partial(80_000_000, Fraction(99, 10), TODAY),
    "a part of a negative balance": lambda: jht.partial(-1, 12, TODAY),
    "days": lambda: {
        str(reason): jht_claim.earliest(reason, date(2026, 10, 31))
        for reason in (None, "efficiency_loss", "resign", "contract_end", "pension", "death")
    },
    "before Permenaker 4/2022": lambda: jht_claim.earliest("resign", date(2022, 4, 25)),
    "articles": lambda: {
        str(reason): jht_claim.article(reason)
        for reason in (None, "efficiency_loss", "resign", "contract_end", "pension")
    },
    "channels": lambda: [
        jht_claim.channel(15_000_000, TODAY),
        jht_claim.channel(15_000_001, TODAY),
        jht_claim.channel(None, TODAY),
        jht_claim.channel(1, date(2025, 4, 30)),
    ],
    "a negative balance at a channel": lambda: jht_claim.channel(-1, TODAY),
    "papers": lambda: {
        f"{reason} {way}": jht_claim.papers(reason, way, balance=60_000_000)
        for reason in ("efficiency_loss", "resign", "contract_end", "pension", "death")
        for way in (None, "accepted", "agreement", "court")
    },
    "papers of a small balance": lambda: jht_claim.papers("resign", balance=50_000_000),
    "papers after a partial claim": lambda: jht_claim.papers("resign", earlier_partial=True),
    "taxes": lambda: jht_claim.taxes(90_000_000, TODAY),
    "taxes after a partial claim last year": lambda: jht_claim.taxes(
        90_000_000, TODAY, first_partial=date(2025, 1, 1), partial_paid=20_000_000
    ),
    "taxes after a partial claim two years ago": lambda: jht_claim.taxes(
        90_000_000, TODAY, first_partial=date(2024, 12, 31), partial_paid=20_000_000
    ),
    "the same without NPWP": lambda: jht_claim.taxes(
        90_000_000, TODAY, first_partial=date(2024, 12, 31), has_npwp=False
    ),
}
TAX: Examples = {
    "severance of 600 million": lambda: tax.severance_tax(600_000_000, TODAY),
    "severance up to 50 million": lambda: tax.severance_tax(50_000_000, TODAY),
    "a rupiah more": lambda: tax.severance_tax(50_000_001, TODAY),
    "the second instalment": lambda: tax.severance_tax(400_000_000, TODAY, 200_000_000),
    "nothing": lambda: tax.severance_tax(0, TODAY),
    "a negative sum": lambda: tax.severance_tax(-1, TODAY),
    "a negative sum before": lambda: tax.severance_tax(1, TODAY, -1),
    "JHT": lambda: tax.lump_sum_tax(80_000_000, TODAY),
    "JHT after a part": lambda: tax.lump_sum_tax(80_000_000, TODAY, 20_000_000),
    "Pasal 17": lambda: tax.pasal17(6_000_000_000, TODAY),
    "Pasal 17 before 2022": lambda: tax.pasal17(600_000_000, date(2021, 12, 31)),
    "Pasal 17 without NPWP": lambda: tax.pasal17(120_000_000, TODAY, 30_000_000, has_npwp=False),
    "before the rule": lambda: tax.severance_tax(1, date(2009, 11, 15)),
    "instalments over three years": lambda: tax.by_payment(
        [
            (date(2026, 2, 1), 100_000_000),
            (date(2024, 12, 20), 200_000_000),
            (date(2025, 1, 15), 400_000_000),
            (date(2026, 3, 1), 50_000_000),
            (date(2027, 1, 1), 50_000_000),
        ],
        has_npwp=False,
    ),
    "instalments of JHT": lambda: tax.by_payment(
        [(date(2025, 1, 1), 60_000_000), (date(2026, 1, 1), 60_000_000)], "lump_sum"
    ),
    "a negative instalment": lambda: tax.by_payment([(TODAY, -1)]),
    "two calendar years": lambda: [
        tax.is_lump_sum(date(2024, 12, 31), day)
        for day in (date(2023, 12, 31), date(2024, 12, 31), date(2025, 12, 31), date(2026, 1, 1))
    ],
}
OTHERS: Examples = {
    "THR after a year": lambda: thr.amount(6_000_000, 12, TODAY),
    "THR after eleven months": lambda: thr.amount(6_000_000, 11, TODAY),
    "THR after a month": lambda: thr.amount(6_000_000, 1, TODAY),
    "THR too soon": lambda: thr.amount(6_000_000, 0, TODAY),
    "THR without a wage": lambda: thr.amount(0, 1, TODAY),
    "THR with negative months": lambda: thr.amount(1, -1, TODAY),
    "holidays": lambda: {name: thr.next_holiday(name, TODAY) for name in thr.HOLIDAYS},
    "a holiday today": lambda: thr.next_holiday("kristen", date(2026, 12, 25)),
    "the day after a holiday": lambda: thr.next_holiday("kristen", date(2026, 12, 26)),
    "no such religion": lambda: thr.next_holiday("x", TODAY),
    "THR after a layoff": lambda: [
        thr.due_after_phk(date(2026, 2, 18), date(2026, 3, 20)),
        thr.due_after_phk(date(2026, 2, 17), date(2026, 3, 20)),
        thr.due_after_phk(date(2026, 3, 19), date(2026, 3, 20), "pkwt"),
        thr.due_after_phk(date(2026, 3, 20), date(2026, 3, 20), "pkwt"),
    ],
    **{
        f"JP at {age} after {months} months": (
            lambda age=age, months=months: jp.outlook(TODAY, age=age, contribution_months=months)
        )
        for age in (None, 58, 59)
        for months in (None, 179, 180)
    },
    **{
        f"BPJS Kesehatan, {way}": (lambda way=way: health.cover(date(2026, 8, 31), way))
        for way in (None, "accepted", "agreement", "court")
    },
    "proofs": lambda: {
        str(way): [phk_proof.papers_or_any_for_jkp(way), phk_proof.papers_or_any_for_jht(way)]
        for way in (None, "accepted", "agreement", "court")
    },
    "ways": lambda: [
        phk_proof.route(None),
        phk_proof.route(True),
        phk_proof.route(False),
        phk_proof.route(False, agreement_signed=True),
        phk_proof.route(True, agreement_signed=True, court_decided=True),
    ],
    **{
        f"detained, {many} dependants for {months} months": (
            lambda many=many, months=months: detained.support(4_000_001, many, months, TODAY)
        )
        for many, months in ((0, 3), (1, 0), (1, 1), (2, 6), (3, 7), (4, 2), (9, 2))
    },
    "detained without a wage": lambda: detained.support(0, 1, 1, TODAY),
    "detained with negative dependants": lambda: detained.support(1, -1, 1, TODAY),
    "detained with negative months": lambda: detained.support(1, 1, -1, TODAY),
}
EVERY_DAY = dispute.DisputeDays(
    letter_received=date(2026, 10, 1),
    talks_requested=date(2026, 10, 8),
    mediator_assigned=date(2026, 11, 20),
    first_session=date(2026, 11, 27),
    recommendation_received=date(2026, 12, 10),
    mediation_failed=date(2027, 1, 4),
    decision=date(2027, 6, 1),
)
DISPUTE: Examples = {
    "every day known": lambda: dispute.path(EVERY_DAY),
    "no day known": lambda: dispute.path(dispute.DisputeDays()),
    "failed before the change": lambda: dispute.suit(date(2025, 9, 16), date(2025, 5, 2)),
    "failed before the change, notice not known": lambda: dispute.suit(date(2025, 9, 16)),
    "failed before the change, on the path": lambda: dispute.path(
        dispute.DisputeDays(letter_received=date(2025, 5, 2), mediation_failed=date(2025, 9, 1))
    ),
    "failed on the day of the change": lambda: dispute.suit(date(2025, 9, 17), date(2025, 5, 2)),
}
UNPAID = {"agrees": True, "severance_paid": 5_000_000}
PLANS: Examples = {
    "usual": lambda: differing(plan(USUAL, TODAY), None),
    "little known": planned(reason=None, contract_type=None, start=None, jht_balance=None),
    "a general reason": planned(reason="efficiency"),
    "not agreed, with the letter": planned(agrees=False, letter_received=date(2026, 11, 3)),
    "refused and talks asked for": planned(
        agrees=False,
        letter_received=date(2026, 11, 3),
        refusal_sent=True,
        bipartit_requested=date(2026, 11, 12),
    ),
    "mediation failed": planned(
        on=date(2027, 2, 1),
        agrees=False,
        letter_received=date(2026, 11, 3),
        mediation_failed=date(2027, 1, 15),
    ),
    "agreed, reported, partly paid": planned(**UNPAID, phk_reported=True),
    "agreed and all paid": planned(agrees=True, severance_paid=42_000_000),
    "an agreement was signed": planned(agrees=False, agreement_signed=True),
    "a court decided": planned(court_decided=True, agrees=False),
    "forced resignation": planned(resigned=True),
    "resigned": planned(reason="resign", uang_pisah=3_000_000),
    "resigned by the letter alone": planned(reason=None, resigned=True),
    "pension": planned(reason="pension", birth_date=date(1967, 11, 20)),
    "death": planned(reason="death"),
    "acquitted": planned(reason="acquitted"),
    "long illness": planned(reason="long_illness"),
    "micro or small enterprise": planned(micro_small=True),
    "with leave and a pension fund": planned(
        unused_leave_days=6,
        leave_divisor=20,
        return_travel=1_000_000,
        other_items=500_000,
        pension_benefit=10_000_000,
        pension_employer_share=Fraction(1, 2),
    ),
    "severance that is taxed": planned(wage=20_000_000, reason="pension", jht_balance=200_000_000),
    "a general reason that is taxed": planned(wage=20_000_000, reason="closure"),
    "JHT taken in part before": planned(
        jht_balance=90_000_000, jht_partial_on=date(2020, 5, 1), jht_partial_paid=5_000_000
    ),
    "JHT taken in part last year": planned(
        jht_balance=90_000_000, jht_partial_on=date(2025, 5, 1), jht_partial_paid=5_000_000
    ),
    "JKP claimed, in training": planned(jkp_claimed=date(2026, 11, 21), in_training=True),
    "JKP reported too low": planned(reported_wage=3_000_000),
    "JKP refused": planned(contribution_months=3),
    "not enrolled": planned(enrolled=False, contribution_months=None, jht_balance=None),
    "THR due": planned(phk_date=date(2027, 2, 20), holiday=date(2027, 3, 10)),
    "THR outside the window": planned(holiday=date(2027, 3, 10)),
    "THR of a past holiday": planned(holiday=date(2026, 3, 20)),
    "THR after a resignation": planned(
        phk_date=date(2027, 2, 20), holiday=date(2027, 3, 10), reason="resign"
    ),
    "THR too soon": planned(
        phk_date=date(2027, 2, 20), holiday=date(2027, 3, 10), start=date(2027, 2, 1)
    ),
    "a contract cut short": planned(CONTRACT),
    "a contract cut short, micro or small": planned(CONTRACT, micro_small=True),
    "a contract over the holiday": planned(
        CONTRACT, phk_date=date(2026, 12, 31), holiday=date(2026, 12, 25)
    ),
    "a contract before the holiday": planned(CONTRACT, holiday=date(2026, 11, 20)),
    "a contract under PP 35/2021's first days": planned(
        CONTRACT, start=date(2020, 1, 1), phk_date=date(2021, 2, 2), contract_end=None
    ),
    "a permanent job that ended as a contract": planned(reason="contract_end"),
    "a second claim of JKP": planned(earlier_jkp_claims=1, years_since_jkp_claim=4),
    "uang pisah in a small firm": planned(reason="resign", uang_pisah=9, micro_small=True),
    "paid a rupiah short": planned(agrees=True, severance_paid=41_999_999),
    "paid one rupiah": planned(agrees=True, severance_paid=1),
    "JHT of a partial claim with NPWP": planned(
        jht_balance=1_000_000, jht_partial_on=date(2026, 1, 1)
    ),
    "on the first day of the month of a new law": planned(
        phk_date=date(2026, 10, 1), on=date(2026, 10, 1)
    ),
    "the letter came after the last day": planned(letter_received=date(2026, 11, 23)),
    "failed before the rule of 2025": planned(
        agrees=False,
        phk_date=date(2025, 3, 3),
        on=date(2025, 9, 1),
        letter_received=date(2025, 2, 10),
        mediation_failed=date(2025, 8, 29),
    ),
    "a contract that ran out": planned(CONTRACT, phk_date=date(2026, 12, 31)),
    "a contract that the worker ended": planned(CONTRACT, reason="resign"),
    "a contract, length told": planned(CONTRACT, start=None, tenure=Tenure(0, 10, 15)),
    "a contract of unknown length": planned(CONTRACT, start=None),
    "a contract of three weeks": planned(CONTRACT, start=date(2026, 10, 12)),
    "a contract of a foreign worker": planned(CONTRACT, citizen=False),
    "daily worker": planned(contract_type="daily"),
    "paid by output": planned(contract_type="piece", agrees=True),
    "freelance": planned(contract_type="freelance"),
    "freelance without a balance": planned(contract_type="freelance", jht_balance=None),
    "bankrupt, in arrears": planned(reason="bankruptcy", employer_bankrupt=True, arrears_months=6),
    "before the rules of 2025": planned(phk_date=date(2024, 12, 20), on=date(2024, 12, 31)),
    "before Permenaker 4/2022": planned(phk_date=date(2022, 4, 1), on=date(2022, 4, 1)),
    "before JKP was paid": planned(phk_date=date(2021, 5, 1), on=date(2021, 5, 3)),
    "before PP 35/2021": planned(phk_date=date(2021, 2, 1)),
    "no wage": planned(wage=0),
    "began after the layoff": planned(start=date(2026, 11, 21)),
    "born after the layoff": planned(birth_date=date(2026, 11, 21)),
    "a negative balance": planned(jht_balance=-1),
    "a negative payment": planned(severance_paid=-1),
    "negative contributions": planned(contribution_months=-1),
    "no reported wage": planned(reported_wage=0),
}
FILES: Mapping[str, Examples] = {
    "severance": SEVERANCE,
    "wage": WAGE,
    "contract": CONTRACTS,
    "jkp": JKP,
    "precheck": PRECHECK,
    "jht": JHT,
    "tax": TAX,
    "others": OTHERS,
    "dispute": DISPUTE,
    "plan": PLANS,
}
