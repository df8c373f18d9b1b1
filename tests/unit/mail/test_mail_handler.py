"""A mail job finds its papers as they were printed, in the receiver's language."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import pytest

from api.mail import FileMailer, MailHandler
from engine.errors import InvalidInput
from engine.model import SYSTEM, Key
from engine.ports import HandlerContext, Work
from processes.documents import Document, DocumentKind, DocumentState, Version
from processes.files import Rendering, sha256
from tests.unit.mail.test_composition import INVITATION

CASE = "0b7c1c1e-8a53-4a55-9a0c-3c1d5f6f7a11"
NOW = datetime(2023, 11, 8, 12, 30, tzinfo=UTC)
DOCUMENT = Document(
    Key(CASE, 1),
    DocumentKind.INVITATION,
    "Kutsu",
    "fi",
    "TEM",
    NOW,
    state=DocumentState.SIGNED,
    current=1,
    number="VN/24670/2023-TEM-21",
)
VERSION = Version(Key(CASE, 2), DOCUMENT.key, 1, {}, ("katja-palonen",), NOW, "")


def printed(seq: int, language: str, version: int = 1) -> Rendering:
    content = f"%PDF {language} {version}".encode()
    return Rendering(
        Key(CASE, seq),
        DOCUMENT.key,
        version,
        language,
        "application/pdf",
        sha256(content),
        content,
        NOW,
    )


@dataclass
class Rows:
    kept: list[Any] = field(default_factory=list)

    def get(self, key: Key) -> Any:
        return next(each for each in self.kept if each.key == key)

    def of_document(self, document: Key) -> list[Any]:
        return [each for each in self.kept if each.document == document]


@dataclass
class Unit:
    documents: Rows
    versions: Rows
    renderings: Rows


def run(mailer: FileMailer, payload: dict[str, object], *renderings: Rendering) -> None:
    unit = Unit(Rows([DOCUMENT]), Rows([VERSION]), Rows(list(renderings)))
    work = Work(Key(CASE, 9), "mail", 0, "")
    context = HandlerContext(unit, None, work, payload, NOW, SYSTEM)  # type: ignore[arg-type]
    MailHandler(mailer).prepare(context)()


def sent(mailer: FileMailer) -> list[tuple[str, bytes]]:
    raw = mailer.read(mailer.kept()[0].name)
    assert raw is not None
    parts = message_from_bytes(raw, policy=default).iter_attachments()
    return [(part.get_filename() or "", part.get_content()) for part in parts]


@pytest.mark.parametrize(
    ("language", "content"), [("fi", b"%PDF fi 1"), ("sv", b"%PDF sv 1"), ("en", b"%PDF fi 1")]
)
def test_the_paper_goes_in_the_receivers_language(
    tmp_path: Path, language: str, content: bytes
) -> None:
    mailer = FileMailer(tmp_path)
    payload = INVITATION | {"attachments": [str(VERSION.key)], "language": language}
    run(mailer, payload, printed(4, "fi", 2), printed(5, "fi"), printed(6, "sv"))
    assert sent(mailer) == [("VN-24670-2023-TEM-21.pdf", content)]


def test_a_paper_that_is_not_printed_stops_the_mail(tmp_path: Path) -> None:
    mailer = FileMailer(tmp_path)
    with pytest.raises(InvalidInput, match="not printed"):
        run(mailer, INVITATION | {"attachments": [str(VERSION.key)]}, printed(4, "fi", 2))
    with pytest.raises(InvalidInput, match="no version"):
        run(mailer, INVITATION | {"attachments": ["../etc"]})
    assert mailer.kept() == []


def test_a_second_run_of_the_job_is_the_same_mail(tmp_path: Path) -> None:
    mailer = FileMailer(tmp_path)
    for _ in range(2):
        run(mailer, dict(INVITATION))
    assert len(mailer.kept()) == 1
