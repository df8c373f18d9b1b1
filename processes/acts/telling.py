"""Acts of telling people by mail: one letter each, in their own language, in the same commit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from engine.model import JobKind, Key
from engine.text import Text
from processes.acts import papers
from processes.acts.desk import Desk
from processes.documents import Document
from processes.groups import candidates
from processes.people import Person
from processes.roster import case_roster

MAIL = "mail"


def people_of(desk: Desk, names: Iterable[str]) -> list[Person]:
    """Who the candidate groups are today, and persons named by id; each once."""
    wanted = list(names)
    roster = case_roster(desk.case, desk.day, desk.uow, wanted)
    ids: dict[str, None] = {}
    for name in wanted:
        found = [each.person_id for each in candidates(name, roster, desk.day)]
        ids.update(dict.fromkeys(found or [name]))
    known = (desk.uow.people.find(each) for each in ids)
    return [each for each in known if each is not None]


def tell(
    desk: Desk,
    people: Iterable[Person],
    template: str,
    data: Mapping[str, Any],
    attachments: Iterable[Key] = (),
) -> None:
    """A letter to each who has an address; `Text` values are said in the reader's language."""
    papers_along = [str(each) for each in attachments]
    for person in people:
        if not person.email:
            continue
        said = {name: _said(value, person.language) for name, value in data.items()}
        payload: dict[str, Any] = {
            "to": [{"name": person.name, "email": person.email}],
            "template": template,
            "language": person.language,
            "data": {**said, "name": person.name},
        }
        if papers_along:
            payload["attachments"] = papers_along
        desk.enqueue(JobKind.MAIL, MAIL, payload)


def printed(desk: Desk, document: Document | None) -> list[Key]:
    """The version of a paper that goes along with a letter, once it is printed; no secret one."""
    if document is not None and document.secrecy.holds(desk.day):
        return []
    version = papers.current(desk, document) if document is not None else None
    if document is None or version is None:
        return []
    found = desk.uow.renderings.of_document(document.key)
    return [version.key] if any(each.version == version.version for each in found) else []


def _said(value: Any, language: str) -> Any:
    return value.in_language(language) if isinstance(value, Text) else value
