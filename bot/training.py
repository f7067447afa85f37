"""The model: trained when its inputs have changed, found again by their content hash."""

from __future__ import annotations

import fcntl
import hashlib
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console

from bot.processes import NLU_PYTHON
from bot.settings import ROOT

INPUTS = (
    "domain.yml",
    "nlu/config.yml",
    "nlu/data/**/*.yml",
    "nlu/pipeline/*.py",
    "nlu/uv.lock",
    "indonesian/**/*.py",
    "indonesian/**/*.tsv",
    "indonesian/**/*.txt",
)
MODELS = ROOT / "nlu" / "models"


class TrainingProblem(Exception):
    """Rasa could not train; the message is the end of what it said."""


def _input_files() -> Iterator[Path]:
    for pattern in INPUTS:
        yield from sorted(ROOT.glob(pattern))


def content_hash() -> str:
    """Twelve characters that change when anything that a model depends on changes."""
    digest = hashlib.sha256()
    for path in _input_files():
        digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def model_path() -> Path:
    """Where the model of the present inputs is, or will be."""
    return MODELS / f"{content_hash()}.tar.gz"


def ensure_model(console: Console) -> Path:
    """The model of the present inputs, trained now when there is none; shows progress.

    Of several processes that miss it one trains, and the others wait for that model.
    """
    path = model_path()
    if not path.exists():
        with console.status("Melatih model bahasa (sekali, sekitar semenit) …"), _turn():
            if not path.exists():
                train(path)
        console.print("Model bahasa siap.")
    return path


@contextmanager
def _turn() -> Iterator[None]:
    """Alone on this machine; a process that dies gives its turn back."""
    MODELS.mkdir(parents=True, exist_ok=True)
    with (MODELS / ".training").open("w") as mark:
        fcntl.flock(mark, fcntl.LOCK_EX)
        yield


def train(path: Path) -> None:
    """Train into `path`, which appears only when it is complete; raises TrainingProblem."""
    draft = f"draft-{os.getpid()}"
    command = [
        str(NLU_PYTHON),
        "-m",
        "nlu.serving",
        "train",
        "--domain",
        "domain.yml",
        "--config",
        "nlu/config.yml",
        "--data",
        "nlu/data",
        "--out",
        str(MODELS),
        "--fixed-model-name",
        draft,
        "--force",
        "--skip-validation",
    ]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    written = MODELS / f"{draft}.tar.gz"
    if done.returncode or not written.exists():
        raise TrainingProblem("\n".join((done.stdout + done.stderr).strip().splitlines()[-15:]))
    written.rename(path)


if __name__ == "__main__":
    # for scripts that need the model of the present inputs
    print(model_path())
