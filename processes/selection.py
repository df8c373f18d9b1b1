"""Picking a body's members from what the organizations nominated (609/1986 § 4 a). Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from processes.appointing import Place
from processes.people import Gender

POSTS = ("chair", "secretary")


@dataclass(frozen=True, slots=True)
class Proposal:
    """One organization's candidates: a woman, a man, or one of them."""

    organization_id: str
    woman: str | None = None
    man: str | None = None


def pick(proposals: Iterable[Proposal], setter_id: str) -> list[Place]:
    """One member for each organization, all candidates of the setter's own.

    Where both a woman and a man were proposed for one seat, the gender that is scarcer so far gets
    it (the woman when even). The setter's first candidate is the chair, the second the secretary.
    """
    given = list(proposals)
    own = [each for each in given if each.organization_id == setter_id]
    others = [each for each in given if each.organization_id != setter_id]
    places = [
        Place(person, each.organization_id, post=post)
        for each in own
        for person, post in zip(_both(each), POSTS, strict=False)
    ]
    women = sum(1 for each in own if each.woman) + _only(others, Gender.FEMALE)
    men = sum(1 for each in own if each.man) + _only(others, Gender.MALE)
    for each in others:
        chosen = each.woman or each.man
        if each.woman and each.man:
            chosen = each.woman if women <= men else each.man
            women, men = women + (chosen == each.woman), men + (chosen == each.man)
        if chosen:
            places.append(Place(chosen, each.organization_id))
    return places


def _both(proposal: Proposal) -> list[str]:
    return [person for person in (proposal.woman, proposal.man) if person]


def _only(proposals: Iterable[Proposal], gender: Gender) -> int:
    """How many proposals leave no choice but this gender."""
    women = [each for each in proposals if bool(each.woman) != bool(each.man)]
    return sum(1 for each in women if bool(each.woman) == (gender is Gender.FEMALE))
