"""Acts of printing: a stored version as a paper, with its number and signatures once signed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from engine.deadlines import as_day
from engine.text import Text
from processes.acts.desk import Desk
from processes.documents import Document, Version
from processes.files import Rendering, sha256
from processes.papers import Language, read_paper, render
from processes.papers.filling import Names
from processes.papers.head import Signature
from processes.papers.rendering import PaperData
from processes.signatures import CAPACITY_NAMES, SigningCapacity
from processes.signatures import Signature as Given

PDF = "application/pdf"
CHECKER = Text("pöytäkirjan tarkastaja", "protokolljusterare", "checker of the minutes")
PLACES = frozenset(
    {SigningCapacity.CHAIR, SigningCapacity.SECRETARY, SigningCapacity.PREPARER_CHAIR}
)


def paper(uow: Any, document: Document, version: Version) -> PaperData:
    """The version's paper; a signed one carries number, day and signatures.

    InvalidInput where the document is of a kind that we do not print (what came from outside).
    """
    data: Any = read_paper(str(document.kind), version.content)
    if not document.is_signed or document.signed_at is None:
        made: PaperData = data
        return made
    given = [
        each for each in uow.signatures.of_document(document.key) if each.version == version.version
    ]
    signers = (
        *(_signature(uow, document.language, each) for each in sorted(given, key=_rank)),
        *_checkers(uow, document),
    )
    day = as_day(document.signed_at)
    head = replace(data.head, number=document.number, date=day, signatures=signers)
    signed: PaperData = replace(data, head=head)
    return signed


def print_version(desk: Desk, document: Document, version: Version) -> None:
    """The version's PDF in the document's language; what is signed is printed once and stays."""
    language = document.language
    kept = next(
        (
            each
            for each in desk.uow.renderings.of_document(document.key)
            if (each.version, each.language, each.media_type) == (version.version, language, PDF)
        ),
        None,
    )
    if kept is not None and kept.final:
        return
    made = render(paper(desk.uow, document, version), language)
    printed = Rendering(
        kept.key if kept is not None else desk.key(),
        document.key,
        version.version,
        language,
        PDF,
        sha256(made.pdf),
        made.pdf,
        desk.now,
        document.is_signed,
    )
    if kept is None:
        desk.uow.renderings.add(printed)
    else:
        desk.uow.renderings.save(printed)


def _rank(given: Given) -> int:
    """Who decides stands above who presented, a chair above the secretary, whoever signed first."""
    return list(SigningCapacity).index(given.capacity)


def _signature(uow: Any, language: str, given: Given) -> Signature:
    """A title as the ministries print it; a chair and a secretary say in which place they sign."""
    names = Names(uow, Language(language))
    person = given.person_id
    title = names.title(person)
    role = CAPACITY_NAMES[given.capacity].in_language(language)
    if given.capacity not in PLACES:
        return Signature(_capital(title or role), names.person(person), as_day(given.signed_at))
    return Signature(title, names.person(person), as_day(given.signed_at), _capital(role))


def _checkers(uow: Any, document: Document) -> tuple[Signature, ...]:
    """Those who checked the minutes, below those who signed them."""
    found = uow.minutes.of_meeting(document.meeting) if document.meeting else []
    if not found or found[0].document != document.key or found[0].checked_at is None:
        return ()
    names = Names(uow, Language(document.language))
    role = _capital(CHECKER.in_language(document.language))
    day = as_day(found[0].checked_at)
    return tuple(
        Signature(names.title(each), names.person(each), day, role, checks=True)
        for each in found[0].checked_by
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
