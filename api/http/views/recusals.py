"""Disqualifications in the items of a meeting."""

from __future__ import annotations

from dataclasses import replace

from api.http.gatherings import item_key, meeting_key, of_people, room, room_of_item
from api.http.keys import key_of
from api.http.operation import Call, Resource
from api.http.schemas import handling as schemas
from processes.commands.recusing import ClearPerson, DecideRecusal, RaiseRecusal
from processes.recusals import RecusalGround, to_check

resource = Resource("meetings")
ALL = schemas.RecusalsSchema


@resource.get("/meetings/<meeting_id>/recusals", answer=ALL)
def list_recusals(call: Call) -> object:
    """Who is disqualified in which item, and whom an item still asks to check.

    Minutes state the disqualified with the ground, not how it was explained or who was asked.
    """
    return _told(call, acting=False)


def _told(call: Call, *, acting: bool) -> object:
    """As far as the caller may read the meeting; who has acted sees at least their own."""
    with room(call, meeting_key(call), acting=acting) as here:
        key = here.meeting.key
        recusals = here.unit.recusals.of_meeting(key)
        checks = here.unit.recusal_checks.of_meeting(key)
        seats = here.desk.seats(here.meeting.body_id, here.meeting.day)
        asked = [
            {"item": item.item, "person_id": seat.person_id, "on_behalf_of": seat.on_behalf_of}
            for item in here.agenda()
            for seat in to_check(item, seats, recusals, checks)
        ]
        if here.inside:
            return {"items": of_people(here, recusals), "to_check": asked}
        if not here.readable:
            own = [each for each in recusals if each.person_id == call.actor.person_id]
            return {"items": of_people(here, own), "to_check": []}
        stated = [replace(each, explanation="") for each in recusals if each.holds]
        return {"items": of_people(here, stated), "to_check": []}


@resource.post(
    "/agenda-items/<item_id>/recusals", body=schemas.NewRecusalSchema, answer=ALL, status=201
)
def raise_recusal(call: Call) -> object:
    """Declare one's own disqualification, or raise another's."""
    body = call.body
    _name_meeting(call)
    ground = RecusalGround(body["ground"])
    call.run(RaiseRecusal(item_key(call), body["person"], ground, body["explanation"]))
    return _told(call, acting=True)


@resource.post("/recusals/<recusal_id>/decide", body=schemas.RecusalDecisionSchema, answer=ALL)
def decide_recusal(call: Call) -> object:
    """State what the body decided on its member."""
    key = key_of(call.args["recusal_id"], "recusal", "Esteellisyyttä")
    call.run(DecideRecusal(key, call.body["confirmed"]))
    with call.app.runner.unit() as unit:
        call.args["meeting_id"] = str(unit.recusals.get(key).meeting)
    return _told(call, acting=True)


@resource.post(
    "/agenda-items/<item_id>/recusal-checks", body=schemas.ClearSchema, answer=ALL, status=201
)
def clear_person(call: Call) -> object:
    """Record that a person was checked and nothing bars them."""
    _name_meeting(call)
    call.run(ClearPerson(item_key(call), call.body["person"], call.body["explanation"]))
    return _told(call, acting=True)


def _name_meeting(call: Call) -> None:
    """The meeting of the item, for the answer after the command."""
    with room_of_item(call, acting=True) as (here, _):
        call.args["meeting_id"] = str(here.meeting.key)
