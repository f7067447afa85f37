"""Whose conversation it is: an unguessable cookie, and what is made from it."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass
from datetime import timedelta

from fastapi import Request, Response

PLAIN, SECURE = "teman", "__Host-teman"
KEPT = timedelta(days=180)
TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")


@dataclass(frozen=True)
class Visitor:
    """A browser: its secret stays in its cookie, everybody else sees what is derived from it."""

    secret: str

    @property
    def sender(self) -> str:
        """The sender id; whoever reads it cannot make the cookie from it."""
        return f"web:{hashlib.sha256(b'sender' + self.secret.encode()).hexdigest()[:40]}"

    @property
    def form_token(self) -> str:
        """What a form of ours carries, and a form of another site cannot know."""
        return hashlib.sha256(b"form" + self.secret.encode()).hexdigest()

    def sent(self, token: str) -> bool:
        """Whether a form carries this visitor's token."""
        return hmac.compare_digest(token.encode(), self.form_token.encode())

    @classmethod
    def new(cls) -> Visitor:
        """Somebody we have not seen."""
        return cls(secrets.token_urlsafe(32))

    @classmethod
    def of(cls, request: Request) -> Visitor | None:
        """The visitor of a request; None without our cookie."""
        secret = request.cookies.get(cookie_name(request), "")
        return cls(secret) if TOKEN.fullmatch(secret) else None


def is_https(request: Request) -> bool:
    """Whether the browser came by https (uvicorn knows it from a trusted proxy's headers)."""
    return request.url.scheme == "https"


def cookie_name(request: Request) -> str:
    """Behind https the name itself forbids that a neighbour's page sets the cookie."""
    return SECURE if is_https(request) else PLAIN


def remember(request: Request, response: Response, visitor: Visitor) -> None:
    """Give the cookie, or give it again so that it lasts."""
    response.set_cookie(
        cookie_name(request),
        visitor.secret,
        max_age=int(KEPT.total_seconds()),
        path="/",
        secure=is_https(request),
        httponly=True,
        samesite="lax",
    )


def forget(request: Request, response: Response) -> None:
    """Take the cookie away."""
    response.delete_cookie(
        cookie_name(request), path="/", secure=is_https(request), httponly=True, samesite="lax"
    )
