"""A person's own data: what is kept of them, and its erasure."""

from __future__ import annotations

from marshmallow import Schema, fields

from api.http.fields import Text
from api.http.operation import Call, Resource
from processes.commands.act import required
from processes.commands.personal import ErasePerson, may_export
from storage.personal import export_person

resource = Resource("people")


class PersonalDataSchema(Schema):
    """All rows that are about the person, by table."""

    person_id = fields.String()
    tables = fields.Dict(keys=fields.String(), values=fields.List(fields.Dict()))


class EraseSchema(Schema):
    """Why the person's data is not needed any more."""

    reason = Text(2000, 1, required=True)


class ErasedSchema(Schema):
    """The id that stands where the person's was."""

    id = fields.String()
    lines = fields.Integer(metadata={"description": "lines of the log that were emptied"})


@resource.get("/persons/<person_id>/data", answer=PersonalDataSchema, interactive=True)
def export_personal_data(call: Call) -> object:
    """What is kept of me, or as an administrator of another."""
    person_id = call.args["person_id"]
    with call.app.runner.unit() as uow:
        required(may_export(call.actor, person_id, call.now, uow))
        uow.people.get(person_id)
        return {"person_id": person_id, "tables": export_person(uow.connection, person_id)}


@resource.post(
    "/persons/<person_id>/erase", body=EraseSchema, answer=ErasedSchema, interactive=True
)
def erase_person(call: Call) -> object:
    """Take a person's data out of everything but the archive's papers; the log stays whole."""
    return call.run(ErasePerson(call.args["person_id"], call.body["reason"]))
