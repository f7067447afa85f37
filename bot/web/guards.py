"""What holds for every answer and every request of the pages: headers, and sizes of bodies."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS: Mapping[str, str] = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "cache-control": "no-store",
}
TOO_LARGE = "Berkas terlalu besar."
DOWNLOAD_POLICY = "default-src 'none'; sandbox"
"""For the content of a file: whatever it is, it runs nothing."""

SENT_BY_US = ("same-origin", "none")
"""Where a browser says that a request comes from; programs say nothing."""

HSTS = "max-age=31536000; includeSubDomains"


class SafeHeaders:
    """Puts the headers on every answer, unless the answer has its own."""

    def __init__(self, app: ASGIApp) -> None:
        """`app` is what answers."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if scope["scheme"] == "https":
                    headers.setdefault("strict-transport-security", HSTS)
            await send(message)

        await self.app(scope, receive, with_headers)


class OwnPosts:
    """Refuses what another site makes a browser send, before anybody looks at it.

    The token in each form is what counts; this stands before the login, which has no session yet.
    """

    def __init__(self, app: ASGIApp) -> None:
        """`app` is what answers."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer."""
        if scope["type"] == "http" and _from_another_site(scope):
            await refuse(send, 403, "Formulir ini dikirim oleh situs lain.")
            return
        await self.app(scope, receive, send)


def _from_another_site(scope: Scope) -> bool:
    site = Headers(scope=scope).get("sec-fetch-site", "none")
    return scope["method"] == "POST" and site not in SENT_BY_US


class TooLarge(Exception):
    """A body is larger than it may be."""


class BodyLimit:
    """Refuses a body larger than `most` bytes with 413, whether or not it says its length."""

    def __init__(self, app: ASGIApp, most: int) -> None:
        """`app` reads the body."""
        self.app = app
        self.most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        length = Headers(scope=scope).get("content-length", "0")
        if not length.isdecimal() or int(length) > self.most:
            await refuse(send, 413, TOO_LARGE)
            return
        await self._counted(scope, receive, send)

    async def _counted(self, scope: Scope, receive: Receive, send: Send) -> None:
        seen, started = 0, False

        async def counting() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > self.most:
                raise TooLarge
            return message

        async def noting(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self.app(scope, counting, noting)
        except TooLarge:
            if started:
                raise
            await refuse(send, 413, TOO_LARGE)


async def refuse(send: Send, status: int, said: str) -> None:
    """Answer with a sentence alone."""
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": said.encode()})
