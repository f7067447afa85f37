"""Is the process alive, can it answer, and its figures."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable

import httpx
from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse, PlainTextResponse
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bot.processes import Service
from storage.facts import Sessions

PATIENCE = 3.0


def router(service: Service, sessions: Sessions) -> APIRouter:
    """`/livez`, `/readyz` and `/metrics`."""
    routes = APIRouter()

    @routes.get("/livez", response_class=PlainTextResponse)
    async def livez() -> str:
        """The process answers."""
        return "ok"

    @routes.get("/readyz")
    async def readyz() -> JSONResponse:
        """Each part by name: "ok", or what is wrong with it; 503 unless all are ok."""
        found = await parts(service, sessions)
        ready = all(state == "ok" for state in found.values())
        return JSONResponse(found, 200 if ready else 503)

    @routes.get("/metrics")
    async def metrics() -> Response:
        """In the text format of Prometheus."""
        return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)

    return routes


async def parts(service: Service, sessions: Sessions) -> dict[str, str]:
    """The state of Rasa, the action server and the database, asked at the same time."""
    async with httpx.AsyncClient(timeout=PATIENCE) as client:
        asked: dict[str, Awaitable[str]] = {
            "rasa": _answers(client, f"{service.rasa_url}/"),
            "actions": _answers(client, f"{service.actions_url}/health"),
            "database": _reads(sessions),
        }
        states = await asyncio.gather(*asked.values())
    return dict(zip(asked, states, strict=True))


async def _answers(client: httpx.AsyncClient, url: str) -> str:
    try:
        response = await client.get(url)
    except httpx.HTTPError as error:
        return type(error).__name__
    return "ok" if response.is_success else f"status {response.status_code}"


async def _reads(sessions: Sessions) -> str:
    try:
        async with asyncio.timeout(PATIENCE), sessions() as session:
            await session.execute(text("SELECT 1"))
    except (SQLAlchemyError, OSError, TimeoutError) as error:
        return type(error).__name__
    return "ok"
