"""Who prepared what: facts that separate preparing from signing off, read from what was done."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from engine.model import Case, Task, TaskState
from processes.policy import PREPARING

PAPERS = {
    "prepare": "esitys",
    "compile": "esitys",
    "submit": "esitys",
    "minutes": "poytakirja",
    "agenda": "esityslista",
    "invite": "kokouskutsu",
}
"""The paper of a duty where the model names none."""


def paper_of(task: Task) -> str:
    """The kind of paper the task concerns; empty when nobody says."""
    return task.document or PAPERS.get(task.duty, "")


def preparers(task: Task, case: Case, uow: Any) -> frozenset[str]:
    """The persons who prepared the version of the paper that the task would sign off.

    Both those who did it and those in whose name it was done. Facts: the completed preparing tasks
    since that kind of paper was last signed, and who is named on the paper's current version. A
    sign-off that names no paper counts everybody who has prepared anything.
    """
    return preparers_of(paper_of(task), case, uow)


def preparers_of(paper: str, case: Case, uow: Any) -> frozenset[str]:
    """The same for a kind of paper; an empty kind asks for all of the case."""
    since = _last_signed(paper, case, uow)
    done = _prepared(uow.tasks.of_case(case.id), paper, since)
    return frozenset(done) | _named_on_paper(paper, case, uow)


def _prepared(tasks: Iterable[Task], paper: str, since: datetime | None) -> set[str]:
    found: set[str] = set()
    for each in tasks:
        if each.state is not TaskState.COMPLETED or each.duty not in PREPARING:
            continue
        if paper and paper_of(each) not in (paper, ""):
            continue
        if since is not None and each.ended_at is not None and each.ended_at <= since:
            continue
        found |= {person for person in (each.completed_by, each.on_behalf_of) if person}
    return found


def _last_signed(paper: str, case: Case, uow: Any) -> datetime | None:
    """When a paper of the kind was last signed: what was prepared before is another paper."""
    signed = [each.signed_at for each in _papers(paper, case, uow) if each.signed_at is not None]
    return max(signed, default=None)


def _named_on_paper(paper: str, case: Case, uow: Any) -> set[str]:
    found: set[str] = set()
    for document in _papers(paper, case, uow):
        if document.signed_at is None and document.current:
            version = uow.documents.version(document.key, document.current)
            found |= set(version.prepared_by)
    return found


def _papers(paper: str, case: Case, uow: Any) -> list[Any]:
    documents = getattr(uow, "documents", None)
    if documents is None or not paper:
        return []
    return [each for each in documents.of_case(case.id) if each.kind == paper]
