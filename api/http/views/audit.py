"""The append-only log."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from api.http.keys import case_id_of
from api.http.operation import Call, Resource
from api.http.paging import Page
from api.http.rows import shown
from api.http.schemas import operations as schemas
from api.http.visibility import may_see_case, unseen_cases
from storage.audit import Fault, verify, verify_case
from storage.queries import audit as queries

resource = Resource("audit")


@resource.get("/audit", answer=schemas.AuditSchema, query=schemas.AuditQuery, paged=True)
def list_audit(call: Call) -> object:
    """What was done and what was refused; of one case, or of all for an auditor."""
    query = dict(call.query)
    with call.app.reading() as connection:
        if query.get("case_id") is None:
            call.may("read-audit")
        else:
            query["case_id"] = str(query["case_id"])
            may_see_case(call, connection, query["case_id"])
        rows, after = queries.list_audit(connection, **query)
        return Page(_shown(call, connection, rows), after)


def _shown(call: Call, connection: sa.Connection, rows: Sequence[sa.Row[Any]]) -> list[Any]:
    """The lines; of a secret case, to whom has no right to it, only that something was done."""
    unseen = unseen_cases(call, connection, rows)
    return [
        {
            **shown(row),
            **(_HIDDEN if row.case_id in unseen else {}),
            "hidden": row.case_id in unseen,
        }
        for row in rows
    ]


_HIDDEN = {"subject": "", "reason": "", "before": None, "after": None}


@resource.get("/audit/verification", answer=schemas.VerificationSchema)
def verify_audit(call: Call) -> object:
    """Whether the chains of the log hold."""
    call.may("read-audit")
    with call.app.reading() as connection:
        faults = verify(connection)
    return _told(faults)


@resource.get("/cases/<case_id>/audit-verification", answer=schemas.VerificationSchema)
def verify_case_audit(call: Call) -> object:
    """Whether the log of one case holds."""
    case_id = case_id_of(call.args["case_id"])
    with call.app.reading() as connection:
        may_see_case(call, connection, case_id)
        return _told(verify_case(connection, case_id))


def _told(faults: list[Fault]) -> dict[str, object]:
    return {
        "ok": not faults,
        "faults": [
            {"kind": f.kind, "case_id": f.case_id, "seq": f.seq, "message": f.message}
            for f in faults
        ],
    }
