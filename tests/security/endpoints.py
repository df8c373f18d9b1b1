"""Every operation of the API, callable: real ids for its path, a body that its schema takes."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from api.http.openapi import document
from api.http.operation import Operation
from api.http.views import operations
from storage import tables

MODEL = b"""<?xml version="1.0"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
 id="d" targetNamespace="x"><process id="pieni" isExecutable="true"><startEvent id="s"/>
 <sequenceFlow id="f" sourceRef="s" targetRef="e"/><endEvent id="e"/></process></definitions>"""


@dataclass(frozen=True)
class Nouns:
    """Ids of one of each noun of the case, and of the registers."""

    ids: Mapping[str, str]
    today: date

    def path(self, operation: Operation) -> str:
        """The operation's path with real ids."""
        found = operation.path.replace("<path:path>", "<path>").replace(
            "<int:version>", "<version>"
        )
        ids = {**self.ids, **(OF_MODEL if operation.tag == "deployments" else {})}
        if operation.name in ("evaluate_decision", "try_draft_decision"):
            ids["decision_id"] = "sukupuolikiintio"
        for name, value in ids.items():
            found = found.replace(f"<{name}>", value)
        return _OTHER.sub("1", found)

    def fields(self, operation: Operation) -> dict[str, str]:
        """The fields of a form beside its files."""
        body = self.body(operation)
        return {name: str(value) for name, value in body.items() if name != "files"}

    def body(self, operation: Operation) -> Any:
        """What the schema requires, made of the nouns."""
        assert operation.body is not None
        known = {
            "send_message": {"name": self.ids["message"], "case_id": self.ids["case_id"]},
            "order_agenda": {"items": [1]},
            "simulate_steps": {"draft": 1, "steps": [{"start": "pieni"}]},
            "retry_incidents": {"incidents": [self.ids["task_id"]]},
        }
        if operation.name in known:
            return known[operation.name]
        return self._referred(operation.body.__name__.removesuffix("Schema"))

    @property
    def known(self) -> dict[str, Any]:
        """Values by the name of a field."""
        return {
            "case_id": self.ids["case_id"], "body_id": self.ids["body_id"], "id": "uusi-id",
            "person": "niko-ferm", "person_id": "niko-ferm", "successor": "niko-ferm",
            "delegate": "niko-ferm", "to": "niko-ferm", "expert": "niko-ferm", "owner": "tem",
            "definition_key": "yhteistyomalli", "setter_id": "tem", "ground": "7",
            "items": [self.ids["item_id"]], "checkers": ["niko-ferm"], "token": 1,
            "sha256": self.ids["sha256"], "capacity": "chair", "kind": None, "email": "a@b.fi",
        }  # fmt: skip

    def _value(self, name: str, part: Mapping[str, Any]) -> Any:
        known = self.known
        if known.get(name) is not None:
            return known[name]
        if "$ref" in part:
            return self._referred(part["$ref"])
        if part.get("enum"):
            return part["enum"][0]
        return self._plain(part)

    def _referred(self, reference: str) -> Any:
        schema = _SCHEMAS[reference.rpartition("/")[2]]
        return {
            name: self._value(name, part)
            for name, part in schema["properties"].items()
            if name in schema.get("required", ())
        }

    def _plain(self, part: Mapping[str, Any]) -> Any:
        kind = part.get("type")
        kind = kind[0] if isinstance(kind, list) else kind
        soon = self.today + timedelta(days=7)
        return {
            "date": soon.isoformat(),
            "date-time": f"{soon.isoformat()}T12:00:00+00:00",
            "uuid": self.ids["case_id"],
        }.get(part.get("format", "")) or {
            "string": "teksti", "integer": 1, "number": 1, "boolean": True, "array": [],
            "object": {},
        }[str(kind)]  # fmt: skip


QUERIES = {
    "detach_file": {"name": "liite.txt"},
    "compare_versions": {"kind": "process", "key": "yhteistyomalli", "old": 1, "new": 1},
}
OF_MODEL = {"kind": "process", "key": "yhteistyomalli", "version": "1"}
_OTHER = re.compile(r"<[^>]+>")
"""Parts of paths that lead to nothing of the case: the first of whatever it is."""

_SCHEMAS = document(operations(), "/api/v1")["components"]["schemas"]


def call(
    client: Any,
    operation: Operation,
    nouns: Nouns,
    headers: Mapping[str, str],
    query: Mapping[str, str] | None = None,
) -> Any:
    """The answer to the operation."""
    what: dict[str, Any] = {"headers": {**headers, "If-Match": "*"}}
    if operation.uploads:
        fields = nouns.fields(operation)
        what["data"] = {**fields, "files": (io.BytesIO(MODEL), "pieni.bpmn")}
    elif operation.body is not None:
        what["json"] = nouns.body(operation)
    what["query_string"] = {**QUERIES.get(operation.name, {}), **(query or {})}
    return client.open(f"/api/v1{nouns.path(operation)}", method=operation.method, **what)


def nouns_of(connection: sa.Connection, case_id: str, today: date) -> Nouns:
    """One of each, the latest."""

    def last(table: sa.Table, *conditions: Any) -> str:
        select = sa.select(table.c.seq).where(table.c.case_id == case_id, *conditions)
        seq = connection.execute(select.order_by(table.c.seq.desc()).limit(1)).scalar()
        return f"{case_id}.{seq or 999_999}"

    def first(column: sa.Column[Any], *conditions: Any) -> str:
        found = connection.execute(sa.select(column).where(*conditions).limit(1)).scalar()
        return str(found or UUID(int=1))

    ids = {
        "case_id": case_id,
        "instance_id": last(tables.instance, tables.instance.c.state == "active"),
        "task_id": last(tables.task, tables.task.c.ended_at.is_(None)),
        "meeting_id": last(tables.meeting),
        "item_id": last(tables.agenda_item),
        "document_id": last(tables.document),
        "decision_id": last(tables.decision),
        "recusal_id": last(tables.recusal),
        "job_id": last(tables.job),
        "incident_id": last(tables.incident),
        "measure_id": last(tables.measure),
        "round_id": last(tables.report_round),
        "statement_id": last(tables.statement),
        "membership_id": first(
            tables.membership.c.id,
            tables.membership.c.end.is_(None),
            tables.membership.c.body_id == "yhteistyoryhma",
        ),
        "message": first(
            tables.subscription.c.name,
            tables.subscription.c.kind == "message",
            tables.subscription.c.case_id == case_id,
        ),
        "delegation_id": first(tables.delegation.c.id),
        "absence_id": first(tables.absence.c.id, tables.absence.c.person_id == "kirsi-kaunisharju"),
        "deployment_id": first(tables.deployment.c.id),
        "sha256": first(tables.document_version.c.sha256),
        "person_id": "kirsi-kaunisharju",
        "body_id": "yhteistyoryhma",
        "session_id": str(UUID(int=1)),
        "version": "1",
        "kind": "process",
        "key": "yhteistyomalli",
        "path": first(tables.resource.c.path),
    }
    return Nouns(ids, today)
