"""Two workers: one of whom everything is known, one of whom hardly anything is."""

from datetime import date

import pytest
from office_of_tests import Clock, Set
from read_back import TODAY

from benefits.plan import Plan, WorkerFacts, plan
from benefits.severance import SeveranceInput, compute
from benefits.tenure import Tenure
from claims.letters import LetterFacts
from claims.office import Office
from storage.encryption import Vault
from storage.facts import Sessions

PHK = date(2026, 12, 7)
LETTER = date(2026, 11, 16)


@pytest.fixture
def known() -> WorkerFacts:
    return WorkerFacts(
        wage=5_000_000,
        start=date(2019, 9, 2),
        phk_date=PHK,
        reason="efficiency_loss",
        contract_type="pkwtt",
        letter_received=LETTER,
        citizen=True,
        birth_date=date(1990, 1, 5),
        enrolled=True,
        contribution_months=24,
        jkn_member=True,
        already_working=False,
        willing_to_work=True,
        earlier_jkp_claims=0,
        jht_balance=32_000_000,
        unused_leave_days=6,
    )


@pytest.fixture
def thin() -> WorkerFacts:
    return WorkerFacts(wage=5_000_000, phk_date=PHK)


@pytest.fixture
def whole_plan(known: WorkerFacts) -> Plan:
    return plan(known, TODAY)


@pytest.fixture
def letter_facts() -> LetterFacts:
    severance = SeveranceInput(5_000_000, Tenure(7, 3), "efficiency_loss", unused_leave_days=6)
    return LetterFacts(
        name="Siti Rahmawati",
        address="Jalan Kenanga 12, Bandung",
        nik="3273014501900001",
        phone="0812-0000-0000",
        job="Operator jahit",
        employer_name="PT Maju & Tekstil",
        employer_address="Blok C-7, Rancaekek",
        employer_city="Kabupaten Bandung",
        phk_letter_number="112/HRD/XI/2026",
        phk_letter_date=LETTER,
        phk_date=PHK,
        reason="efisiensi karena rugi",
        tenure=Tenure(7, 3),
        wage=5_000_000,
        claims=compute(severance, PHK).lines,
        meeting_date=date(2026, 11, 26),
        first_invitation=date(2026, 11, 20),
        city="Bandung",
        date=TODAY,
    )


@pytest.fixture
def desk(sessions: Sessions, vault: Vault) -> Set:
    """An office on each kind of database."""
    return Set(Office(sessions, vault))


@pytest.fixture
def office(desk: Set) -> Office:
    """The office alone."""
    return desk.office


@pytest.fixture
def clock(desk: Set) -> Clock:
    """Its clock."""
    return desk.clock
