"""Service work after a meeting: notices of calling off, published minutes, measures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from engine.errors import NotFound
from engine.model import Key
from engine.ports import HandlerContext
from engine.text import Text
from processes.acts import following, meetings, minutes
from processes.acts import papers as acts
from processes.acts.desk import Desk, desk_of
from processes.handlers.letters import cancellation_paper, reason_of
from processes.handlers.reading import day, document, needed, rows, text
from processes.papers import read_paper
from processes.papers.filling import Names
from processes.refusals import refusal
from processes.wording import Language

ADJOURNED = "adjourned"
CARRIED_OUT = Text("toteutettu", "genomförd", "carried out")
OWNING = ("owners", "nominators", "setter")


def send_cancellation(context: HandlerContext) -> Mapping[str, Any]:
    """The meeting is cancelled, or adjourned, with its reason."""
    desk, variables = _desk(context), context.variables
    found = context.uow.meetings.get(Key.parse(needed(variables, "meeting_id")))
    adjourn = text(variables, "cancel_kind") == ADJOURNED
    reason = reason_of(needed(variables, "cancel_reason"), desk.case.language)
    cancellation_paper(desk, {**variables, "cancel_reason": reason})
    meetings.call_off(desk, found, reason, adjourn)
    return {}


def publish_minutes(context: HandlerContext) -> Mapping[str, Any]:
    """Minutes are public once they are checked and signed (621/1999 § 6), never before."""
    desk = _desk(context)
    meeting = context.uow.meetings.get(Key.parse(needed(context.variables, "meeting_id")))
    found = minutes.of_meeting(desk, meeting.key)
    if found is None:
        raise refusal("minutes-wrong-state", state="–")
    minutes.publish(desk, meeting, found)
    return {"published_at": desk.now.isoformat()}


def collect_actions(context: HandlerContext) -> Mapping[str, Any]:
    """What was approved and what was agreed in the meeting, or after a round, becomes measures."""
    desk, variables = _desk(context), context.variables
    made: list[Any] = []
    if text(variables, "actions_from") == "follow_up":
        made.extend(_add(desk, desk.case.title, each) for each in _corrections(variables))
    else:
        for result in rows(variables, "item_results"):
            made.extend(_of_item(desk, result, _decision(desk, variables, result)))
    actions = [{"id": str(each.key), "title": each.title, "owner": each.owner} for each in made]
    return {"actions": actions}


def _corrections(variables: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return rows(variables, "corrective_measures")


def _decision(desk: Desk, variables: Mapping[str, Any], result: Mapping[str, Any]) -> Key | None:
    """The meeting's decision that an item's result speaks of."""
    meeting, item = text(variables, "meeting_id"), result.get("item")
    title = text(item, "title") if isinstance(item, Mapping) else ""
    made = desk.uow.decisions.of_meeting(Key.parse(meeting)) if meeting else []
    return next((each.key for each in made if each.title == title), None)


def _of_item(desk: Desk, result: Mapping[str, Any], decision: Key | None) -> Iterator[Any]:
    """The measures of an approved proposal, then the item's own action points."""
    item = result.get("item")
    item = item if isinstance(item, Mapping) else {}
    approved = text(result, "decision") == "approved"
    if approved and text(item, "subject") == "proposal":
        yield from _proposed(desk, item, decision)
    for each in rows(result, "actions"):
        yield _add(desk, text(item, "title") or desk.case.title, each, decision)


def _proposed(desk: Desk, item: Mapping[str, Any], decision: Key | None) -> Iterator[Any]:
    """The measures of the approved paper, by the organizations that own them."""
    found = document(desk.uow, item, "document")
    version = acts.current(desk, found) if found is not None else None
    if version is None:
        return
    paper: Any = read_paper(str(found.kind), version.content)
    owners = _owners(desk)
    for each in paper.measures:
        owner = owners.get(each.owner)
        if owner is None:
            raise NotFound(f"No organization is called {each.owner}.", code="unknown-owner")
        yield following.add_measure(
            desk, each.theme, each.measure, owner, each.indicator, each.target, each.due, decision
        )


def _owners(desk: Desk) -> dict[str, str]:
    """The case's organizations by the names that papers print."""
    names = Names(desk.uow, Language(desk.case.language))
    parties = [each for role in OWNING for each in desk.case.roles.get(role, ())]
    return {names.either(each.id): each.id for each in parties}


def _add(desk: Desk, theme: str, row: Mapping[str, Any], decision: Key | None = None) -> Any:
    """An action point is measured by its being carried out."""
    title, done = needed(row, "title"), CARRIED_OUT.in_language(desk.case.language)
    return following.add_measure(
        desk, theme, title, needed(row, "owner"), title, done, day(row, "due"), decision
    )


def _desk(context: HandlerContext) -> Desk:
    return desk_of(context.uow, context.case, context.actor, context.now)
