"""Who may own a measure: an organization that the case has bound to reporting on measures."""

from __future__ import annotations

from processes.duties.act import Act, complaint
from processes.roles import OWNERS


def require_owners(act: Act, rows: str, field: str) -> None:
    """Refuse, at the list's field, an owner whom nobody could ask for a report."""
    known = {party.id for party in act.case.roles.get(OWNERS, ())}
    for row in act.rows(rows):
        owner = row.get(field)
        if owner not in known:
            raise complaint(
                rows,
                f"{str(owner)[:100]!r} is not among the owners of the case",
                f"Vastuutaho ei ole asian vastuutahojen joukossa: {str(owner)[:100]}.",
            )
