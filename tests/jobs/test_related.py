"""Which work is beside which, and what one learns for it."""

from __future__ import annotations

import yaml

from jobs.posting import occupations_in, skills_in
from jobs.related import FILE, occupations_from, related, skills_for


def test_every_name_of_the_file_is_known() -> None:
    for family in yaml.safe_load(FILE.read_text("utf-8")):
        assert [each for each in family["occupations"] if not occupations_in(each)] == []
        assert [each for each in family["skills"] if not skills_in(each)] == []


def test_related_work_leaves_out_itself() -> None:
    assert "pramuniaga" in related(["kasir"])
    assert "kasir" not in related(["kasir"])
    assert related(["pilot"]) == ()


def test_skills_lead_to_work_and_work_to_skills() -> None:
    assert skills_for(["tukang las"])[0] == "las"
    assert "tukang las" in occupations_from(["las"])
