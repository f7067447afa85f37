"""Mutation testing of `benefits/`: would the tests notice if a line of the law were changed?

`make mutants` copies the room and its tests to var/mutants, lets mutmut change one thing at a time
there, and prints the share that the tests of the room notice. It takes about an hour on two cores;
ONLY="benefits.severance*" looks at a part. A second run goes on where the first one ended and
tries again what survived.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bench import report

ROOT = Path(__file__).resolve().parent.parent
STAGE = ROOT / "var" / "mutants"
ROOM = "benefits"
COPIED = ("benefits", "tests/benefits", "claims/letters/templates", "docs/law.md")
GOAL = 0.90
KILLED, SURVIVED = {1, 3}, {0}
UNSEEN = {5, 33}
"""Exit codes of mutmut: tests failed; passed; no test runs the line. The rest is a timeout."""

CONFIG = """[tool.mutmut]
source_paths = ["benefits"]
also_copy = ["tests", "claims", "docs"]
pytest_add_cli_args = ["--hypothesis-profile=quick", "-p", "no:cacheprovider"]
pytest_add_cli_args_test_selection = ["tests/benefits"]

[tool.pytest.ini_options]
asyncio_mode = "auto"
"""
QUICK = """from hypothesis import settings

settings.register_profile("quick", max_examples=15, deadline=None, derandomize=True)
"""
"""Fewer examples: thousands of runs, and the cases and the second implementation do the rest."""


def main() -> None:
    """Run, print the table, write it with --write; exit code 1 below the goal."""
    given = _arguments()
    if not given.report:
        stage()
        forget_survivors()
        mutate(given.only, given.children)
    counts = dict(counted())
    print(text := _table(counts))
    if given.write:
        report.write("mutants", text)
    if share(sum(counts.values(), Counter())) < GOAL:
        sys.exit(f"fewer than {GOAL:.0%} killed; see them: cd var/mutants && mutmut results")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help='names, such as "benefits.severance*"')
    parser.add_argument("--children", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--report", action="store_true", help="only count what is there")
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks.md")
    return parser.parse_args()


def stage() -> None:
    """A copy of what the tests of the room need; earlier verdicts stay."""
    for name in ("tests", "claims", "docs", "benefits/parameters"):
        shutil.rmtree(STAGE / "mutants" / name, ignore_errors=True)  # mutmut keeps old copies
    for name in COPIED:
        source, target = ROOT / name, STAGE / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.rmtree(target, ignore_errors=True)
            # mutmut looks at the time of a file, so that of the copy must be the time of copying
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(source, target, ignore=ignored, copy_function=shutil.copy)
        else:
            shutil.copy(source, target)
    (STAGE / "pyproject.toml").write_text(CONFIG)
    (STAGE / "tests" / "conftest.py").write_text(QUICK)


def verdicts() -> Iterator[Path]:
    """Mutmut's files of exit codes, one a source file."""
    yield from sorted((STAGE / "mutants" / ROOM).glob("*.meta"))


def forget_survivors() -> None:
    """New tests may kill what survived the old ones."""
    for path in verdicts():
        known = json.loads(path.read_text())
        codes = known["exit_code_by_key"]
        known["exit_code_by_key"] = {
            name: code if code in KILLED else None for name, code in codes.items()
        }
        path.write_text(json.dumps(known))
    (STAGE / "mutants" / "mutmut-stats.json").unlink(missing_ok=True)


def mutate(only: str, children: int) -> None:
    """One change at a time, each in a process of its own."""
    command = [sys.executable, "-m", "mutmut", "run", "--max-children", str(children)]
    if subprocess.run([*command, *only.split()], cwd=STAGE, check=False).returncode:
        sys.exit("mutmut did not run to its end; the reason stands above")


def counted() -> Iterator[tuple[str, Counter[str]]]:
    """Verdicts by file."""
    for path in verdicts():
        codes = json.loads(path.read_text())["exit_code_by_key"].values()
        yield path.name.removesuffix(".meta"), Counter(map(_verdict, codes))


def _verdict(code: int | None) -> str:
    if code is None:
        return "open"
    if code in KILLED:
        return "killed"
    if code in SURVIVED:
        return "survived"
    return "unseen" if code in UNSEEN else "timeout"


def share(found: Counter[str]) -> float:
    """How many of the changes that were tried were noticed; one that never ends is noticed too."""
    return (found["killed"] + found["timeout"]) / (found.total() - found["open"] or 1)


def _table(counts: dict[str, Counter[str]]) -> str:
    whole = sum(counts.values(), Counter[str]())
    shown = [(name, found) for name, found in counts.items() if found]
    rows = [_row(name, found) for name, found in [*shown, ("**all**", whole)]]
    head = ("file", "changes", "killed", "survived", "never run", "not tried", "share")
    return f"{report.table(head, rows)}\n\n{report.machine()}"


def _row(name: str, found: Counter[str]) -> tuple[object, ...]:
    killed = found["killed"] + found["timeout"]
    cells = (name, found.total(), killed, found["survived"], found["unseen"], found["open"])
    return (*cells, f"{share(found):.1%}")


if __name__ == "__main__":
    main()
