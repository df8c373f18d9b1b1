"""What the domain's commands do alike: ask the table of authority, read what was given."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from engine.authority import Subject
from engine.errors import InvalidInput, NotAllowed
from engine.lookalikes import demand_one_script
from engine.model import ALLOWED, Case, Verdict
from engine.ports import Context
from processes.bodies import Body
from processes.refusals import refusal
from processes.rules import case_subject
from processes.standing import in_body, in_case, in_general

ID = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?")
EMAIL = re.compile(r"[^\s@<>\"',;:]{1,64}@[A-Za-z0-9.-]{1,190}")


def required(verdict: Verdict) -> Verdict:
    """The verdict itself; NotAllowed with its reason and ground when it is no."""
    if not verdict.allowed:
        raise NotAllowed(
            verdict.reason, reason_fi=verdict.reason_fi, ground=verdict.ground, code=verdict.code
        )
    return verdict


def permit(uow: Any, context: Context, action: str, about: str | None = None) -> Verdict:
    """May the actor do this to the registers; `about` is the person it concerns."""
    if context.actor.is_system:
        return ALLOWED
    return required(in_general(context.actor, action, Subject(about=about), context.now, uow))


def permit_in_body(
    uow: Any, context: Context, action: str, body: Body, about: str | None = None
) -> Verdict:
    """May the actor do this to the body, as its setter or by its own posts."""
    if context.actor.is_system:
        return ALLOWED
    subject = Subject(about=about)
    return required(in_body(context.actor, action, body, subject, context.now, uow))


def permit_in_case(
    uow: Any, context: Context, action: str, case: Case, about: str | None = None
) -> Verdict:
    """May the actor do this in the case, by their roles in it."""
    if context.actor.is_system:
        return ALLOWED
    found = case_subject(case, context.now, uow)
    subject = Subject(
        about=about,
        disqualified=found.disqualified,
        publicity=found.publicity,
        secrecy_ground=found.secrecy_ground,
    )
    return required(in_case(context.actor, action, case, subject, context.now, uow))


def identifier(text: str) -> str:
    """A slug, as given; InvalidInput when it is none."""
    if not ID.fullmatch(text):
        raise refusal("id-invalid", id=text[:80])
    return text


def slug(name: str) -> str:
    """An identifier from a name: `Claes Krüger` → `claes-kruger`."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return identifier(re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:64].strip("-"))


def words(text: str, field: str, limit: int = 200, *, needed: bool = True) -> str:
    """A line of text without control characters or blanks around it."""
    text = unicodedata.normalize("NFC", text).strip()
    if needed and not text:
        raise refusal("text-missing", field=field)
    if len(text) > limit:
        raise refusal("text-too-long", field=field, limit=limit)
    if any(unicodedata.category(each) in ("Cc", "Cf", "Cs", "Zl", "Zp") for each in text):
        raise InvalidInput(
            f"{field} holds characters that cannot be printed",
            reason_fi=f"Kentässä {field} on merkkejä, joita ei voi tulostaa.",
            code="control-characters",
        )
    return text


def naming(text: str, field: str = "name", limit: int = 200, *, needed: bool = True) -> str:
    """Words that something is known by; none of them passes for another."""
    return demand_one_script(words(text, field, limit, needed=needed), field)


def address(text: str) -> str:
    """An e-mail address, or nothing."""
    text = text.strip()
    if text and not EMAIL.fullmatch(text):
        raise InvalidInput(
            f"{text[:80]!r} is no e-mail address",
            reason_fi="Sähköpostiosoite ei kelpaa.",
            code="email-invalid",
        )
    return text
