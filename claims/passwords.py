"""Passwords, one-time codes and recovery codes of officers."""

from __future__ import annotations

import asyncio
import secrets
from datetime import datetime

import pyotp
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST, LONGEST = 12, 128
RECOVERY_CODES = 8
RECOVERY_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
STEP_SECONDS = 30
ISSUER = "Teman PHK"

hasher = PasswordHasher()
"""Argon2id with the library's parameters (RFC 9106, 64 MiB); stronger ones renew a hash."""

_at_once = asyncio.Semaphore(2)
"""Hashing takes 64 MiB each; a rush of logins must not take all memory."""


class WeakPassword(Exception):
    """A password that will not do; the message says why."""


def check_strength(password: str, login: str) -> None:
    """Raises WeakPassword. Length counts, not signs: no rule asks for a digit or a capital."""
    if len(password) < SHORTEST:
        raise WeakPassword(f"paling sedikit {SHORTEST} huruf")
    if len(password) > LONGEST:
        raise WeakPassword(f"paling banyak {LONGEST} huruf")
    if login.casefold() in password.casefold() or len(set(password)) < 5:
        raise WeakPassword("terlalu mudah ditebak")


async def hashed(password: str) -> str:
    """The hash to keep."""
    async with _at_once:
        return await asyncio.to_thread(hasher.hash, password)


async def fits(kept: str, password: str) -> bool:
    """Whether a password is the one that was hashed; takes as long when it is not."""
    async with _at_once:
        try:
            return await asyncio.to_thread(hasher.verify, kept, password)
        except (VerificationError, InvalidHashError):
            return False


def new_secret() -> str:
    """A secret for the authenticator on a phone."""
    return pyotp.random_base32()


def address(secret: str, login: str) -> str:
    """What the authenticator scans."""
    return pyotp.TOTP(secret).provisioning_uri(name=login, issuer_name=ISSUER)


def step_of(secret: str, code: str, now: datetime, used: int) -> int | None:
    """The time step of a code that is right now (a step early or late), and newer than `used`."""
    totp, present = pyotp.TOTP(secret), int(now.timestamp()) // STEP_SECONDS
    digits = "".join(code.split())
    for step in (present - 1, present, present + 1):
        right = secrets.compare_digest(totp.generate_otp(step).encode(), digits.encode())
        if right and step > used:
            return step
    return None


def new_recovery_codes() -> list[str]:
    """Codes of 49 bits, in two groups that can be copied by hand."""
    return [f"{_letters(5)}-{_letters(5)}" for _ in range(RECOVERY_CODES)]


def _letters(count: int) -> str:
    return "".join(secrets.choice(RECOVERY_LETTERS) for _ in range(count))


def recovery_form(code: str) -> str:
    """A recovery code as it is compared, however it was typed."""
    return "".join(code.split()).replace("-", "").lower()
