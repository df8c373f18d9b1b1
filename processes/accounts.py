"""Accounts: how a person gets in where no identity provider does it, and when they do not."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from processes.refusals import refusal

GRANTS = ("admin", "audit", "deploy", "operate")
USERNAME = re.compile(r"[a-z0-9](?:[a-z0-9._@-]{0,98}[a-z0-9])?")
FREE_FAILURES = 5
FIRST_LOCK, LONGEST_LOCK = timedelta(minutes=1), timedelta(hours=1)
RESET_LASTS = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Account:
    """`id` is the person's. Without a `username` the person gets in by the identity provider."""

    id: str
    grants: frozenset[str] = frozenset()
    language: str = "fi"
    disabled: bool = False
    username: str | None = None
    password_hash: str = ""
    password_changed_at: datetime | None = None
    failures: int = 0
    locked_until: datetime | None = None
    reset_hash: str | None = None
    reset_until: datetime | None = None
    issuer: str | None = None
    subject: str | None = None

    def is_locked(self, now: datetime) -> bool:
        """Whether too many attempts have failed of late."""
        return self.locked_until is not None and now < self.locked_until

    def opens(self, now: datetime) -> bool:
        """Whether a right password would open it now."""
        return bool(self.password_hash) and not self.disabled and not self.is_locked(now)

    def may_reset(self, secret_hash: str, now: datetime) -> bool:
        """Whether the one-time secret is the given one, and still good."""
        return (
            not self.disabled
            and self.reset_hash == secret_hash
            and self.reset_until is not None
            and now < self.reset_until
        )


def failed(account: Account, now: datetime) -> Account:
    """One more wrong password: from the fifth on the account rests, twice as long each time."""
    failures = account.failures + 1
    if failures < FREE_FAILURES:
        return replace(account, failures=failures)
    rest = min(FIRST_LOCK * 2 ** min(failures - FREE_FAILURES, 10), LONGEST_LOCK)
    return replace(account, failures=failures, locked_until=now + rest)


def succeeded(account: Account) -> Account:
    """The failures before are forgotten."""
    return replace(account, failures=0, locked_until=None)


def with_reset(account: Account, secret_hash: str, now: datetime) -> Account:
    """An administrator gave a one-time secret; the password of before opens nothing any more."""
    return replace(
        succeeded(account), password_hash="", reset_hash=secret_hash, reset_until=now + RESET_LASTS
    )


def with_password(account: Account, password_hash: str, now: datetime) -> Account:
    """A new password; a one-time secret is used up by it."""
    return replace(
        succeeded(account),
        password_hash=password_hash,
        password_changed_at=now,
        reset_hash=None,
        reset_until=None,
    )


def checked_username(text: str) -> str:
    """In small letters, so that two accounts never look alike."""
    name = text.strip().lower()
    if not USERNAME.fullmatch(name):
        raise refusal("username-invalid")
    return name


def checked_grants(grants: frozenset[str]) -> frozenset[str]:
    """The administrative rights that there are; they give no authority in a case."""
    if unknown := grants - set(GRANTS):
        raise refusal("grants-unknown", grants=", ".join(sorted(unknown)))
    return grants
