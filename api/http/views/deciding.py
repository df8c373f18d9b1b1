"""An item's presentation, votes and decision; decisions made, and dissents from them."""

from __future__ import annotations

from typing import Any

from api.http.gatherings import item_key, of_people, room_of_item
from api.http.keys import key_of
from api.http.operation import Call, Resource
from api.http.paging import Page
from api.http.rows import referring, shown
from api.http.schemas import handling as schemas
from api.http.visibility import may_see_case, visible_cases
from engine.model import ALLOWED, Key, Verdict
from processes.access import Reader, sight_of
from processes.commands.act import required
from processes.commands.handling import CastVote, DecideItem, PresentItem, RecordDissent
from processes.decisions import Outcome
from processes.recusals import recused
from processes.votes import Choice, tally
from storage.queries import decided as queries

resource = Resource("decisions")


@resource.post(
    "/agenda-items/<item_id>/present", body=schemas.PresentSchema,
    answer=schemas.PresentedSchema, status=201,
)  # fmt: skip
def present_item(call: Call) -> object:
    """Present the item's proposal; its paper is locked by that."""
    return call.run(PresentItem(item_key(call), call.body["proposal"]))


@resource.get("/agenda-items/<item_id>/votes", answer=schemas.VotesSchema)
def list_votes(call: Call) -> object:
    """The votes of an item and their count."""
    with room_of_item(call) as (here, item):
        votes = [v for v in here.unit.votes.of_meeting(item.meeting) if v.item == item.item]
        count = tally(votes, here.meeting.led_by)
        told = {name: getattr(count, name) for name in ("abstain", "carried", "casting")}
        numbers = {"pro": count.for_, "contra": count.against}
        return {"items": of_people(here, votes), "tally": {**told, **numbers}}


@resource.post(
    "/agenda-items/<item_id>/votes", body=schemas.NewVoteSchema, answer=schemas.VotesSchema,
    status=201,
)  # fmt: skip
def cast_vote(call: Call) -> object:
    """Vote, or record another's vote as it was called."""
    body = call.body
    person = body["person"] or call.actor.on_behalf_of or call.actor.id
    call.run(CastVote(item_key(call), person, Choice(body["choice"]), body["proposal"]))
    return list_votes(call)


@resource.post(
    "/agenda-items/<item_id>/decide", body=schemas.DecideSchema,
    answer=schemas.DecisionDetailSchema, status=201,
)  # fmt: skip
def decide_item(call: Call) -> object:
    """State, as the chair, what was decided on what was presented."""
    body = call.body
    command = DecideItem(item_key(call), Outcome(body["outcome"]), body["text"], body["reason"])
    call.args["decision_id"] = call.run(command)["id"]
    return get_case_decision(call)


@resource.get(
    "/case-decisions", answer=schemas.DecisionSchema, query=schemas.DecisionQuery, paged=True
)
def list_case_decisions(call: Call) -> object:
    """Decisions made on matters: of a case, of a meeting, by a person.

    What a meeting decided is for all when its minutes are checked and signed.
    """
    query: dict[str, Any] = dict(call.query)
    meeting = query.pop("meeting_id", None)
    if meeting is not None:
        key = key_of(meeting, "meeting", "Kokousta")
        query |= {"case_id": key.case_id, "meeting": key.seq}
    elif query.get("case_id") is not None:
        query["case_id"] = str(query["case_id"])
    with call.app.runner.unit() as unit:
        if query.get("case_id") is not None:
            may_see_case(call, unit.connection, query["case_id"])
        visible = visible_cases(call, unit.connection)
        rows, after = queries.list_decided(unit.connection, visible=visible, **query)
        heard = [row for row in rows if _may_hear(call, unit, row).allowed]
        seen = [row for row in heard if not _bars(call, unit, row)]
        return Page([_told(call, unit, row) for row in seen], after)


@resource.get("/case-decisions/<decision_id>", answer=schemas.DecisionDetailSchema)
def get_case_decision(call: Call) -> object:
    """A decision with its dissents."""
    key = _decision_key(call)
    with call.app.runner.unit() as unit:
        may_see_case(call, unit.connection, key.case_id)
        row = queries.decided_of(unit.connection, key.case_id, key.seq)
        if row is None or _bars(call, unit, row):
            raise call.missing("decision", "Päätöstä")
        required(_may_hear(call, unit, row))
        told = _told(call, unit, row)
        made = unit.dissents.of_decision(key) if told["readable"] else ()
        dissents = [
            {"id": str(each.key), **{name: getattr(each, name) for name in _DISSENT}}
            for each in made
        ]
        return {**told, "dissents": dissents}


_DISSENT = ("person_id", "text", "recorded_at")


@resource.post(
    "/case-decisions/<decision_id>/dissents", body=schemas.NewDissentSchema,
    answer=schemas.DecisionDetailSchema, status=201,
)  # fmt: skip
def record_dissent(call: Call) -> object:
    """Record a differing opinion, at the decision."""
    body = call.body
    person = body["person"] or call.actor.on_behalf_of or call.actor.id
    call.run(RecordDissent(_decision_key(call), person, body["text"]))
    return get_case_decision(call)


def _decision_key(call: Call) -> Key:
    return key_of(call.args["decision_id"], "decision", "Päätöstä")


def _told(call: Call, unit: Any, row: Any) -> dict[str, Any]:
    """The decision; of a secret paper its words are for those who may read the paper."""
    told = referring(shown(row), document_id="document", meeting_id="meeting")
    if row.document is None:
        return {**told, "readable": True}
    paper = unit.documents.get(Key(row.case_id, row.document))
    secret = paper.secrecy.holds(call.today)
    readable = not secret or Reader(call.actor, call.now, unit).may_read(paper).allowed
    return {**told, "readable": readable, **({} if readable else _HIDDEN)}


def _may_hear(call: Call, unit: Any, row: Any) -> Verdict:
    """What a meeting decided is public when its minutes are; so is who dissented."""
    if row.meeting is None:
        return ALLOWED
    meeting, case = unit.meetings.get(Key(row.case_id, row.meeting)), unit.cases.get(row.case_id)
    sight = sight_of(call.actor, meeting, case, call.now, unit)
    return ALLOWED if sight.readable else sight.verdict


_HIDDEN = {"title": "", "text": "", "reason": ""}


def _bars(call: Call, unit: Any, row: Any) -> bool:
    """Whether the caller is disqualified in the decided item while it is still open."""
    if row.meeting is None:
        return False
    recusals = unit.recusals.of_meeting(Key(row.case_id, row.meeting))
    return call.actor.id in recused(recusals, row.item, call.now)
