"""Bytes that belong to documents: attachments as they came, and papers as they were printed."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from engine.model import Key

LARGEST_FILE = 20 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One attachment's bytes, found by their SHA-256."""

    key: Key
    sha256: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Rendering:
    """One version printed: a draft's is printed anew, a signed one's stays as it is."""

    key: Key
    document: Key
    version: int
    language: str
    media_type: str
    sha256: str
    content: bytes
    rendered_at: datetime
    final: bool = False


def sha256(content: bytes) -> str:
    """The hash that attachments and printed papers are known by."""
    return hashlib.sha256(content).hexdigest()
