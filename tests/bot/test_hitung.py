"""`teman hitung`: the same sums for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from benefits.reasons import REASONS, alternatives, rows
from bot import __main__ as command_line
from bot.commands.hitung import SUMS
from bot.sums import readers

type Computed = Callable[..., dict[str, Any]]


@pytest.fixture(autouse=True)
def pinned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEMAN_TODAY", "2026-11-22")


@pytest.fixture
def computed(capsys: pytest.CaptureFixture[str]) -> Computed:
    """Runs `teman hitung … --json` and reads the one line that it prints."""

    def run(words: str, *more: str) -> dict[str, Any]:
        assert command_line.run(["hitung", *words.split(), *more, "--json"]) == 0
        found: dict[str, Any] = json.loads(capsys.readouterr().out)
        return found

    return run


@pytest.fixture
def refused(capsys: pytest.CaptureFixture[str]) -> Callable[[str], str]:
    """Runs a command that is wrong: exit code 2, one line, nothing on standard output."""

    def run(words: str) -> str:
        assert command_line.run(["hitung", *words.split()]) == 2
        shown = capsys.readouterr()
        assert shown.out == ""
        (line,) = shown.err.splitlines()
        return line

    return run


SERVICE = "--upah 5000000 --mulai 2018-03-01 --selesai 2026-10-31"


def test_severance_by_line_with_months_and_article(computed: Computed) -> None:
    found = computed(f"pesangon --alasan efficiency_loss {SERVICE}")
    assert found["total"] == 37_500_000
    assert [(line["key"], line["months"], line["amount"]) for line in found["lines"]] == [
        ("up", 4.5, 22_500_000),
        ("upmk", 3, 15_000_000),
    ]
    assert found["lines"][0]["basis"] == "PP 35/2021 Pasal 43 ayat (1)"
    assert found["rules_as_of"] == "2026-10-31"
    assert found["notes"]
    assert found["tenure"] == {"years": 8, "months": 7, "days": 30}


@pytest.mark.parametrize("reason", sorted(rows(readers.day("2026-10-31"))))
def test_every_exact_reason_is_computed_and_its_lines_add_up(
    reason: str, computed: Computed
) -> None:
    found = computed(f"pesangon --alasan {reason} {SERVICE}")
    row = rows(readers.day("2026-10-31"))[reason]
    expected = 0 if row.reinstated else (row.up * 9 + row.upmk * 3) * 5_000_000
    assert found["total"] == expected == sum(line["amount"] for line in found["lines"])


@pytest.mark.parametrize("reason", [key for key in REASONS if alternatives(key)])
def test_a_general_reason_gives_its_alternatives_and_the_lowest_as_total(
    reason: str, computed: Computed
) -> None:
    found = computed(f"pesangon --alasan {reason} {SERVICE}")
    totals = {key: each["total"] for key, each in found["alternatives"].items()}
    assert tuple(totals) == alternatives(reason)
    assert found["total"] == min(totals.values()) < found["total_high"] == max(totals.values())


def test_uang_penggantian_hak_has_one_key_and_names_its_items(computed: Computed) -> None:
    words = f"pesangon --alasan pension {SERVICE} --sisa-cuti 5 --ongkos-pulang 1jt --hak-lain 2jt"
    lines = [line for line in computed(words)["lines"] if line["key"] == "uph"]
    assert {line["item"]: line["amount"] for line in lines} == {
        "leave": 1_000_000,
        "return_travel": 1_000_000,
        "other_items": 2_000_000,
    }


def test_the_regulations_own_pension_example_comes_out(computed: Computed) -> None:
    words = "pesangon --alasan efficiency_prevent_loss --upah 5jt --selesai 2022-01-03"
    more = ("--masa-kerja", "2 tahun", "--manfaat-pensiun", "10jt", "--bagian-perusahaan", "60%")
    assert computed(words, *more)["total"] == 9_000_000


def test_money_dates_and_reasons_are_read_as_people_write_them(computed: Computed) -> None:
    plain = computed(f"pesangon --alasan efficiency_loss {SERVICE}")
    words = ("--alasan", "efisiensi karena rugi", "--upah", "Rp5.000.000")
    dates = ("--mulai", "1 Maret 2018", "--selesai", "31/10/2026")
    assert computed("pesangon", *words, *dates) == plain


@pytest.mark.parametrize(
    ("pay", "wage"),
    [
        ("--upah-pokok 4jt --tunjangan-tetap 1jt --tunjangan-tidak-tetap 700rb", 5_000_000),
        ("--upah-harian 150000", 4_500_000),
        ("--penghasilan 4jt;5jt;6jt", 5_000_000),
        ("--penghasilan 2jt;3jt --upah-minimum 4jt", 4_000_000),
    ],
)
def test_the_wage_is_found_by_the_kind_of_pay(pay: str, wage: int, computed: Computed) -> None:
    found = computed(f"pesangon --alasan merger {pay} --mulai 2024-01-01 --selesai 2026-01-01")
    assert found["wage"] == wage
    assert found["total"] == 3 * wage


def test_a_day_short_of_a_year_says_what_the_last_day_is_worth(computed: Computed) -> None:
    words = "pesangon --alasan merger --upah 5jt --mulai 2020-01-01 --selesai"
    short, full = computed(f"{words} 2022-12-31"), computed(f"{words} 2023-01-01")
    assert (short["total"], full["total"]) == (15_000_000, 30_000_000)
    assert "Rp30.000.000" in short["notes"][0]
    assert not any("kurang satu hari" in note for note in full["notes"])


def test_a_contract_worker_is_sent_to_compensation(computed: Computed) -> None:
    found = computed(f"pesangon --alasan merger {SERVICE} --status kontrak")
    assert (found["total"], found["lines"]) == (0, [])
    assert "teman hitung pkwt" in found["notes"][0]


def test_compensation_counts_both_days_of_the_term(computed: Computed) -> None:
    found = computed("pkwt --upah 5000000 --mulai 2025-01-01 --selesai 2025-09-30")
    assert found["total"] == 3_750_000
    assert found["months_worked"] == 9


def test_a_contract_cut_short_names_the_wages_that_were_left(computed: Computed) -> None:
    words = "pkwt --upah 5jt --mulai 2025-01-01 --selesai 2025-06-30 --kontrak-sampai 2025-12-31"
    found = computed(words)
    assert (found["total"], found["remaining_wages"]) == (2_500_000, 30_000_000)


def test_jkp_by_month_with_deadline_and_conditions(computed: Computed) -> None:
    found = computed("jkp --upah 7000000 --phk 2026-10-31")
    assert (found["total"], found["monthly"]) == (18_000_000, [3_000_000] * 6)
    assert found["deadline"] == "2027-04-30"
    assert found["eligibility"]["eligible"] is None
    assert [month["month"] for month in found["months"]] == [1, 2, 3, 4, 5, 6]


def test_jkp_follows_the_rule_of_its_day(computed: Computed) -> None:
    assert computed("jkp --upah 7jt --phk 2024-03-01")["total"] == 10_500_000
    assert computed("jkp --upah 7jt --phk 2025-02-07")["total"] == 18_000_000
    crossing = computed("jkp --upah 5jt --phk 2024-11-20 --disetujui 2024-12-06")
    assert crossing["total"] == 15_750_000


def test_jkp_is_nothing_where_a_condition_fails(computed: Computed) -> None:
    found = computed("jkp --upah 7jt --phk 2026-10-31 --alasan resign")
    assert (found["total"], found["amount_if_eligible"]) == (0, 18_000_000)
    assert found["eligibility"]["failed"] == ["Mengundurkan diri tidak mendapat JKP"]


def test_tax_at_once_and_split_over_two_calendar_years(computed: Computed) -> None:
    assert computed("pajak --pesangon 600000000")["total"] == 87_500_000
    split = computed("pajak --cicilan 2024-12-20=200jt;2025-01-15=400jt")
    assert [each["tax"] for each in split["payments"]] == [17_500_000, 70_000_000]
    later = computed("pajak --pesangon 400jt --sudah-dibayar 200jt")
    assert later["total"] == 70_000_000


def test_jht_after_an_earlier_partial_claim_is_taxed_by_pasal_17(computed: Computed) -> None:
    words = "jht --saldo 80jt --phk 2026-10-31 --sebagian-tanggal 2020-01-05"
    assert computed(words)["tax"] == 6_000_000
    assert computed(f"{words} --tanpa-npwp")["tax"] == 7_200_000
    assert computed("jht --saldo 80jt --phk 2026-10-31")["tax"] == 1_500_000
    assert computed("jht --upah 4jt --bulan 60")["total"] == 13_680_000


def test_the_plan_counts_what_is_certain_and_lists_the_steps(computed: Computed) -> None:
    found = computed(f"rencana --alasan efficiency {SERVICE} --status tetap --saldo-jht 40jt")
    assert (found["total"], found["total_high"]) == (77_500_000, 100_000_000)
    assert {part["programme"] for part in found["owed"]} >= {"pesangon", "jht", "jkp"}
    assert all(step["from"] and step["title"] for step in found["steps"])


def test_the_plan_is_written_to_files(computed: Computed, tmp_path: Path) -> None:
    pdf, ics = tmp_path / "rencana.pdf", tmp_path / "rencana.ics"
    computed(f"rencana --alasan merger {SERVICE}", "--pdf", str(pdf), "--ics", str(ics))
    assert pdf.read_bytes().startswith(b"%PDF")
    assert ics.read_bytes().startswith(b"BEGIN:VCALENDAR")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("pesangon --alasan merger --upah 5jt --mulai 2018-01-01 --selesai 2021-02-01", "aturan l"),
        ("pesangon --alasan efficiency_los --upah 5jt --masa-kerja 12", "efficiency_loss"),
        ("pesangon --alasan merger --upah 5jt", "--mulai"),
        ("pesangon --alasan merger --masa-kerja 12", "--upah"),
        ("pesangon --upah 5jt --masa-kerja 12", "--alasan"),
        ("pesangon --alasan merger --upah -5000000 --masa-kerja 12", "--upah"),
        ("pesangon --alasan merger --upah 4,5 --masa-kerja 12", "4500000"),
        ("pesangon --alasan merger --upah 5jt --upah-harian 1jt --masa-kerja 12", "satu saja"),
        ("pesangon --alasan merger --upah 5jt --mulai 2018-02-30 --selesai 2026-01-01", "--mulai"),
        ("pesangon --alasan merger --upah 5jt --mulai 2027-01-01 --selesai 2026-01-01", "--mulai"),
        ("pesangon --alasan contract_end --upah 5jt --masa-kerja 12", "kompensasi"),
        ("pesangon --alasan merger --upah 5jt --masa-kerja 12 --lain 3", "--lain"),
        ("pkwt --upah 5jt --mulai 2025-01-01", "--selesai"),
        ("jkp --upah 5jt --phk 2021-06-01", "1 Februari 2022"),
        ("jkp --phk 2026-01-01", "--upah"),
        ("jht", "--saldo"),
        ("pajak", "--pesangon"),
        ("pajak --pesangon 1jt --jht 1jt", "--jht"),
        ("rencana --upah 5jt", "--phk"),
        ("pesangon --cases /nowhere.jsonl", "/nowhere.jsonl"),
        ("nonsense", "nonsense"),
    ],
)
def test_wrong_arguments_are_one_line_and_exit_code_2(
    words: str, says: str, refused: Callable[[str], str]
) -> None:
    assert says in refused(words)


def test_cases_are_a_json_line_each_and_wrong_ones_say_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = {"alasan": "merger", "upah": 5_000_000, "mulai": "2018-03-01", "selesai": "2026-10-31"}
    every = [
        {"id": "a", **good},
        {"id": "b", "hitung": "jkp", "upah": "7jt", "phk": "2026-10-31"},
        {"id": "c", **good, "alasan": "nonsense"},
        {"id": "d", **good, "unknown": 1},
    ]
    path = tmp_path / "cases.jsonl"
    path.write_text("\n".join([*map(json.dumps, every), "", "not json"]))
    assert command_line.run(["hitung", "pesangon", "--cases", str(path)]) == 2
    a, b, c, d, e = map(json.loads, capsys.readouterr().out.splitlines())
    assert (a["id"], a["total"], b["total"]) == ("a", 60_000_000, 18_000_000)
    assert "--alasan" in c["error"]
    assert (c["id"], c["line"]) == ("c", 3)
    assert "unknown" in d["error"]
    assert (e["line"], "JSON" in e["error"]) == (6, True)


def test_all_cases_right_is_exit_code_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_text('{"hitung": "pajak", "pesangon": 600000000}\n')
    assert command_line.run(["hitung", "--cases", str(path)]) == 0
    assert json.loads(capsys.readouterr().out)["total"] == 87_500_000


@pytest.mark.parametrize("name", SUMS)
def test_help_names_every_option(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line.run(["hitung", name, "--help"]) == 0
    shown = capsys.readouterr().out
    assert all(f"--{option.name}" in shown for option in SUMS[name].options)


def test_the_list_of_reasons_has_all_keys(capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line.run(["hitung", "alasan", "--json"]) == 0
    assert [row["key"] for row in json.loads(capsys.readouterr().out)] == list(REASONS)


def test_text_says_the_total_the_working_the_article_and_the_date(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert command_line.run(f"hitung pesangon --alasan efficiency_loss {SERVICE}".split()) == 0
    shown = capsys.readouterr().out
    for words in ("Rp37.500.000", "0,5 × 9 bulan", "Pasal 43 ayat (1)", "31 Oktober 2026"):
        assert words in shown


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5000000", 5_000_000),
        ("5000000.00", 5_000_000),
        ("500.000", 500_000),
        ("5.000.000", 5_000_000),
        ("5,000,000", 5_000_000),
        ("750rb", 750_000),
        ("5jt", 5_000_000),
        ("Rp 4,5 juta", 4_500_000),
        (7.0, 7),
        ("0", 0),
    ],
)
def test_rupiah_is_read(text: object, value: int) -> None:
    assert readers.rupiah(text) == value


@pytest.mark.parametrize("text", ["", "abc", "-5", -5, 2.5, True, "4,5"])
def test_what_is_no_rupiah_is_refused(text: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        readers.rupiah(text)


@pytest.mark.parametrize("text", ["2026-10-31", "31/10/2026", "31-10-2026", "31 Oktober 2026"])
def test_a_day_is_read(text: str) -> None:
    assert readers.day(text).isoformat() == "2026-10-31"


@pytest.mark.parametrize("text", ["2026-13-01", "2026-02-30", "Oktober 2026", "2026", "kapan"])
def test_what_is_no_whole_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="tanggal"):
        readers.day(text)


def test_a_tenure_may_have_days() -> None:
    assert str(readers.tenure("7 tahun 11 bulan 30 hari")) == "7 tahun 11 bulan 30 hari"
    assert str(readers.tenure("20 hari")) == "20 hari"
    assert str(readers.tenure(27)) == "2 tahun 3 bulan"
    with pytest.raises(ValueError, match="misalnya"):
        readers.tenure("lama")
