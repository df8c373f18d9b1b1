"""Candidate groups and hats by date: substitutes, vice chairs and delegates, never too early."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from engine.authority import Via
from engine.errors import EngineError
from processes.absences import (
    Absence,
    Delegation,
    check_absence,
    check_delegation,
    revoke,
)
from processes.groups import Roster, candidates, hats
from processes.places import seats
from processes.seats import SeatRole
from processes.source.bodies import GROUP, POSTS, SECRETARIAT
from processes.source.case import ROLES
from processes.source.memberships import APPOINTED, STANDING

DAY = date(2023, 11, 16)
POST = {each.id: each for each in POSTS}
ROSTER = Roster(ROLES, (*STANDING, *APPOINTED), POST)


def away(person: str, body: str | None = None) -> Roster:
    return replace(ROSTER, absences=(Absence("a", person, DAY, DAY, body),))


def persons(group: str, roster: Roster = ROSTER, on: date = DAY) -> list[str]:
    return [each.person_id for each in candidates(group, roster, on)]


def test_the_source_groups():
    assert persons("setter.minister") == ["anna-kaisa-ikonen"]
    assert persons("setter.presenting_official") == ["tiina-korhonen"]
    assert persons("preparer.chair") == ["katja-palonen"]
    assert persons("preparer.secretary") == ["olli-voutilainen"]
    assert len(persons("preparer")) == 10
    assert len(persons("approver")) == 13
    assert persons("nominators.helsinki") == ["helsinki-johtaja"]
    assert persons("experts") == ["asiantuntija-1", "asiantuntija-2"]
    assert persons("registry") == ["tem-kirjaaja"]
    assert persons("nobody") == []


def test_nobody_prepares_before_the_term():
    assert persons("preparer", on=date(2023, 8, 31)) == []
    assert len(persons("preparer", on=date(2023, 9, 1))) == 10


def test_an_ended_membership_holds_no_group():
    left = tuple(
        replace(each, end=date(2023, 10, 31)) if each.person_id == "katja-palonen" else each
        for each in ROSTER.memberships
    )
    gone = replace(ROSTER, memberships=left)
    assert persons("preparer.chair", gone) == [], "a post without a holder waits"
    assert persons("preparer.chair", gone, date(2023, 10, 31)) == ["katja-palonen"]


def test_a_substitute_acts_only_while_the_principal_is_away():
    assert hats("espoo-varajohtaja", ROSTER, DAY) == ()
    roster = away("espoo-johtaja")
    (own, approving) = hats("espoo-varajohtaja", roster, DAY)
    assert (approving.role, approving.via, approving.principal) == (
        "approver", Via.SUBSTITUTE, "espoo-johtaja",
    )  # fmt: skip
    assert own.mark == "sij."
    offered = persons("approver", roster)
    assert "espoo-varajohtaja" in offered and "espoo-johtaja" not in offered
    assert hats("espoo-varajohtaja", roster, date(2023, 11, 17)) == ()


def test_an_absence_from_one_body_is_no_absence_from_another():
    roster = away("anna-kaisa-ikonen", "yhteistyoryhma")
    assert persons("approver.vice_chair", roster) == []
    assert persons("setter.minister", roster) == ["anna-kaisa-ikonen"]


def test_the_vice_chair_stands_in_for_an_absent_chair():
    assert persons("approver.chair") == ["petteri-orpo"]
    (stand_in,) = candidates("approver.chair", away("petteri-orpo"), DAY)
    assert stand_in.person_id == "anna-kaisa-ikonen"
    assert (stand_in.hat.principal, stand_in.hat.mark) == ("petteri-orpo", "sij.")


def test_a_substitute_of_somebody_who_left_has_nothing_to_stand_in_for():
    kept = tuple(e for e in ROSTER.memberships if e.person_id != "espoo-johtaja")
    roster = replace(away("espoo-johtaja"), memberships=kept)
    assert hats("espoo-varajohtaja", roster, DAY) == ()


def delegation(**more: object) -> Delegation:
    base = Delegation(
        "d", "katja-palonen", "lotta-mattsson", DAY, date(2023, 11, 30), "työjärjestys 3 §"
    )
    return replace(base, **more)  # type: ignore[arg-type]


def test_a_delegate_acts_visibly_within_the_period():
    roster = replace(ROSTER, delegations=(delegation(),), case_id="c1")
    chairs = candidates("preparer.chair", roster, DAY)
    assert [each.person_id for each in chairs] == ["katja-palonen", "lotta-mattsson"]
    hat = chairs[1].hat
    assert (hat.via, hat.principal, hat.source) == (
        Via.DELEGATE, "katja-palonen", "työjärjestys 3 §",
    )  # fmt: skip
    assert persons("preparer.chair", roster, date(2023, 12, 1)) == ["katja-palonen"]


@pytest.mark.parametrize(
    "narrowed", [{"case_id": "another"}, {"role": "registry"}, {"revoked_on": DAY}]
)
def test_a_narrowed_or_revoked_delegation_gives_no_more(narrowed):
    roster = replace(ROSTER, delegations=(delegation(**narrowed),), case_id="c1")
    assert persons("preparer.chair", roster) == ["katja-palonen"]


def test_a_delegate_delegates_no_further():
    onward = delegation(id="e", principal="lotta-mattsson", delegate="matti-niemi")
    roster = replace(ROSTER, delegations=(delegation(), onward))
    assert "preparer.chair" not in {hat.role for hat in hats("matti-niemi", roster, DAY)}


def code(call, *args) -> str:
    with pytest.raises(EngineError) as refused:
        call(*args)
    return refused.value.code


def test_delegations_and_absences_that_make_no_sense():
    assert code(check_delegation, delegation(source=" "), DAY) == "delegation-without-source"
    assert code(check_delegation, delegation(delegate="katja-palonen"), DAY) == (
        "delegation-to-oneself"
    )
    assert code(check_delegation, delegation(), date(2023, 11, 17)) == "date-in-the-past"
    assert code(check_delegation, delegation(end=date(2023, 1, 1)), DAY) == "ends-before-start"
    assert code(revoke, delegation(), date(2023, 12, 1)) == "delegation-over"
    one = Absence("a", "p", DAY, date(2023, 11, 20))
    assert code(check_absence, Absence("b", "p", DAY, DAY), [one], DAY) == "absence-overlaps"
    assert code(check_absence, one, [], date(2023, 12, 1)) == "date-in-the-past"


def test_the_seats_of_a_meeting():
    found = seats(GROUP, ROSTER.memberships, POST, DAY)
    assert sum(each.is_member for each in found) == 13
    assert [e.person_id for e in found if e.role is SeatRole.CHAIR] == ["petteri-orpo"]
    assert [e.person_id for e in found if e.role is SeatRole.VICE_CHAIR] == ["anna-kaisa-ikonen"]
    assert [e.person_id for e in found if e.secretary] == ["olli-voutilainen"]
    assert sum(each.role is SeatRole.SUBSTITUTE for each in found) == 6
    assert len(seats(SECRETARIAT, ROSTER.memberships, POST, DAY)) == 10
