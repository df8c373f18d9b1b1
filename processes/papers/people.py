"""Bodies and their members as a paper names them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from processes.wording import Wording


class Role(StrEnum):
    """A member's role as printed; the body's other posts are named in the title."""

    MEMBER = "member"
    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"
    SECRETARY = "secretary"
    SUBSTITUTE = "substitute"


@dataclass(frozen=True, slots=True)
class BodyName:
    """A body's name in the cases that the sentences need: "sihteeristön", "sihteeristössä"."""

    name: str
    genitive: str
    inside: str


@dataclass(frozen=True, slots=True)
class Member:
    """Title, name, on behalf of which organization; `replaces` names a substitute's principal."""

    name: str
    title: str = ""
    organization: str = ""
    role: Role = Role.MEMBER
    replaces: str = ""


def member_line(member: Member, words: Wording) -> str:
    """"johtava asiantuntija Katja Palonen, työ- ja elinkeinoministeriö (pj.)"."""
    person = " ".join(part for part in (member.title, member.name) if part)
    line = ", ".join(part for part in (person, member.organization) if part)
    if member.role is Role.MEMBER:
        return line
    if member.role is Role.SUBSTITUTE and member.replaces:
        return f"{line} ({words.say('substitute_of', name=member.replaces)})"
    return f"{line} ({words.say(member.role.value)})"
