"""What deploy/ names is there: settings, commands, figures, files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from configparser import ConfigParser
from pathlib import Path
from typing import Any

import pytest
import yaml
from prometheus_client import REGISTRY

import bot.metrics
import jobs.figures
from bot import commands
from bot.settings import ServiceSettings
from jobs.settings import JobSettings
from storage.settings import StorageSettings

assert bot.metrics
assert jobs.figures

ROOT = Path(__file__).resolve().parent.parent.parent
DEPLOY = ROOT / "deploy"
COMPOSE: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yml").read_text("utf-8"))
RULES: dict[str, Any] = yaml.safe_load((DEPLOY / "prometheus" / "rules.yml").read_text("utf-8"))
SHARED = (ROOT / "nlu" / "endpoints.shared.yml").read_text("utf-8")
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))
OURS = {
    name.upper()
    for each in (ServiceSettings, StorageSettings, JobSettings)
    for name in each.model_fields
}
ENDPOINTS = set(re.findall(r"\$\{(\w+)\}", SHARED))
RASA_ITSELF = {"SANIC_WORKERS"}
COMMANDS = {path.stem for path in Path(commands.__file__).parent.glob("*.py")}
ALERTS = [rule for group in RULES["groups"] for rule in group["rules"]]


def lines_of(path: Path) -> Iterator[tuple[str, str]]:
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            name, _, value = line.partition("=")
            yield name, value


def test_every_setting_of_the_environment_file_is_one_of_ours_or_of_the_endpoints() -> None:
    named = {name for name, _ in lines_of(DEPLOY / "teman.env.example")}
    assert named <= OURS | ENDPOINTS
    assert ENDPOINTS - {"ACTIONS_PORT"} <= named


def test_the_example_holds_no_secret() -> None:
    secret = re.compile(r"KEY|TOKEN|PASSWORD")
    given = dict(lines_of(DEPLOY / "teman.env.example"))
    assert {value for name, value in given.items() if secret.search(name)} <= {"", "CHANGE"}


@pytest.mark.parametrize("name", ["node", "worker"])
def test_a_service_runs_a_command_with_settings_that_exist(name: str) -> None:
    service = COMPOSE["services"][name]
    assert service["command"][0] in COMMANDS
    assert set(service["environment"]) <= OURS | RASA_ITSELF
    assert (DEPLOY / service["env_file"]).with_suffix(".env.example").exists()


def test_files_that_compose_brings_in_are_there() -> None:
    mounts = [v for each in COMPOSE["services"].values() for v in each.get("volumes", ())]
    files = [mount.split(":")[0] for mount in mounts if mount.startswith("./")]
    assert files
    assert all((DEPLOY / file).exists() for file in files)
    assert (DEPLOY / ".." / COMPOSE["x-teman"]["build"]["dockerfile"]).resolve().exists()


def test_what_the_image_copies_is_there() -> None:
    text = (DEPLOY / "Dockerfile").read_text("utf-8")
    copied = re.findall(r"^COPY --chown=teman (.+) \S+$", text, re.MULTILINE)
    names = [name for line in copied for name in line.split()]
    assert names
    assert all((ROOT / name).exists() for name in names)


def test_the_image_leaves_out_secrets_and_data() -> None:
    left_out = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    assert {"var", ".git", ".env", "deploy/teman.env", "deploy/postgres.password"} <= set(left_out)


@pytest.mark.parametrize("unit", UNITS, ids=lambda path: path.name)
def test_a_unit_runs_a_command_that_exists_and_stops_in_time(unit: Path) -> None:
    parser = ConfigParser(strict=False, interpolation=None)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(unit)
    program, command = parser["Service"]["ExecStart"].split()
    assert program.endswith(".venv/bin/teman")
    assert command in COMMANDS
    assert int(parser["Service"]["TimeoutStopSec"]) >= 30
    if "Environment" in parser["Service"]:
        assert parser["Service"]["Environment"].partition("=")[0] in OURS


def figures() -> set[str]:
    """Every name that our metrics give to Prometheus."""
    suffixes = {"counter": ("_total",), "histogram": ("_bucket", "_sum", "_count"), "gauge": ("",)}
    ours = [each for each in REGISTRY.collect() if each.name.startswith("teman_")]
    return {each.name + suffix for each in ours for suffix in suffixes[each.type]}


@pytest.mark.parametrize("rule", ALERTS, ids=lambda rule: rule["alert"])
def test_a_rule_asks_for_figures_that_we_give_and_says_what_to_do(rule: dict[str, Any]) -> None:
    named = set(re.findall(r"\bteman_\w+", rule["expr"]))
    assert named <= figures()
    assert named or "up" in rule["expr"]
    assert len(rule["annotations"]["do"].split()) > 5


def test_prometheus_asks_the_ports_that_the_services_listen_on() -> None:
    given = yaml.safe_load((DEPLOY / "prometheus" / "prometheus.yml").read_text("utf-8"))
    asked = {job["job_name"]: job["dns_sd_configs"][0]["port"] for job in given["scrape_configs"]}
    services = COMPOSE["services"]
    assert asked == {
        "node": int(services["node"]["environment"]["WEB_PORT"]),
        "worker": int(services["worker"]["environment"]["WORKER_METRICS_PORT"]),
    }


def test_the_shared_endpoints_lock_and_keep_outside_the_process() -> None:
    endpoints = yaml.safe_load(SHARED)
    assert endpoints["lock_store"]["type"] == "redis"
    assert endpoints["tracker_store"]["type"] == "nlu.serving.shared.SharedSessionStore"
    assert (
        endpoints["action_endpoint"]
        == yaml.safe_load((ROOT / "nlu" / "endpoints.yml").read_text("utf-8"))["action_endpoint"]
    )
