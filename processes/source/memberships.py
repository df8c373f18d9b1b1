"""Who is what: the ten members the decision appoints, and those who hold office around them."""

from __future__ import annotations

from datetime import date

from processes.memberships import Membership, MembershipRole, membership_id
from processes.source.bodies import GROUP, NUMBER, SECRETARIAT, TERM_START
from processes.source.organizations import CITIES
from processes.source.people import EXPERTS, MEMBERS

OFFICES_START = date(2023, 6, 20)
GROUP_START = TERM_START
_MEMBER, _OFFICIAL = MembershipRole.MEMBER, MembershipRole.OFFICIAL
_POSTS = {"katja-palonen": "sihteeristo.chair", "olli-voutilainen": "sihteeristo.secretary"}


def _appointed(person: str, organization: str) -> Membership:
    return Membership(
        membership_id(SECRETARIAT.id, person, TERM_START),
        SECRETARIAT.id,
        person,
        _MEMBER,
        TERM_START,
        post_id=_POSTS.get(person),
        on_behalf_of=organization,
        appointed_by=NUMBER,
    )


def _office(organization: str, person: str, post: str | None = None) -> Membership:
    return Membership(
        membership_id(organization, person, OFFICES_START),
        organization,
        person,
        _OFFICIAL,
        OFFICES_START,
        post_id=f"{organization}.{post}" if post else None,
        played=True,
    )


def _in_group(person: str, organization: str, post: str | None = None) -> Membership:
    return Membership(
        membership_id(GROUP.id, person, GROUP_START),
        GROUP.id,
        person,
        _MEMBER,
        GROUP_START,
        post_id=f"{GROUP.id}.{post}" if post else None,
        on_behalf_of=organization,
        played=True,
    )


def _substitute(person: str, principal: str, organization: str) -> Membership:
    return Membership(
        membership_id(GROUP.id, person, GROUP_START),
        GROUP.id,
        person,
        MembershipRole.SUBSTITUTE,
        GROUP_START,
        on_behalf_of=organization,
        substitute_for=principal,
        played=True,
    )


APPOINTED = tuple(_appointed(each.id, each.organization_id or "") for each in MEMBERS)
"""The secretariat: appointed by the decision, so not in the register before it is signed."""

OFFICES = (
    _office("vnk", "petteri-orpo", "prime_minister"),
    _office("tem", "anna-kaisa-ikonen", "minister"),
    _office("tem", "tiina-korhonen", "presenting_official"),
    _office("tem", "tem-kansliapaallikko", "permanent_secretary"),
    _office("tem", "tem-edustaja"),
    _office("vm", "vm-kansliapaallikko", "permanent_secretary"),
    _office("vm", "elina-laavi", "state_secretary"),
    _office("okm", "okm-kansliapaallikko", "permanent_secretary"),
    _office("okm", "okm-edustaja"),
    _office("sm", "sm-edustaja"),
    *(_office(city.id, f"{city.id}-johtaja", "leader") for city in CITIES),
    _office("tem-kirjaamo", "tem-kirjaaja", "registrar"),
    *(
        Membership(
            membership_id("asiantuntijat", each.id, OFFICES_START),
            "asiantuntijat",
            each.id,
            MembershipRole.EXPERT,
            OFFICES_START,
            played=True,
        )
        for each in EXPERTS
    ),
)
GROUP_MEMBERS = (
    _in_group("petteri-orpo", "vnk", "chair"),
    _in_group("anna-kaisa-ikonen", "tem", "vice_chair"),
    *(_in_group(f"{city.id}-johtaja", city.id) for city in CITIES),
    _in_group("tem-edustaja", "tem"),
    _in_group("okm-edustaja", "okm"),
    _in_group("sm-edustaja", "sm"),
    _in_group("vm-kansliapaallikko", "vm"),
    _in_group("tem-kansliapaallikko", "tem"),
)
GROUP_SUBSTITUTES = tuple(
    _substitute(f"{city.id}-varajohtaja", f"{city.id}-johtaja", city.id) for city in CITIES
)
STANDING = (*OFFICES, *GROUP_MEMBERS, *GROUP_SUBSTITUTES)
"""What is in the register before the appointing."""
