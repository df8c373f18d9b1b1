"""Appointing a body and changing its composition, from the variables of P1 and P7."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from processes.papers.asettamispaatos import Asettamispaatos, Milestone
from processes.papers.filling.occasion import Occasion
from processes.papers.filling.phrases import phrase
from processes.papers.filling.values import day, lines, number, paragraphs, rows, text
from processes.papers.gender import GenderBalance
from processes.papers.head import Head
from processes.papers.kokoonpanopaatos import Extension, Joining, Kokoonpanopaatos, Leaving
from processes.papers.maaraajan_jatkaminen import MaaraajanJatkaminen
from processes.papers.people import Member, Role
from processes.wording import Language

ROLES = {
    each.value: each for each in (Role.CHAIR, Role.VICE_CHAIR, Role.SUBSTITUTE)
}
"""What a decision names beside a member; who keeps the minutes the body itself chooses."""


def appointing(occasion: Occasion) -> Asettamispaatos:
    """The decision as drafted in the form, with the members that the nominations gave."""
    values = occasion.variables
    due = day(values, "due_date")
    subject = phrase(occasion, "proposal_subject")
    return Asettamispaatos(
        head=_listed(occasion),
        body=occasion.names.body_name(text(values, "body")),
        background=paragraphs(values, "background"),
        goal=paragraphs(values, "goal"),
        tasks=lines(values, "tasks_text"),
        term_starts=day(values, "term_start") or occasion.day,
        term_ends=None if values.get("open_ended") else day(values, "term_end"),
        members=members(occasion),
        gender=balance(occasion),
        milestones=(Milestone(subject, due),) if due else (),
        experts=(phrase(occasion, "experts", body=_short(occasion, text(values, "body"))),),
        costs=_costs(occasion),
    )


def members(occasion: Occasion) -> tuple[Member, ...]:
    """The composition, named with title and organization."""
    names = occasion.names
    return tuple(
        Member(
            name=names.person(text(row, "person")),
            title=names.title(text(row, "person")),
            organization=names.organization(text(row, "organisation")),
            role=ROLES.get(text(row, "role"), Role.MEMBER),
            replaces=names.person(text(row, "substitute_for")) if row.get("substitute_for") else "",
        )
        for row in rows(occasion.variables, "composition")
    )


def balance(occasion: Occasion) -> GenderBalance | None:
    """The counts that the quota was decided on; nothing while they are not there."""
    values = occasion.variables
    women, men = number(values, "women"), number(values, "men")
    if not women + men:
        return None
    return GenderBalance(
        women,
        men,
        number(values, "substitute_women"),
        number(values, "substitute_men"),
        text(values, "derogation_reason"),
        text(values, "derogation_efforts"),
    )


def _short(occasion: Occasion, body: str) -> str:
    """The body by its last word, as decisions speak of it: the secretariat."""
    whole = occasion.names.body(body)
    if occasion.names.language is Language.SV:
        return whole.split(" ")[0]
    last = whole.split(" ")[-1]
    return last[:1].upper() + last[1:]


def _listed(occasion: Occasion) -> Head:
    """The head with those to whom the decision goes, line by line as the form holds them."""
    values = occasion.variables
    distribution = lines(values, "distribution") or occasion.distribution
    return replace(
        occasion.head(),
        recipient=(phrase(occasion, "to_the_list"),) if distribution else occasion.recipient,
        distribution=distribution,
        for_information=lines(values, "for_information") or occasion.for_information,
    )


def _costs(occasion: Occasion) -> tuple[str, ...]:
    values = occasion.variables
    own = paragraphs(values, "costs_text")
    if own:
        return own
    fees = phrase(occasion, "costs_paid" if values.get("costs") == "paid" else "costs_none")
    moment = text(values, "appropriation")
    return (fees, phrase(occasion, "moment", moment=moment)) if moment else (fees,)


def changing(occasion: Occasion) -> Kokoonpanopaatos:
    """The change as recorded: who leaves, who comes, or how long the term is extended."""
    values, names = occasion.variables, occasion.names
    starts = day(values, "effective_date") or occasion.day
    person, successor = text(values, "person"), text(values, "successor")
    extending = text(values, "change_kind") == "extension"
    organization = names.organization(text(values, "organisation"))
    return Kokoonpanopaatos(
        head=_listed(occasion),
        body=names.body_name(text(values, "body")),
        amends=text(values, "amended_decision") or occasion.case_number,
        grounds=paragraphs(values, "change_reason"),
        leaving=() if extending or not person else (
            Leaving(_named(occasion, person, organization), _day_before(starts)),
        ),
        joining=() if extending or not successor else (
            Joining(_named(occasion, successor, organization), starts, names.person(person)),
        ),
        members_after=members(occasion),
        gender=balance(occasion),
        extension=_extension(occasion) if extending else None,
    )


def extending(occasion: Occasion) -> MaaraajanJatkaminen:
    """A later day for the proposal, as presented."""
    values = occasion.variables
    new = day(values, "new_due_date") or occasion.day
    return MaaraajanJatkaminen(
        head=_listed(occasion),
        amends=text(values, "amended_decision") or occasion.case_number,
        old_due=day(values, "due_date") or occasion.day,
        new_due=new,
        grounds=paragraphs(values, "extension_grounds"),
    )


def _named(occasion: Occasion, person: str, organization: str) -> Member:
    return Member(occasion.names.person(person), occasion.names.title(person), organization)


def _extension(occasion: Occasion) -> Extension:
    values = occasion.variables
    return Extension(day(values, "term_start") or occasion.day, day(values, "new_term_end"))


def _day_before(starts: date) -> date:
    return starts - timedelta(days=1)
