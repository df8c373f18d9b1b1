"""15. The audit log is append-only, and records refused attempts too."""

from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa

from storage.audit import verify
from storage.tables import audit
from tests.journeys.invariants.breaking import (
    ADMINISTRATOR,
    complete,
    moment,
    open_task,
    refusals,
)


def test_no_way_in_changes_or_deletes_a_line(stage: Any) -> None:
    there = stage(moment("2023-09-05"))
    caller = there.caller(ADMINISTRATOR)
    line = caller.get("/audit?limit=1").json["items"][0]
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        assert caller(method, "/audit", json={}).status_code == 405
        assert caller(method, f"/audit/{line['seq']}", json={}).status_code in (404, 405)


def test_a_refused_attempt_is_a_line_with_actor_action_and_reason(stage: Any) -> None:
    there = stage(moment("2023-09-05"))
    before = len(refusals(there))
    task = open_task(there, "inga-nyholm", "organisointi")
    assert complete(there, "petteri-orpo", task).status_code == 403
    line = refusals(there)[0]
    assert len(refusals(there)) == before + 1
    assert (line["actor"], line["action"], line["ok"]) == ("petteri-orpo", "complete", False)
    assert line["reason"]
    with there.application.reading() as connection:
        assert verify(connection) == []


def test_a_line_changed_in_the_database_is_found(stage: Any) -> None:
    there = stage(moment("2023-09-05"))
    with there.application.database.engine.begin() as connection:
        try:
            connection.execute(sa.update(audit).where(audit.c.seq == 3).values(actor="joku-muu"))
        except sa.exc.DBAPIError:
            return  # the database itself refuses
    with there.application.reading() as connection:
        assert verify(connection) != []


@pytest.mark.parametrize("person", ["inga-nyholm", "petteri-orpo"])
def test_only_those_entrusted_read_it(stage: Any, person: str) -> None:
    there = stage(moment("2023-09-05"))
    assert there.caller(person).get("/audit").status_code == 403
