"""The agenda of a meeting: items, their papers, their order."""

from __future__ import annotations

from typing import Any

from api.http.gatherings import item_key, meeting_key, of_item, room, room_of_item
from api.http.keys import key_of
from api.http.operation import Call, Resource
from api.http.schemas import meetings as schemas
from engine.model import Key
from processes.agenda import ItemKind
from processes.commands.agenda import (
    AddAgendaItem,
    ChangeAgendaItem,
    DropAgendaItem,
    OrderAgenda,
)
from processes.commands.handling import NoteDiscussion, PutDownItem, TakeUpItem

resource = Resource("meetings")
ITEM = schemas.AgendaItemSchema


@resource.get("/meetings/<meeting_id>/agenda", answer=schemas.AgendaSchema)
def get_agenda(call: Call) -> object:
    """The agenda in order, without the items in which I am disqualified."""
    with room(call, meeting_key(call)) as here:
        seen = here.agenda()
        every = len(here.unit.agenda.of_meeting(here.meeting.key))
        return {"items": [of_item(here, each) for each in seen], "hidden": every - len(seen)}


@resource.post("/meetings/<meeting_id>/agenda", body=schemas.NewItemSchema, answer=ITEM, status=201)
def add_agenda_item(call: Call) -> object:
    """Put a matter on the agenda; once it has gone out, with a reason."""
    body = dict(call.body)
    body["document"] = _document(body.pop("document_id"))
    body["kind"] = ItemKind(body["kind"])
    made = call.run(AddAgendaItem(meeting_key(call), **body))
    call.args["item_id"] = made["id"]
    return get_agenda_item(call)


@resource.put(
    "/meetings/<meeting_id>/agenda/order", body=schemas.OrderSchema,
    answer=schemas.AgendaSchema, revision=True,
)  # fmt: skip
def order_agenda(call: Call) -> object:
    """Put the items in another order, until the agenda has gone out."""
    call.run(OrderAgenda(meeting_key(call), tuple(call.body["items"]), call.revision))
    return get_agenda(call)


@resource.get("/agenda-items/<item_id>", answer=ITEM)
def get_agenda_item(call: Call) -> object:
    """One item of an agenda."""
    with room_of_item(call) as (here, item):
        return of_item(here, item)


@resource.patch("/agenda-items/<item_id>", body=schemas.ItemChangeSchema, answer=ITEM)
def change_agenda_item(call: Call) -> object:
    """Change a matter's words or paper, until the agenda has gone out; note its discussion."""
    body: dict[str, Any] = dict(call.body)
    discussion = body.pop("discussion", None)
    if discussion is not None:
        call.run(NoteDiscussion(item_key(call), discussion))
    if not body and discussion is not None:
        return get_agenda_item(call)
    if "document_id" in body:
        body["document"] = _document(body.pop("document_id"))
    call.run(ChangeAgendaItem(item_key(call), **body))
    return get_agenda_item(call)


@resource.delete("/agenda-items/<item_id>")
def drop_agenda_item(call: Call) -> None:
    """Take a matter off the agenda, until it has gone out."""
    call.run(DropAgendaItem(item_key(call)))


@resource.post("/agenda-items/<item_id>/take-up", answer=ITEM)
def take_up_item(call: Call) -> object:
    """Begin an item in an open meeting."""
    call.run(TakeUpItem(item_key(call)))
    return get_agenda_item(call)


@resource.post("/agenda-items/<item_id>/put-down", answer=ITEM)
def put_down_item(call: Call) -> object:
    """End an item; its disqualifications end with it."""
    call.run(PutDownItem(item_key(call)))
    return get_agenda_item(call)


def _document(text: str | None) -> Key | None:
    return None if text is None else key_of(text, "document", "Asiakirjaa")
