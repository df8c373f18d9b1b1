"""The append-only log."""

from __future__ import annotations

from api.http.operation import Call, Resource
from api.http.rows import page
from api.http.schemas import operations as schemas
from api.http.visibility import may_audit, may_see_case
from storage.audit import verify
from storage.queries import audit as queries

resource = Resource("audit")


@resource.get("/audit", answer=schemas.AuditSchema, query=schemas.AuditQuery, paged=True)
def list_audit(call: Call) -> object:
    """What was done and what was refused; of one case, or of all for an auditor."""
    query = dict(call.query)
    with call.app.reading() as connection:
        if query.get("case_id") is None:
            may_audit(call)
        else:
            query["case_id"] = str(query["case_id"])
            may_see_case(call, connection, query["case_id"])
        return page(queries.list_audit(connection, **query))


@resource.get("/audit/verification", answer=schemas.VerificationSchema)
def verify_audit(call: Call) -> object:
    """Whether the chains of the log hold."""
    may_audit(call)
    with call.app.reading() as connection:
        faults = verify(connection)
    return {
        "ok": not faults,
        "faults": [
            {"kind": f.kind, "case_id": f.case_id, "seq": f.seq, "message": f.message}
            for f in faults
        ],
    }
