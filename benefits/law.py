"""`docs/law.md`: every figure of the law with its article, its days and its source.

`python -m benefits.law` prints the page from the parameters; `make law` writes it.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from benefits import rules
from benefits.reasons import MULTIPLIERS
from benefits.result import day_text, decimal, percent, rupiah
from benefits.rules import Dated, Parameter

HEAD = (
    "# The law in figures\n\n"
    "Every figure that is computed or said, from `benefits/parameters`. This page is made by "
    "`make law`; change the parameters, not the page. A value holds from its day until the next "
    'one. "To be checked" marks what could not be read in the law itself.\n'
)

# Headings by the beginning of a parameter's name; the first that fits counts.
SECTIONS: Mapping[str, tuple[str, ...]] = {
    "Severance": ("severance_", "daily_wage", "output_wage"),
    "Ending a job": ("phk_", "warning_", "resign_", "absence_", "late_wage", "detained_"),
    "Contracts (PKWT) and daily workers": ("pkwt_", "daily_worker"),
    "JKP": ("jkp_",),
    "JHT": ("jht_",),
    "JP, BPJS Kesehatan and THR": ("jp_", "bpjs_kesehatan", "thr_"),
    "Tax": ("lump_sum", "income_tax", "no_npwp"),
    "Disputes": ("bipartit", "mediation", "phi_", "kasasi"),
    "Other programmes": ("",),
}
TAX = {"severance_tax_brackets"}
UNITS = {
    "months": "months",
    "years": "years",
    "days": "days",
    "working_days": "working days",
    "count": "",
}


def page() -> str:
    """The whole page in Markdown."""
    return "\n".join([HEAD, *_body()]) + "\n"


def section_of(name: str) -> str:
    """The heading under which a parameter stands."""
    if name in TAX:
        return "Tax"
    return next(title for title, starts in SECTIONS.items() if name.startswith(starts))


def _body() -> Iterator[str]:
    for title in SECTIONS:
        yield f"## {title}\n"
        names = [name for name in rules.names() if section_of(name) == title]
        plain = [name for name in names if rules.unit(name) not in {"table", "brackets"}]
        if plain:
            yield "| figure | value | since | article | source |\n|---|---|---|---|---|"
            yield from (row for name in plain for row in _rows(rules.parameter(name)))
            yield ""
        for name in names:
            if name not in plain:
                yield from _table(rules.parameter(name))


def _rows(parameter: Parameter) -> Iterator[str]:
    """One row for each dated value, the figure named once."""
    for number, dated in enumerate(parameter.values):
        named = f"{parameter.description} (`{parameter.name}`)" if number == 0 else ""
        value = _said(parameter.unit, dated.value)
        yield f"| {named} | {value} | {dated.since} | {dated.reference} | {_source(dated)} |"


def _source(dated: Dated) -> str:
    found = f"[read here]({dated.source})" if dated.source else ""
    return found if dated.sure else f"{found} to be checked".strip()


def _said(unit: str, value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_said(unit, item) for item in value)
    if isinstance(value, date):
        return day_text(value)
    if unit == "rate":
        return percent(value)
    if unit == "rupiah":
        return rupiah(value)
    return f"{value} {UNITS[unit]}".strip()


def _table(parameter: Parameter) -> Iterator[str]:
    """A table of its own for what is more than one figure."""
    for dated in parameter.values:
        yield f"**{parameter.description}** (`{parameter.name}`)\n"
        yield f"Since {dated.since}: {dated.reference}, {_source(dated)}.\n"
        yield from _cells(parameter, dated.value)
        yield ""


def _cells(parameter: Parameter, value: Any) -> Iterator[str]:
    if parameter.unit == "brackets":
        yield from _brackets(value)
    elif parameter.name == MULTIPLIERS:
        yield from _multipliers(value)
    else:
        yield "| key | value |\n|---|---|"
        for key, item in value.items():
            yield f"| {key} | {_item(item)} |"


def _brackets(slices: list[dict[str, Any]]) -> Iterator[str]:
    yield "| above | rate |\n|---|---|"
    for slice_ in slices:
        yield f"| {rupiah(slice_['above'])} | {percent(Fraction(slice_['rate']))} |"


def _multipliers(table: dict[str, dict[str, Any]]) -> Iterator[str]:
    yield "| key | reason | article | UP × | UPMK × | uang pisah |\n|---|---|---|---|---|---|"
    for key, row in table.items():
        up, upmk = (decimal(Fraction(row[name])) for name in ("up", "upmk"))
        times = ("–", "–") if row.get("reinstated") else (up, upmk)
        apart = "yes" if row["uang_pisah"] else "no"
        mark = "" if row.get("sure", True) else " (to be checked)"
        cells = (f"`{key}`", row["label"], row["article"] + mark, *times, apart)
        yield f"| {' | '.join(cells)} |"


def _item(item: Any) -> str:
    if not isinstance(item, dict):
        return str(item)
    meant = ", ".join(f"`{key}`" for key in item["alternatives"]) or "uang kompensasi"
    return f"{item['label']} ({item['article']}): {meant}"


if __name__ == "__main__":
    print(page(), end="")
