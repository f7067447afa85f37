"""The parameters and their loader."""

from datetime import date
from fractions import Fraction

import pytest
import yaml

from benefits import reasons, rules
from benefits.reasons import REASONS, alternatives, rows
from benefits.rules import NoValue

# The figures must stand on the day the tests run, so that lapsed law turns them red.
TODAY = date.today()
UNITS = {
    "rupiah",
    "rate",
    "months",
    "years",
    "days",
    "working_days",
    "table",
    "brackets",
    "count",
    "date",
}


@pytest.mark.parametrize("name", rules.names())
def test_every_parameter_has_a_value_for_today(name: str) -> None:
    assert rules.value(name, TODAY) is not None


@pytest.mark.parametrize("name", rules.names())
def test_every_value_has_a_reference_and_every_parameter_a_description(name: str) -> None:
    parameter = rules.parameter(name)
    assert parameter.description
    assert parameter.unit in UNITS
    assert all(dated.reference.strip() for dated in parameter.values)


@pytest.mark.parametrize("name", rules.names())
def test_a_parameter_file_has_no_other_keys(name: str) -> None:
    raw = yaml.safe_load((rules.FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
    assert set(raw) == {"description", "unit", "values"}
    for entry in raw["values"].values():
        assert {"value", "reference"} <= set(entry)
        assert set(entry) <= {"value", "reference", "source", "confidence"}
        assert entry.get("confidence") in {None, "medium"}


@pytest.mark.parametrize("name", rules.names())
def test_every_value_names_where_it_was_read_or_is_marked_to_be_checked(name: str) -> None:
    for dated in rules.parameter(name).values:
        assert dated.source or not dated.sure
        assert dated.source is None or dated.source.startswith(("https://", "http://"))


def test_rates_are_exact_fractions() -> None:
    assert rules.value("jht_rate_employer", TODAY) == Fraction(37, 1000)
    assert rules.value("no_npwp_surcharge", TODAY) == Fraction(1, 5)
    assert isinstance(rules.rates("jkp_cash_rates", TODAY)[0], Fraction)


def test_the_value_changes_on_the_day_the_new_rule_holds() -> None:
    assert rules.value("jkp_claim_months", date(2025, 2, 6)) == 3
    assert rules.value("jkp_claim_months", date(2025, 2, 7)) == 6
    assert rules.reference("jkp_claim_months", date(2025, 2, 7)).endswith("PP 6/2025")


def test_derived_figures_follow_from_rates_and_cap() -> None:
    assert rules.value("jkp_rate", TODAY) == Fraction(3, 5)
    assert rules.value("jkp_monthly", TODAY) == 3_000_000
    assert rules.value("jkp_total", TODAY) == 18_000_000
    assert rules.value("jkp_total", date(2024, 1, 1)) == 10_500_000
    assert rules.unit("jkp_rate") == "rate"
    assert rules.reference("jkp_total", TODAY)


def test_an_unknown_parameter_is_named_in_the_error() -> None:
    with pytest.raises(NoValue, match="no_such_thing"):
        rules.value("no_such_thing", TODAY)
    with pytest.raises(NoValue):
        rules.value("../rules", TODAY)


def test_a_date_before_the_first_value_is_named_in_the_error() -> None:
    with pytest.raises(NoValue, match="jht_wait_months.*2020-01-01.*2022-04-26") as caught:
        rules.value("jht_wait_months", date(2020, 1, 1))
    assert (caught.value.name, caught.value.on) == ("jht_wait_months", date(2020, 1, 1))


def test_changing_a_returned_table_does_not_change_the_law() -> None:
    rules.table("severance_up_months", TODAY)[0] = 99
    assert rules.step("severance_up_months", 0, TODAY) == 1


@pytest.mark.parametrize("typed", [rules.whole, rules.rate, rules.rates, rules.brackets, rules.day])
def test_a_typed_reader_refuses_another_kind_of_value(typed: object) -> None:
    assert callable(typed)
    with pytest.raises(TypeError, match="severance_up_months"):
        typed("severance_up_months", TODAY)


def test_a_step_is_of_a_table() -> None:
    with pytest.raises(TypeError, match="jkp_wage_cap"):
        rules.step("jkp_wage_cap", 3, TODAY)


def test_every_reason_has_a_label_and_an_article() -> None:
    assert set(rows(TODAY)) < set(REASONS)
    assert all(label and article.startswith("PP 35/2021") for label, article in REASONS.values())


def test_generic_reasons_lead_to_exact_ones() -> None:
    assert alternatives("efficiency") == ("efficiency_loss", "efficiency_prevent_loss")
    for generic in ("efficiency", "closure", "force_majeure", "pkpu"):
        assert len(alternatives(generic)) == 2
        assert set(alternatives(generic)) <= set(rows(TODAY))
    assert alternatives("resign") == alternatives("contract_end") == alternatives("what") == ()


def exact(value: object) -> object:
    """What a file says, with fractions for its decimals."""
    if isinstance(value, float):
        return Fraction(str(value))
    if isinstance(value, list):
        return [exact(item) for item in value]
    if isinstance(value, dict):
        return {key: exact(item) for key, item in value.items()}
    return value


@pytest.mark.parametrize("name", rules.names())
def test_a_parameter_is_read_as_its_file_says(name: str) -> None:
    rules.parameter.cache_clear()
    raw = yaml.safe_load((rules.FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
    found = rules.parameter(name)
    assert (found.name, found.description, found.unit) == (name, raw["description"], raw["unit"])
    assert [dated.since for dated in found.values] == sorted(raw["values"])
    for dated in found.values:
        entry = raw["values"][dated.since]
        assert dated.value == exact(entry["value"])
        assert (dated.reference, dated.source) == (entry["reference"], entry.get("source"))
        assert dated.sure == ("confidence" not in entry)


def test_names_are_those_of_the_files() -> None:
    assert rules.names() == tuple(sorted(path.stem for path in rules.FOLDER.iterdir()))


def test_rates_are_fractions_even_where_they_are_whole() -> None:
    assert [type(rate) for _, rate in rules.brackets("severance_tax_brackets", TODAY)] == [
        Fraction
    ] * 4
    assert type(rules.rate("no_npwp_surcharge", TODAY)) is Fraction


def test_the_rows_of_the_reasons_are_read_as_the_file_says() -> None:
    reasons._rows.cache_clear()
    rules.parameter.cache_clear()
    file = rules.FOLDER / "severance_multipliers.yml"
    table = yaml.safe_load(file.read_text(encoding="utf-8"))["values"][date(2021, 2, 2)]["value"]
    found = rows(TODAY)
    assert set(found) == set(table)
    for key, row in table.items():
        reason = found[key]
        assert (reason.key, reason.label, reason.article) == (key, row["label"], row["article"])
        assert (reason.up, reason.upmk) == (exact(row["up"]), exact(row["upmk"]))
        assert reason.uang_pisah == row["uang_pisah"]
        assert reason.reinstated == (key == "acquitted")
        assert reason.sure == (key != "convicted_no_loss")


def test_labels_are_those_of_exact_and_of_generic_reasons() -> None:
    assert reasons._labels() == dict(REASONS)
    assert REASONS["merger"][1] == "PP 35/2021 Pasal 41"
    assert REASONS["efficiency"] == ("Efisiensi", "PP 35/2021 Pasal 43")


def test_the_newest_value_of_what_no_day_decides() -> None:
    assert rules.newest("jht_npwp_above") == 50_000_000
    assert rules.newest("jkp_claim_months") == 6
