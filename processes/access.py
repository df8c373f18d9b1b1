"""Who may read a paper or a meeting: all what is public, participants a draft, the cleared a
secret one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from msgspec.structs import replace as changed

from engine.authority import Publicity
from engine.deadlines import as_day
from engine.model import ALLOWED, Actor, Case, CaseState, Verdict
from engine.text import Text
from processes.documents import Document, DocumentKind
from processes.invitations import Reply
from processes.meetings import Meeting
from processes.minutes import MinutesState
from processes.publicity import is_public
from processes.rules import case_subject
from processes.standing import in_case

READ, NO_ROLE = "read-document", "no-role"
NOT_YET_PUBLIC = "621/1999 § 6"
CHECKED = (MinutesState.CHECKED, MinutesState.SIGNED, MinutesState.PUBLISHED)
UNNAMED = Text("salassa pidettävä asia", "sekretessbelagt ärende", "confidential matter")


def sees_case(actor: Actor, case: Case, now: datetime, uow: Any) -> Verdict:
    """May the actor know of the case: anybody of one that is not secret, else the cleared."""
    if not is_secret(case):
        return ALLOWED
    return in_case(actor, "read-case", case, case_subject(case, now, uow), now, uow)


def sees_work(actor: Actor, case: Case, now: datetime, uow: Any) -> Verdict:
    """May the actor see variables and answers of forms: what is prepared is not public yet
    (621/1999 § 6)?"""
    subject = case_subject(case, now, uow)
    return in_case(actor, "read-working-data", case, subject, now, uow)


def is_secret(case: Case) -> bool:
    """Whether even the case's title is kept from those without right to it."""
    return Publicity(case.publicity.upper()) is Publicity.SECRET


def named_outside(case: Case) -> Text:
    """Number and title as a mail tells them: mail passes through strange hands, so a secret case
    has no name there."""
    title = UNNAMED if is_secret(case) else Text(case.title, case.title_sv, case.title_en)
    said = (title.fi, title.sv or title.fi, title.en or title.fi)
    return Text(*(f"{case.number} {each}" for each in said))


@dataclass(frozen=True, slots=True)
class Sight:
    """Of a meeting: all of it where the verdict allows, else what signed minutes state, or none."""

    verdict: Verdict
    readable: bool

    @property
    def inside(self) -> bool:
        """Whether more is seen than what checked and signed minutes state."""
        return self.verdict.allowed


def _sees_meeting(actor: Actor, meeting: Meeting, case: Case, now: datetime, uow: Any) -> Verdict:
    """May the actor see what is prepared for the meeting and goes on in it?

    Members, those who prepare or set, the registry, whoever is invited, and who reads the log
    anyway; for all others minutes are public once checked and signed, not before (621/1999 § 6).
    """
    subject = case_subject(case, now, uow)
    verdict = in_case(actor, "read-meeting", case, subject, now, uow)
    if verdict.allowed or verdict.code != NO_ROLE:
        return verdict
    invited = uow.invitations.of_meeting(meeting.key)
    if any(each.person_id == actor.id and each.reply is not Reply.WITHDRAWN for each in invited):
        return ALLOWED
    return changed(
        verdict,
        reason="A meeting can be read once its minutes are checked and signed.",
        reason_fi="Kokouksen tiedot voi lukea, kun pöytäkirja on tarkastettu ja allekirjoitettu.",
        ground=NOT_YET_PUBLIC,
    )


def sight_of(actor: Actor, meeting: Meeting, case: Case, now: datetime, uow: Any) -> Sight:
    """How much of a meeting the actor may see."""
    verdict = _sees_meeting(actor, meeting, case, now, uow)
    return Sight(verdict, verdict.allowed or _sees_minuted(actor, meeting, now, uow))


def _sees_minuted(actor: Actor, meeting: Meeting, now: datetime, uow: Any) -> bool:
    """Whether the meeting's minutes are checked and signed, and the actor may read them."""
    for each in uow.minutes.of_meeting(meeting.key):
        document = uow.documents.get(each.document)
        if document.is_signed and each.state in CHECKED:
            return Reader(actor, now, uow).may_read(document).allowed
    return False


@dataclass(slots=True)
class Reader:
    """One person's right to the papers of cases at one moment; asked once for each class."""

    actor: Actor
    now: datetime
    uow: Any
    _known: dict[tuple[str, Publicity], Verdict] = field(default_factory=dict)

    def may_read(self, document: Document, checked: bool = True) -> Verdict:
        """May the person see title and contents; `checked` is whether its minutes are checked.

        A disqualified person reads nothing that is not public (434/2003 § 27).
        """
        case: Case = self.uow.cases.get(document.key.case_id)
        on = as_day(self.now)
        public_case = Publicity(case.publicity.upper()) is Publicity.PUBLIC
        closed = case.state is not CaseState.OPEN
        signed = document.is_signed
        published = signed and checked
        if public_case and is_public(
            document.kind, document.secrecy, signed, published, closed, on
        ):
            return ALLOWED
        held = document.publicity if document.secrecy.holds(on) else Publicity.PUBLIC
        return self._in_case(case, held, document.secrecy_ground)

    def takes_part(self, case: Case) -> bool:
        """Whether the person has any role in the case that lets them read its drafts."""
        return self._in_case(case, Publicity.PUBLIC, "").allowed

    def _in_case(self, case: Case, held: Publicity, ground: str) -> Verdict:
        known = self._known.get((case.id, held))
        if known is None:
            subject = case_subject(case, self.now, self.uow)
            if held is not Publicity.PUBLIC:
                subject = changed(subject, publicity=held, secrecy_ground=ground)
            known = in_case(self.actor, READ, case, subject, self.now, self.uow)
            self._known[case.id, held] = known
        return known


def minutes_checked(uow: Any, document: Document) -> bool:
    """Whether minutes kept by their own register are checked; others are by the time of signing."""
    if document.kind is not DocumentKind.MINUTES:
        return True
    kept = [
        each for each in uow.minutes.of_case(document.key.case_id) if each.document == document.key
    ]
    return all(each.state in CHECKED for each in kept)
