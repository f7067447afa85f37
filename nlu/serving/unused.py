"""What Rasa 3.6.21 does for every message and nobody uses, left out of the server.

Results are the same; `docs/architecture.md` lists what is mended, nlu/tests notices when Rasa
changes. Rasa
1. hands each graph to dask's scheduler, which plans it anew and runs it one node after another;
2. builds an empty domain and compares ours with it, to learn that ours is not empty;
3. copies texts, entities, states and events for debug logs that are off;
4. opens a client session and a connection for each call of an action;
5. looks for CORS headers though nobody may ask from another origin.
"""

from __future__ import annotations

from types import ModuleType
from typing import Any, Dict, List, Optional

KEPT_SECONDS = 3
"""An unused connection is closed before the action server closes it (sanic: after 5 or more)."""


def run_graphs_in_order() -> None:
    """1."""
    from rasa.engine.exceptions import GraphRunError
    from rasa.engine.graph import GraphSchema
    from rasa.engine.runner.dask import DaskGraphRunner

    def order_of(schema: GraphSchema, targets: List[str]) -> List[str]:
        """The nodes that `targets` need, each behind what it needs itself."""
        order: Dict[str, None] = {}

        def add(name: str) -> None:
            if name in schema.nodes and name not in order:
                for need in schema.nodes[name].needs.values():
                    add(need)
                order[name] = None

        for target in targets:
            add(target)
        return list(order)

    def run(
        self: DaskGraphRunner,
        inputs: Optional[Dict[str, Any]] = None,
        targets: Optional[List[str]] = None,
    ) -> Dict[str, Any]:
        schema = self._graph_schema
        wanted = targets if targets else schema.target_names
        orders = self.__dict__.setdefault("_orders", {})
        if tuple(wanted) not in orders:
            orders[tuple(wanted)] = order_of(schema, wanted)
        # an input is given under its name; a need that nobody gave is passed on as its bare name
        done: Dict[str, Any] = {name: (name, value) for name, value in (inputs or {}).items()}
        try:
            for name in orders[tuple(wanted)]:
                if name not in done:
                    needs = schema.nodes[name].needs.values()
                    node = self._instantiated_nodes[name]
                    done[name] = node(*(done.get(need, need) for need in needs))
        except RuntimeError as error:
            raise GraphRunError("Error running runner.") from error
        return dict(done[name] for name in wanted)

    DaskGraphRunner.run = run


def compare_domains_once() -> None:
    """2. A domain is never changed once it is loaded."""
    from rasa.shared.core.domain import Domain

    compare = Domain.is_empty

    def is_empty(self: Domain) -> bool:
        known = self.__dict__
        if "_known_empty" not in known:
            known["_known_empty"] = compare(self)
        return bool(known["_known_empty"])

    Domain.is_empty = is_empty


class Uncopied(ModuleType):
    """Stands for the module `copy` where copies are only logged."""

    @staticmethod
    def deepcopy(value: Any) -> Any:
        """The value itself."""
        return value


def log_without_copies() -> None:
    """3. In both modules every `copy.deepcopy` is an argument of a debug log."""
    from rasa.core import processor
    from rasa.core.policies import rule_policy

    processor.copy = rule_policy.copy = Uncopied("uncopied")


class Kept:
    """A client session for `async with` that is still open behind it."""

    def __init__(self, session: Any, loop: Any) -> None:
        """`session`: an aiohttp.ClientSession; `loop`: the event loop it was made in."""
        self.session = session
        self.loop = loop

    async def __aenter__(self) -> Any:
        """The session."""
        return self.session

    async def __aexit__(self, *_error: Any) -> None:
        """Leave the session open."""


def keep_connections() -> None:
    """4. As many at once as there are messages, without cookies, closed when Rasa stops."""
    import asyncio

    import aiohttp
    from rasa.core import run
    from rasa.core.constants import DEFAULT_REQUEST_TIMEOUT
    from rasa.utils.endpoints import EndpointConfig

    close_resources = run.close_resources
    opened: List[aiohttp.ClientSession] = []

    def open_session(endpoint: EndpointConfig) -> aiohttp.ClientSession:
        auth = endpoint.basic_auth
        made = aiohttp.ClientSession(
            headers=endpoint.headers,
            auth=aiohttp.BasicAuth(auth["username"], auth["password"]) if auth else None,
            timeout=aiohttp.ClientTimeout(total=DEFAULT_REQUEST_TIMEOUT),
            connector=aiohttp.TCPConnector(limit=0, keepalive_timeout=KEPT_SECONDS),
            cookie_jar=aiohttp.DummyCookieJar(),
        )
        opened.append(made)
        return made

    def session(self: EndpointConfig) -> Kept:
        loop, kept = asyncio.get_running_loop(), self.__dict__.get("_kept")
        if kept is None or kept.loop is not loop or kept.session.closed:
            kept = self.__dict__["_kept"] = Kept(open_session(self), loop)
        return kept

    async def close(app: Any, loop: Any) -> None:
        while opened:
            await opened.pop().close()
        await close_resources(app, loop)

    EndpointConfig.session = session
    run.close_resources = close


def answer_without_cors() -> None:
    """5. With `--cors` it stays."""
    from rasa import server

    configure = server.configure_cors

    def configure_cors(app: Any, cors_origins: Any = "") -> None:
        if cors_origins:
            configure(app, cors_origins)

    server.configure_cors = configure_cors


def leave_out() -> None:
    """All of it, once, before the server starts."""
    run_graphs_in_order()
    compare_domains_once()
    log_without_copies()
    keep_connections()
    answer_without_cors()
