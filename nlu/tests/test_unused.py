"""What is left out of the server changes nothing that it answers."""

from __future__ import annotations

import ast
import asyncio
import inspect
from contextlib import asynccontextmanager
from types import SimpleNamespace

import pytest
from aiohttp import web
from rasa import server
from rasa.core import processor, run
from rasa.core.policies import rule_policy
from rasa.engine.exceptions import GraphRunError
from rasa.engine.graph import GraphSchema, SchemaNode
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.shared.core.domain import Domain
from rasa.utils.endpoints import ClientResponseError, EndpointConfig
from sanic import Sanic

from nlu.serving import unused

PATCHED = [
    (DaskGraphRunner, "run"),
    (Domain, "is_empty"),
    (processor, "copy"),
    (rule_policy, "copy"),
    (EndpointConfig, "session"),
    (run, "close_resources"),
    (server, "configure_cors"),
]
ORIGINALS = {(owner, name): inspect.getattr_static(owner, name) for owner, name in PATCHED}


@pytest.fixture(autouse=True)
def left_out(monkeypatch):
    for (owner, name), original in ORIGINALS.items():
        monkeypatch.setattr(owner, name, original)
    unused.leave_out()


@pytest.mark.parametrize(("owner", "name"), PATCHED, ids=lambda value: str(value)[:40])
def test_what_replaces_it_takes_the_same_parameters(owner, name):
    original, mended = ORIGINALS[owner, name], getattr(owner, name)
    assert mended is not original
    if inspect.isfunction(original):
        expected = list(inspect.signature(original).parameters)
        assert len(inspect.signature(mended).parameters) == len(expected)
        assert inspect.iscoroutinefunction(mended) is inspect.iscoroutinefunction(original)


# 1. graphs

NEEDS = {
    "read": {"message": "__message__"},
    "classify": {"read": "read"},
    "extract": {"read": "read", "also": "classify"},
    "predict": {"tracker": "__tracker__", "nlu": "extract"},
    "unasked": {"read": "read"},
}
NOTHING = {"uses": None, "constructor_name": "", "fn": "", "config": {}}


def runner_of(ran):
    """A runner whose nodes say what they were given."""

    def node(name):
        def call(*given):
            ran.append(name)
            return name, f"{name}({', '.join(map(str, given))})"

        return call

    runner = DaskGraphRunner.__new__(DaskGraphRunner)
    schema = {name: SchemaNode(needs=needs, **NOTHING) for name, needs in NEEDS.items()}
    schema["predict"].is_target = True
    runner._graph_schema = GraphSchema(schema)
    runner._instantiated_nodes = {name: node(name) for name in NEEDS}
    runner._execution_context = None
    return runner


GIVEN = {"__message__": ["halo"], "__tracker__": 1}


@pytest.mark.parametrize("targets", [None, ["extract"], ["predict", "classify"], ["unasked"]])
@pytest.mark.parametrize("inputs", [GIVEN, {}, None, {**GIVEN, "classify": "known"}])
def test_a_graph_gives_what_dask_gives_and_runs_each_node_once(targets, inputs):
    ran, dask_ran = [], []
    found = runner_of(ran).run(inputs, targets)
    assert found == ORIGINALS[DaskGraphRunner, "run"](runner_of(dask_ran), inputs, targets)
    assert len(ran) == len(set(ran))
    assert set(ran) <= set(dask_ran)


def test_a_runner_asked_for_other_targets_runs_other_nodes():
    ran = []
    runner = runner_of(ran)
    for target in ("classify", "unasked", "classify"):
        runner.run(GIVEN, [target])
    assert ran == ["read", "classify", "read", "unasked", "read", "classify"]


def test_a_node_that_breaks_is_told_as_dask_tells_it():
    def breaks(*_given):
        raise RuntimeError("broken")

    for run_graph in (ORIGINALS[DaskGraphRunner, "run"], DaskGraphRunner.run):
        runner = runner_of([])
        runner._instantiated_nodes["classify"] = breaks
        with pytest.raises(GraphRunError):
            run_graph(runner, GIVEN, ["extract"])


# 2. and 3. domains and copies


def test_an_empty_domain_is_empty_and_another_is_not():
    full = Domain.from_dict({"intents": ["greet"]})
    for _ in range(2):
        assert Domain.empty().is_empty()
        assert not full.is_empty()


@pytest.mark.parametrize("module", [processor, rule_policy])
def test_rasa_copies_there_for_its_debug_log_alone(module):
    def is_named(node, owner, name):
        return (
            isinstance(node, ast.Attribute)
            and node.attr == name
            and getattr(node.value, "id", "") == owner
        )

    tree = ast.parse(inspect.getsource(module))
    copies = [n for n in ast.walk(tree) if isinstance(n, ast.Name) and n.id == "copy"]
    logs = [
        n
        for n in ast.walk(tree)
        if isinstance(n, ast.Call) and is_named(n.func, "structlogger", "debug")
    ]
    logged = [n for log in logs for n in ast.walk(log) if is_named(n, "copy", "deepcopy")]
    assert copies
    assert len(copies) == len(logged)


# 4. connections


@asynccontextmanager
async def action_server():
    """Its address, and the ports that it was called from."""
    callers = []

    async def answer(request):
        callers.append(request.transport.get_extra_info("peername")[1])
        body = await request.json()
        return web.json_response(body, status=body.get("status", 200))

    app = web.Application()
    app.router.add_post("/webhook", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/webhook", callers
    finally:
        await runner.cleanup()


async def stop_rasa():
    await run.close_resources(SimpleNamespace(ctx=SimpleNamespace()), None)


def test_calls_of_actions_share_a_connection_until_rasa_stops():
    async def scene():
        async with action_server() as (url, callers):
            endpoint = EndpointConfig(url)
            for number in range(3):
                assert await endpoint.request(json={"n": number}) == {"n": number}
            session = endpoint.session().session
            await stop_rasa()
            return callers, session.closed

    callers, closed = asyncio.run(scene())
    assert len(callers) == 3
    assert len(set(callers)) == 1
    assert closed


def test_calls_at_the_same_time_have_a_connection_each_and_their_own_answer():
    async def scene():
        async with action_server() as (url, _):
            endpoint = EndpointConfig(url)
            bodies = [{"n": number} for number in range(150)]
            answers = await asyncio.gather(*(endpoint.request(json=body) for body in bodies))
            await stop_rasa()
            return answers == bodies

    assert asyncio.run(scene())


def test_an_action_that_fails_or_a_server_that_was_away_does_not_spoil_the_next_call():
    async def scene():
        endpoint = EndpointConfig("")
        async with action_server() as (endpoint.url, _):
            with pytest.raises(ClientResponseError):
                await endpoint.request(json={"status": 500})
            assert await endpoint.request(json={"a": 1}) == {"a": 1}
        async with action_server() as (endpoint.url, _):
            assert await endpoint.request(json={"b": 2}) == {"b": 2}
        await stop_rasa()

    asyncio.run(scene())
    asyncio.run(scene())  # in another loop


def test_nothing_that_an_endpoint_sets_is_lost():
    async def scene():
        made = EndpointConfig(
            "http://x", headers={"a": "b"}, basic_auth={"username": "u", "password": "p"}
        )
        original = ORIGINALS[EndpointConfig, "session"](made)
        kept = made.session().session
        same = (
            kept.headers == original.headers
            and kept.auth == original.auth
            and kept.timeout == original.timeout
        )
        await original.close()
        await stop_rasa()
        return same

    assert asyncio.run(scene())


# 5. CORS


@pytest.mark.parametrize(
    ("origins", "used"), [("", False), (None, False), ([], False), ("*", True)]
)
def test_cors_is_set_up_where_somebody_may_ask_from_elsewhere(origins, used):
    app = Sanic(
        f"cors-{origins}-{used}".replace("*", "all").replace("[]", "list").rstrip("-") + "x"
    )
    server.configure_cors(app, origins)
    assert hasattr(app.config, "CORS_SUPPORTS_CREDENTIALS") is used
