"""An instance as it is drawn: the model of each of its processes, and what happens in it."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from marshmallow import Schema, fields

from api.http.keys import key_of
from api.http.operation import Call, Resource
from api.http.visibility import may_see_case
from storage.queries import diagrams as queries

resource = Resource("instances")


class ElementSchema(Schema):
    """One element of a model: how often the case has been there, and what is there now."""

    element_id = fields.String(required=True)
    element_type = fields.String(required=True)
    name = fields.String(required=True)
    visits = fields.Integer(required=True)
    active = fields.Integer(required=True, metadata={"description": "activations not yet over"})
    overdue = fields.Integer(required=True, metadata={"description": "open tasks past their day"})
    incidents = fields.Integer(required=True)
    first_at = fields.AwareDateTime(required=True)
    last_at = fields.AwareDateTime(required=True)


class ProcessSchema(Schema):
    """A process that runs in the instance: its own, or one that it called."""

    key = fields.String(required=True)
    version = fields.Integer(required=True)
    name = fields.String(required=True)
    name_sv = fields.String(required=True)
    name_en = fields.String(required=True)
    source = fields.String(required=True, metadata={"description": "where its BPMN is fetched"})
    elements = fields.List(fields.Nested(ElementSchema), required=True)


class DiagramSchema(Schema):
    """The processes of an instance, its own first."""

    items = fields.List(fields.Nested(ProcessSchema), required=True)


@resource.get("/instances/<instance_id>/diagram", answer=DiagramSchema)
def get_diagram(call: Call) -> object:
    """What a viewer draws: active elements, visits of each, overdue tasks and incidents."""
    key = key_of(call.args["instance_id"], "process", "Prosessia")
    with call.app.runner.unit() as unit:
        connection = unit.connection
        may_see_case(call, connection, key.case_id)
        root = unit.instances.get(key)
        late = queries.overdue_of(connection, key.case_id, key.seq, call.now)
        stuck = queries.stuck_of(connection, key.case_id, key.seq)
        elements: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for row in queries.visits_of(connection, key.case_id, key.seq):
            marks = {
                "overdue": late.get(row.element_id, 0),
                "incidents": stuck.get(row.element_id, 0),
            }
            elements[row.process or root.definition_key].append({**row._mapping, **marks})
        names = queries.names_of_processes(connection, [root.definition_key, *elements])
    keys = sorted(elements, key=lambda each: (each != root.definition_key, each))
    return {"items": [_process(each, root, names[each], elements[each]) for each in keys]}


def _process(key: str, root: Any, row: Any, elements: list[dict[str, Any]]) -> dict[str, Any]:
    version = root.definition_version if key == root.definition_key else row.version
    return {
        "key": key,
        "version": version,
        "name": row.name,
        "name_sv": row.name_sv,
        "name_en": row.name_en,
        "source": f"/api/v1/definitions/process/{key}/{version}/source",
        "elements": elements,
    }
