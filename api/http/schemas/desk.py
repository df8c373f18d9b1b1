"""The desk on the wire: my tasks with the way they came to me, and what waits for others."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from api.http.fields import Line
from api.http.paging import PagedQuery
from api.http.schemas.tasks import TaskSchema

WAYS = ("mine", "group", "substitute")


class DeskTaskSchema(TaskSchema):
    """A task on somebody's desk."""

    way = fields.String(
        validate=validate.OneOf(WAYS),
        metadata={"description": "mine alone, offered to my group, or done for another"},
    )
    principal = fields.String(allow_none=True, metadata={"description": "for whom I would act"})
    principal_name = fields.String(allow_none=True)


class DeskQuery(PagedQuery):
    """Which part of the desk."""

    search = Line()


class WaitingTaskSchema(TaskSchema):
    """A task of others that my own work led to."""

    waits_for = fields.List(fields.String(), metadata={"description": "whose turn it is: names"})


class HolderSchema(Schema):
    """Somebody whose turn a task is."""

    person_id = fields.String()
    name = fields.String()


class HoldersSchema(Schema):
    """Whose turn a task is: who holds it, else all to whom it is offered today."""

    items = fields.List(fields.Nested(HolderSchema))
