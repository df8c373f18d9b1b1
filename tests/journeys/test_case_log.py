"""Whoever may read a case may check that its log holds."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from engine.model import SYSTEM
from processes.commands.registers import AddPerson
from processes.source.story.scene import at
from storage.tables import audit


def test_the_log_of_a_case_holds_until_a_line_is_changed(stage: Any) -> None:
    here = stage(at("2023-09-05", 10))
    path = f"/cases/{here.case_id}/audit-verification"
    caller = here.caller("olli-voutilainen")
    assert caller.get(path).json == {"ok": True, "faults": []}
    with here.application.database.writing() as link:
        link.connection.execute(
            sa.update(audit)
            .where(audit.c.case_id == here.case_id, audit.c.seq == 3)
            .values(reason="jotain muuta")
        )
    told = caller.get(path).json
    assert not told["ok"]
    assert {fault["seq"] for fault in told["faults"]} == {3}


def test_the_steps_of_preparing_are_shown_to_those_who_take_part(stage: Any) -> None:
    here = stage(at("2023-09-05", 10))
    path = f"/cases/{here.case_id}/activities?limit=200"
    mine = here.caller("olli-voutilainen").get(path).json["items"]
    assert "jaa_tehtavat" in {each["element_id"] for each in mine}
    here.application.run(AddPerson("Sivullinen", id="sivullinen"), SYSTEM, at("2023-09-05", 10))
    outside = here.caller("sivullinen")
    assert outside.get(path).json == {"items": [], "next": None}
    assert outside.get(f"/cases/{here.case_id}/timeline").json["items"]
