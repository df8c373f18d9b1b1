"""Messages and signals from outside."""

from __future__ import annotations

from api.http.operation import Call, Resource
from api.http.schemas import operations as schemas
from engine.commands.messages import BroadcastSignal, CorrelateMessage

resource = Resource("messages")


@resource.post("/messages", body=schemas.MessageSchema, answer=schemas.DoneSchema)
def send_message(call: Call) -> object:
    """Give a message to the one who waits for it; none or two is an error."""
    body = dict(call.body)
    body["case_id"] = str(body["case_id"] or "")
    return {"answer": call.run(CorrelateMessage(**body))}


@resource.post("/signals", body=schemas.SignalSchema, answer=schemas.DoneSchema)
def send_signal(call: Call) -> object:
    """Tell all who wait for the signal."""
    return {"answer": call.run(BroadcastSignal(**call.body))}
