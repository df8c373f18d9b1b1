"""Nominating: an organization names a woman and a man, or says why not (609/1986 § 4 a)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from engine.model import Key
from processes.duties.act import Act, Duty, complaint
from processes.nominations import Nomination, check_nomination
from processes.people import Gender, Person
from processes.refusals import refusal
from processes.roles import NOMINATORS
from processes.standing import organizations_of

FIELDS = {"woman": Gender.FEMALE, "man": Gender.MALE}


def check(act: Act) -> Mapping[str, Any]:
    """The candidates as ids of registered persons of the right gender; a reason where one lacks."""
    organization = organization_of(act)
    found = {name: _candidate(act, name) for name in FIELDS}
    genders = {each.id: FIELDS[name] for name, each in found.items() if each is not None}
    reason = act.text("missing_reason") or act.text("reason")
    candidates = tuple(genders)
    if candidates or not reason:
        check_nomination(_nomination(act, organization, candidates, reason, 0), genders)
    ids = {name: each.id if each is not None else None for name, each in found.items()}
    return {**act.variables, **ids}


def effect(act: Act) -> None:
    """The nomination is recorded; a candidate's gender becomes known for the quota."""
    candidates = tuple(each for name in FIELDS if (each := act.text(name)))
    for name, gender in FIELDS.items():
        person = act.uow.people.find(act.text(name)) if act.text(name) else None
        if person is not None and person.gender is None:
            act.uow.people.save(replace(person, gender=gender))
    reason = act.text("missing_reason") or act.text("reason")
    seq = act.uow.cases.next_seq()
    act.uow.nominations.add(_nomination(act, organization_of(act), candidates, reason, seq))


def organization_of(act: Act) -> str:
    """For whom the nomination is: named by the task's group, else the nominator's only one."""
    for group in act.task.candidate_groups:
        role, _, organization = group.partition(".")
        if role == NOMINATORS and organization:
            return organization
    own = organizations_of(act.actor, act.case, NOMINATORS, act.now, act.uow)
    if len(own) != 1:
        raise refusal("nomination-not-asked", organization=", ".join(sorted(own)) or "–")
    return own.pop()


def _candidate(act: Act, name: str) -> Person | None:
    given = act.text(name)
    if not given:
        return None
    found = act.uow.people.find(given) or next(iter(act.uow.people.named(given)), None)
    if found is None:
        raise complaint(
            name,
            f"{given} is not in the register of persons; add them first",
            f"Henkilöä ei ole rekisterissä: {given}. Lisää hänet ensin.",
        )
    if found.gender not in (None, FIELDS[name]):
        raise complaint(
            name,
            "the candidate does not fit the field",
            "Ehdokas on merkitty väärään kenttään.",
            "609/1986 § 4 a",
        )
    person: Person = found
    return person


def _nomination(
    act: Act, organization: str, candidates: tuple[str, ...], reason: str, seq: int
) -> Nomination:
    key = Key(act.case.id, seq)
    return Nomination(key, organization, candidates, act.actor.id, act.day, reason)


DUTY = Duty(check, effect)
