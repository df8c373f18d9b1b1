"""Passwords and tokens: made, hashed and compared; nothing of them is ever logged."""

from __future__ import annotations

import secrets
import unicodedata
from functools import lru_cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_HASHER = PasswordHasher()  # argon2id with the parameters of RFC 9106 § 4, second choice


def new_token(prefix: str = "") -> str:
    """256 random bits as text; the prefix lets scanners for leaked secrets know ours."""
    return prefix + secrets.token_urlsafe(32)


def hashed(password: str) -> str:
    """The argon2id hash, with its salt and parameters in it."""
    return _HASHER.hash(_nfc(password))


def matches(password_hash: str, password: str) -> bool:
    """Whether it is the password. Without a hash it takes as long, and is not."""
    try:
        return _HASHER.verify(password_hash or _nobodys(), _nfc(password)) and bool(password_hash)
    except (VerificationError, InvalidHashError):
        return False


def is_outdated(password_hash: str) -> bool:
    """Whether the parameters have grown since."""
    return _HASHER.check_needs_rehash(password_hash)


def _nfc(password: str) -> str:
    return unicodedata.normalize("NFC", password)


@lru_cache(maxsize=1)
def _nobodys() -> str:
    return hashed(secrets.token_urlsafe(32))
