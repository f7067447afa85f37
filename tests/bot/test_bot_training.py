"""The model is found by the content of what it is made from."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from rich.console import Console

from bot import training

FILES = {
    "domain.yml": "intents: [a]",
    "nlu/config.yml": "pipeline: []",
    "nlu/data/nlu/jht.yml": "nlu: []",
    "nlu/data/rules.yml": "rules: []",
    "nlu/pipeline/features.py": "x = 1",
    "nlu/uv.lock": "locked",
    "indonesian/money.py": "y = 1",
    "indonesian/data/places.tsv": "a\tb",
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project in place of ours."""
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    monkeypatch.setattr(training, "ROOT", tmp_path)
    monkeypatch.setattr(training, "MODELS", tmp_path / "nlu" / "models")
    return tmp_path


@pytest.mark.parametrize("name", FILES)
def test_the_hash_changes_when_an_input_changes(project: Path, name: str) -> None:
    before = training.content_hash()
    (project / name).write_text(FILES[name] + "\n")
    assert training.content_hash() != before
    (project / name).write_text(FILES[name])
    assert training.content_hash() == before


def test_the_hash_changes_when_an_input_is_renamed_added_or_removed(project: Path) -> None:
    hashes = [training.content_hash()]
    (project / "nlu/data/nlu/jht.yml").rename(project / "nlu/data/nlu/jkp.yml")
    hashes.append(training.content_hash())
    (project / "nlu/data/nlu/new.yml").write_text("")
    hashes.append(training.content_hash())
    (project / "indonesian/money.py").unlink()
    hashes.append(training.content_hash())
    assert len(set(hashes)) == 4


def test_other_files_do_not_make_a_new_model(project: Path) -> None:
    before = training.content_hash()
    (project / "README.md").write_text("new")
    (project / "nlu/evaluate.py").write_text("new")
    assert training.content_hash() == before


def test_every_data_file_of_the_readers_is_an_input() -> None:
    inputs = set(training._input_files())
    data = training.ROOT / "indonesian" / "data"
    assert [path.name for path in data.iterdir() if path not in inputs] == []


LEAVES_A_MODEL = 'while [ "$1" != --fixed-model-name ]; do shift; done; touch nlu/models/$2.tar.gz'


def quiet() -> Console:
    return Console(file=io.StringIO())


def fake_python(project: Path, script: str) -> Path:
    """An executable in place of the Python that trains; $PWD is the project."""
    path = project / "fake-python"
    path.write_text(f"#!/bin/sh\necho trained >> called\n{script}\n")
    path.chmod(0o755)
    return path


def test_a_model_is_trained_once_and_found_again(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(training, "NLU_PYTHON", fake_python(project, LEAVES_A_MODEL))
    first = training.ensure_model(quiet())
    assert training.ensure_model(quiet()) == first == training.model_path()
    assert (project / "called").read_text() == "trained\n"
    assert [path.name for path in training.MODELS.glob("*.tar.gz")] == [first.name]


def test_of_two_that_miss_the_model_one_trains(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = f"sleep 0.5\n{LEAVES_A_MODEL}"
    monkeypatch.setattr(training, "NLU_PYTHON", fake_python(project, script))
    with ThreadPoolExecutor() as both:
        found = set(both.map(training.ensure_model, [quiet(), quiet()]))
    assert found == {training.model_path()}
    assert (project / "called").read_text() == "trained\n"


def test_a_training_that_fails_tells_the_end_of_what_rasa_said(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = "for i in $(seq 30); do echo line $i; done; echo 'InvalidDomain: twice' >&2; exit 1"
    monkeypatch.setattr(training, "NLU_PYTHON", fake_python(project, script))
    with pytest.raises(training.TrainingProblem, match="InvalidDomain: twice") as problem:
        training.ensure_model(quiet())
    assert len(str(problem.value).splitlines()) == 15
    assert not training.model_path().exists()


def test_a_training_that_leaves_no_model_is_a_problem(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(training, "NLU_PYTHON", fake_python(project, "exit 0"))
    with pytest.raises(training.TrainingProblem):
        training.ensure_model(quiet())
