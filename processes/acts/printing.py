"""Acts of printing: a stored version as a paper, with its number and signatures once signed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from engine.deadlines import as_day
from processes.documents import Document, Version
from processes.papers import Language, read_paper
from processes.papers.filling import Names
from processes.papers.head import Signature
from processes.papers.rendering import PaperData
from processes.signatures import CAPACITY_NAMES
from processes.signatures import Signature as Given


def paper(uow: Any, document: Document, version: Version) -> PaperData:
    """The version's paper; a signed one carries number, day and signatures.

    InvalidInput where the document is of a kind that we do not print (what came from outside).
    """
    data: Any = read_paper(str(document.kind), version.content)
    if not document.is_signed or document.signed_at is None:
        made: PaperData = data
        return made
    given = uow.signatures.of_document(document.key)
    signers = tuple(
        _signature(uow, document.language, each)
        for each in given
        if each.version == version.version
    )
    day = as_day(document.signed_at)
    head = replace(data.head, number=document.number, date=day, signatures=signers)
    signed: PaperData = replace(data, head=head)
    return signed


def _signature(uow: Any, language: str, given: Given) -> Signature:
    names = Names(uow, Language(language))
    person = given.person_id
    return Signature(
        names.title(person),
        names.person(person),
        as_day(given.signed_at),
        CAPACITY_NAMES[given.capacity].in_language(language),
    )
