"""The two bots that are compared: the same messages, domain and rules, each with its pipeline."""

from __future__ import annotations

import hashlib
import json
import os
import resource
import shutil
import subprocess
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.settings import ROOT

OURS = ROOT / "nlu" / ".venv" / "bin" / "python"
STOCK = ROOT / "bench" / "stock" / ".venv" / "bin" / "python"
PHRASE = "utter_greet"
"""The answer that needs no action; every other intent runs `action_reply`."""


@dataclass(frozen=True)
class Training:
    """What a training took: wall and processor seconds."""

    wall: float
    cpu: float


@dataclass(frozen=True)
class Bot:
    """A trained bot and how to start its server."""

    name: str
    python: Path
    module: tuple[str, ...]
    model: Path
    training: Training

    @property
    def size(self) -> int:
        """Bytes of the model archive."""
        return self.model.stat().st_size


def stock_config(epochs: int) -> dict[str, Any]:
    """What `rasa init` proposes, with `epochs` for every network."""
    return {
        "recipe": "default.v1",
        "language": "id",
        "assistant_id": "bench-stock",
        "pipeline": [*stock_pipeline(epochs, response_selector=True), _fallback()],
        "policies": [
            {"name": "MemoizationPolicy"},
            {"name": "RulePolicy"},
            {"name": "UnexpecTEDIntentPolicy", "max_history": 5, "epochs": epochs},
            {
                "name": "TEDPolicy",
                "max_history": 5,
                "epochs": epochs,
                "constrain_similarities": True,
            },
        ],
    }


def stock_pipeline(epochs: int, response_selector: bool = False) -> list[dict[str, Any]]:
    """The default pipeline of Rasa 3.6 in its order."""
    char = {"analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4}
    network = {"epochs": epochs, "constrain_similarities": True}
    selector = [{"name": "ResponseSelector", **network}] if response_selector else []
    return [
        {"name": "WhitespaceTokenizer"},
        {"name": "RegexFeaturizer"},
        {"name": "LexicalSyntacticFeaturizer"},
        {"name": "CountVectorsFeaturizer"},
        {"name": "CountVectorsFeaturizer", **char},
        {"name": "DIETClassifier", **network},
        {"name": "EntitySynonymMapper"},
        *selector,
    ]


def _fallback() -> dict[str, Any]:
    return {"name": "FallbackClassifier", "threshold": 0.3, "ambiguity_threshold": 0.1}


def our_config() -> dict[str, Any]:
    """The configuration that serves."""
    loaded: dict[str, Any] = yaml.safe_load((ROOT / "nlu" / "config.yml").read_text("utf-8"))
    return loaded


def bench_domain() -> dict[str, Any]:
    """Our intents and entities; one phrase, one action, no forms."""
    whole: dict[str, Any] = yaml.safe_load((ROOT / "domain.yml").read_text("utf-8"))
    kept = {name: whole[name] for name in ("version", "intents", "entities", "session_config")}
    return kept | {"responses": {PHRASE: [{"text": "Halo."}]}, "actions": ["action_reply"]}


def bench_rules(intents: list[str]) -> dict[str, Any]:
    """A greeting is answered by the phrase, everything else by the action; one story for TED."""
    elsewhere = {"greet", "restart"}  # Rasa has a rule of its own for `restart`
    others = [{"intent": name} for name in [*intents, "nlu_fallback"] if name not in elsewhere]
    return {
        "version": "3.1",
        "rules": [
            {"rule": "phrase", "steps": [{"intent": "greet"}, {"action": PHRASE}]},
            {"rule": "action", "steps": [{"or": others}, {"action": "action_reply"}]},
        ],
        "stories": [
            {
                "story": "begin and end",
                "steps": [
                    {"intent": "greet"},
                    {"action": PHRASE},
                    {"intent": "thank"},
                    {"action": "action_reply"},
                ],
            }
        ],
    }


def write_bench_data(folder: Path) -> None:
    """Domain, rules and messages of the comparison."""
    domain = bench_domain()
    intents = [each if isinstance(each, str) else next(iter(each)) for each in domain["intents"]]
    data = folder / "data"
    shutil.rmtree(data, ignore_errors=True)
    shutil.copytree(ROOT / "nlu" / "data" / "nlu", data / "nlu")
    _dump(data / "rules.yml", bench_rules(intents))
    _dump(folder / "domain.yml", domain)


def _dump(path: Path, content: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), "utf-8")


def make_bot(name: str, folder: Path, config: dict[str, Any], nlu_only: bool = False) -> Bot:
    """Train a bot in `folder` unless it stands there, trained from the same inputs."""
    stock = name.startswith("stock")
    python, module = (STOCK, ("rasa",)) if stock else (OURS, ("nlu.serving",))
    model, note = folder / f"{name}.tar.gz", folder / f"{name}.json"
    _dump(folder / f"{name}.yml", config)
    inputs = _digest(folder, name)
    known = json.loads(note.read_text()) if model.exists() and note.exists() else {}
    if known.get("inputs") != inputs:
        training = _train(python, module, folder, name, nlu_only)
        known = {"inputs": inputs, "training": asdict(training)}
        note.write_text(json.dumps(known))
    return Bot(name, python, module, model, Training(**known["training"]))


def _digest(folder: Path, name: str) -> str:
    """Changes when the messages, rules, domain or pipeline of a bot do."""
    digest = hashlib.sha256()
    messages = sorted((folder / "data").rglob("*.yml"))
    for path in (folder / f"{name}.yml", folder / "domain.yml", *messages):
        digest.update(path.read_bytes() if path.exists() else b"")
    return digest.hexdigest()


def _train(
    python: Path, module: tuple[str, ...], folder: Path, name: str, nlu_only: bool
) -> Training:
    """Run Rasa's training; raises CalledProcessError when it fails."""
    data = ["--nlu", "data"] if nlu_only else ["--data", "data", "--domain", "domain.yml"]
    kind = ["train", "nlu"] if nlu_only else ["train"]
    out = ["--config", f"{name}.yml", "--out", ".", "--fixed-model-name", name]
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    command = [str(python), "-m", *module, *kind, *data, *out]
    with (folder / f"{name}.log").open("w") as log:
        subprocess.run(command, cwd=folder, env=environment(), stdout=log, stderr=log, check=True)
    if not (folder / f"{name}.tar.gz").exists():
        raise RuntimeError(f"{name} was not trained: see {folder / name}.log")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Training(time.monotonic() - start, cpu)


def environment() -> dict[str, str]:
    """The project importable, telemetry off, quiet."""
    quiet = {"RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3", "LOG_LEVEL": "WARNING"}
    own = {"PYTHONPATH": str(ROOT), "SQLALCHEMY_SILENCE_UBER_WARNING": "1"}
    return {**os.environ, **quiet, **own, "SANIC_HOST": "127.0.0.1"}
