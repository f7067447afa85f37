"""What is known of a laid-off worker, and the pieces of the plan that is made from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from types import MappingProxyType
from typing import Literal

from benefits import notes, phk_proof, rules
from benefits.pkwt import months_between
from benefits.result import BadInput, Result, need_whole
from benefits.tenure import Tenure

# `Step` has a field named date, which hides the type of that name inside the class.
type Day = date
type State = Literal["computed", "range", "unknown", "not_due"]

# Programmes of a plan in the order in which they are shown.
LABELS: Mapping[str, str] = MappingProxyType(
    {
        "pesangon": "Pesangon",
        "kompensasi": "Uang kompensasi kontrak (PKWT)",
        "sisa_kontrak": "Upah sisa kontrak",
        "thr": "THR keagamaan",
        "jht": "Jaminan Hari Tua (JHT)",
        "jkp": "Jaminan Kehilangan Pekerjaan (JKP)",
        "jkn": "BPJS Kesehatan",
        "jp": "Jaminan Pensiun (JP)",
        "bsu": "Bantuan Subsidi Upah (BSU)",
    }
)

# The answer page behind each programme, by intent.
PAGES: Mapping[str, str] = MappingProxyType(
    {
        "pesangon": "severance_rights",
        "kompensasi": "contract_compensation",
        "sisa_kontrak": "contract_compensation",
        "thr": "holiday_allowance",
        "jht": "jht_info",
        "jkp": "jkp_info",
        "jkn": "health_insurance",
        "jp": "pension_jp",
        "bsu": "wage_subsidy",
    }
)

# Ends of a job that are no layoff, so that BPJS Kesehatan does not go on by itself.
NOT_LAID_OFF = frozenset({"resign", "contract_end", "pension"})
# Ends after which nobody owes the wages for the rest of a contract.
NO_REMAINDER = frozenset({"contract_end", "death", "acquitted"})
# Ends of a job to which the worker does not object in writing, or that nobody brought about.
NO_REFUSAL = frozenset({"resign", "contract_end", "pension", "death", "acquitted"})


@dataclass(frozen=True, kw_only=True)
class WorkerFacts:
    """One worker. `wage` a month in rupiah (basic + fixed allowances); None means not known.

    `phk_date` is the day the job ends. `reason` is a key of `reasons.REASONS`; `agrees` whether
    the worker accepts the layoff; `resigned` whether a resignation letter was signed.
    `severance_paid` is what the employer has paid so far of pesangon or compensation.
    `contribution_months` are months of JKP contributions in the 24 months before the layoff.
    `reported_wage` is the wage in the books of BPJS Ketenagakerjaan where it differs.
    `jht_partial_on` and `jht_partial_paid` are day and sum of an earlier partial claim of JHT.
    `pension_benefit` and `pension_employer_share` are those of `severance.SeveranceInput`.
    `holiday` is the religious holiday of the worker's THR.
    """

    wage: int
    phk_date: date
    reason: str | None = None
    contract_type: str | None = None
    start: date | None = None
    tenure: Tenure | None = None
    contract_end: date | None = None
    agrees: bool | None = None
    resigned: bool | None = None
    letter_received: date | None = None
    refusal_sent: bool = False
    phk_reported: bool = False
    agreement_signed: bool = False
    court_decided: bool = False
    bipartit_requested: date | None = None
    mediation_failed: date | None = None
    citizen: bool | None = None
    birth_date: date | None = None
    age: int | None = None
    age_at_registration: int | None = None
    enrolled: bool | None = None
    contribution_months: int | None = None
    reported_wage: int | None = None
    jkn_member: bool | None = None
    already_working: bool | None = None
    willing_to_work: bool | None = None
    earlier_jkp_claims: int | None = None
    years_since_jkp_claim: int | Fraction | None = None
    jkp_claimed: date | None = None
    in_training: bool = False
    employer_bankrupt: bool | None = None
    arrears_months: int | None = None
    jht_balance: int | None = None
    jht_partial_on: date | None = None
    jht_partial_paid: int = 0
    severance_paid: int | None = None
    unused_leave_days: int = 0
    leave_divisor: int = 25
    return_travel: int = 0
    other_items: int = 0
    uang_pisah: int | None = None
    pension_benefit: int = 0
    pension_employer_share: Fraction = Fraction(0)
    micro_small: bool = False
    holiday: date | None = None

    @property
    def ended_by(self) -> str | None:
        """The reason, or what follows where none was told: a resignation, a contract's end."""
        if self.reason is not None:
            return self.reason
        if self.resigned:
            return "resign"
        over = self.contract_end is not None and self.contract_end <= self.phk_date
        return "contract_end" if over and self.contract_type in {None, "pkwt"} else None

    @property
    def contract(self) -> str | None:
        """The contract type, "pkwt" where only its end is known."""
        known_end = self.contract_end is not None or self.reason == "contract_end"
        return "pkwt" if self.contract_type is None and known_end else self.contract_type

    @property
    def service(self) -> Tenure | None:
        """Length of service; the dates win over a tenure told, both days of a contract count."""
        both = self.contract == "pkwt"
        return (
            Tenure.between(self.start, self.phk_date, inclusive=both) if self.start else self.tenure
        )

    @property
    def employed(self) -> bool:
        """False only for who is known to be no employee."""
        return self.contract != "freelance"

    @property
    def contested(self) -> bool:
        """The layoff is refused and not settled, so that there is no proof of it yet."""
        open_case = self.agrees is False and self.route is None
        return open_case and self.ended_by not in NO_REFUSAL

    @property
    def ended_early_by(self) -> Literal["employer", "worker"] | None:
        """Who cut a PKWT short; None when nobody did (UU 13/2003 Pasal 61) or it is not known."""
        if self.contract_end is None or self.contract_end <= self.phk_date:
            return None
        if self.ended_by in NO_REMAINDER:
            return None
        return "worker" if self.ended_by == "resign" else "employer"

    @property
    def months_left(self) -> Fraction:
        """Months of a PKWT that were left when it was cut short."""
        if self.contract_end is None or self.contract_end <= self.phk_date:
            return Fraction(0)
        return months_between(self.phk_date + timedelta(days=1), self.contract_end)

    @property
    def registration_age(self) -> int | None:
        """Age when registered for JKP; whoever is younger than the limit now was so then."""
        if self.age_at_registration is not None or self.age_at_phk is None:
            return self.age_at_registration
        limit = rules.whole("jkp_max_registration_age", self.phk_date)
        return self.age_at_phk if self.age_at_phk < limit else None

    @property
    def age_at_phk(self) -> int | None:
        """Full years on the day of the layoff."""
        if self.birth_date is None:
            return self.age
        return Tenure.between(self.birth_date, self.phk_date).years

    @property
    def route(self) -> phk_proof.Route | None:
        """The proof of the layoff that this worker has or will have."""
        signed, decided = self.agreement_signed, self.court_decided
        return phk_proof.route(self.agrees, agreement_signed=signed, court_decided=decided)

    def checked(self) -> "WorkerFacts":
        """These facts; raises BadInput(field, why) where they cannot stand."""
        need_whole("wage", self.wage, least=1)
        if self.phk_date < rules.parameter("severance_multipliers").values[0].since:
            raise BadInput("phk_date", notes.OLD_LAW)
        for field in ("reported_wage", "jht_balance", "severance_paid", "contribution_months"):
            if (amount := getattr(self, field)) is not None:
                need_whole(field, amount, least=int(field == "reported_wage"))
        for field in ("start", "birth_date"):
            if (day := getattr(self, field)) is not None and day > self.phk_date:
                raise BadInput(field, "Tanggal ini sesudah tanggal PHK. Mohon periksa.")
        return self


@dataclass(frozen=True)
class Owed:
    """What one programme gives, from `low` to `high` rupiah, and why (Indonesian `reasons`).

    `state` is "computed", "range" (depends on what is not known: see `alternatives`, pairs of a
    label and its Result), "unknown" or "not_due". `counted` says whether it is part of the totals;
    A `result` of state "unknown" is a yardstick; one without lines is a service, not money.
    `paid` was paid already and is taken off `low` and `high` but not off `result`.
    """

    programme: str
    result: Result | None
    state: State
    reasons: tuple[str, ...] = ()
    low: int = 0
    high: int = 0
    counted: bool = False
    paid: int = 0
    alternatives: tuple[tuple[str, Result], ...] = ()

    @property
    def label(self) -> str:
        """Name of the programme as said to the worker."""
        return LABELS[self.programme]

    @property
    def page(self) -> str:
        """Intent of the answer page that says more, e.g. how things stand with BSU."""
        return PAGES[self.programme]


@dataclass(frozen=True)
class Step:
    """One thing to do from `date` on, at the latest on `until`; None where no limit is written.

    `working_days` says that the law counts `until` in working days. `key` names the step for
    reminders. `letter` names the template in claims/letters that helps; `note` says what is
    estimated.
    """

    date: Day
    until: Day | None
    title: str
    where: str
    papers: tuple[str, ...]
    programme: str
    article: str
    done: bool = False
    key: str = ""
    note: str = ""
    working_days: bool = False
    letter: str | None = None
