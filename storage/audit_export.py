"""The log as a file that proves itself: JSON lines, and an Ed25519 signature over them."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

import orjson
import sqlalchemy as sa
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from engine.errors import InvalidInput
from storage.chain import GENESIS, line_hash, told_hash
from storage.moments import utc_text
from storage.tables import audit, audit_anchor, audit_anchor_head

FORMAT = "paatospolku-audit-1"


def lines(connection: sa.Connection, case_id: str | None = None) -> Iterator[bytes]:
    """Of all cases or one: what was logged, case by case, then the anchors."""
    yield _line({"format": FORMAT, "case_id": case_id})
    select = sa.select(audit).order_by(audit.c.case_id, audit.c.seq)
    if case_id is not None:
        select = select.where(audit.c.case_id == case_id)
    for row in connection.execute(select, execution_options={"yield_per": 1000}):
        yield _line({"line": _plain(row._mapping)})
    for name, table in (("anchor", audit_anchor), ("head", audit_anchor_head)):
        for row in connection.execute(sa.select(table).order_by(*table.primary_key.columns)):
            if case_id in (None, row._mapping.get("case_id", case_id)):
                yield _line({name: _plain(row._mapping)})


def _line(value: Mapping[str, Any]) -> bytes:
    return orjson.dumps(value) + b"\n"


def _plain(row: Mapping[Any, Any]) -> dict[str, Any]:
    return {
        str(name): utc_text(value) if isinstance(value, datetime) else value
        for name, value in row.items()
    }


def write_export(
    connection: sa.Connection, path: Path, key: Ed25519PrivateKey, case_id: str | None
) -> int:
    """Writes the file and beside it its signature (`.sig`); answers how many lines."""
    digest, count = sha256(), 0
    with _private(path) as file:
        for line in lines(connection, case_id):
            file.write(line)
            digest.update(line)
            count += 1
    signed = {
        "format": FORMAT,
        "sha256": digest.hexdigest(),
        "signature": key.sign(_message(digest.hexdigest())).hex(),
        "public_key": public_pem(key.public_key()),
    }
    signature_of(path).write_bytes(orjson.dumps(signed, option=orjson.OPT_INDENT_2))
    return count


def _private(path: Path) -> BinaryIO:
    """A file that its owner alone reads: the log tells of secret cases, and names persons."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.fchmod(descriptor, 0o600)  # of an earlier export, which others may have read
    return os.fdopen(descriptor, "wb")


def signature_of(path: Path) -> Path:
    """Where the signature of an export lies."""
    return path.with_name(f"{path.name}.sig")


def check_export(path: Path, key: Ed25519PublicKey) -> list[str]:
    """What does not hold in the file: its signature, or the chain of a case; nothing found: whole.

    `key` comes from elsewhere than the file: whoever can forge the one can forge both.
    """
    faults = []
    content = path.read_bytes()
    digest = sha256(content).hexdigest()
    try:
        signed = orjson.loads(signature_of(path).read_bytes())
        key.verify(bytes.fromhex(signed["signature"]), _message(digest))
    except (InvalidSignature, OSError, ValueError, KeyError, TypeError):
        faults.append("the signature is not the key's over this file")
    return [*faults, *_broken(content)]


def _message(digest: str) -> bytes:
    return f"{FORMAT}\n{digest}".encode()


def _broken(content: bytes) -> Iterator[str]:
    """Lines that do not follow the one before, or do not give their hash."""
    ends: dict[str, tuple[int, str]] = {}
    for text in content.splitlines():
        row = orjson.loads(text).get("line")
        if row is None:
            continue
        row["at"] = datetime.fromisoformat(row["at"])
        case_id, (seq, before) = row["case_id"], ends.get(row["case_id"], (0, GENESIS))
        if (row["seq"], row["prev_hash"]) != (seq + 1, before):
            yield f"{case_id} line {row['seq']}: it does not follow line {seq}"
        told = row["told_hash"] is None or row["erased_by"] or row["told_hash"] == told_hash(row)
        if row["hash"] != line_hash(row) or not told:
            yield f"{case_id} line {row['seq']}: its contents do not give its hash"
        ends[case_id] = row["seq"], row["hash"]


def new_key() -> bytes:
    """A new private key as PEM."""
    return Ed25519PrivateKey.generate().private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
    )


def read_private(content: bytes) -> Ed25519PrivateKey:
    """InvalidInput where the PEM holds no Ed25519 private key."""
    try:
        key = load_pem_private_key(content, None)
    except (ValueError, TypeError) as error:
        raise _no_key() from error
    if not isinstance(key, Ed25519PrivateKey):
        raise _no_key()
    return key


def read_public(content: bytes) -> Ed25519PublicKey:
    """InvalidInput where the PEM holds no Ed25519 public key."""
    try:
        key = load_pem_public_key(content)
    except (ValueError, TypeError) as error:
        raise _no_key() from error
    if not isinstance(key, Ed25519PublicKey):
        raise _no_key()
    return key


def public_pem(key: Ed25519PublicKey) -> str:
    """The public key as PEM."""
    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


def _no_key() -> InvalidInput:
    return InvalidInput(
        "The file holds no Ed25519 key in PEM.",
        reason_fi="Tiedostossa ei ole Ed25519-avainta PEM-muodossa.",
        code="no-key",
    )
