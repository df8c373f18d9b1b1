"""Convening as service work and replies: invitation, decline, substitute; on both databases."""

from datetime import datetime

import pytest

from engine.deadlines import HELSINKI
from engine.errors import EngineError
from engine.model import SYSTEM, Actor, Key, Task, TaskState
from engine.ports import HandlerContext, Work
from processes.acts import meetings
from processes.acts.desk import desk_of
from processes.duties import reply
from processes.duties.act import Act
from processes.handlers import convening
from processes.rules import DomainRules
from storage.run import Runner
from storage.seed import load_source

NOW = datetime(2023, 11, 6, 9, tzinfo=HELSINKI)
PLAN = {
    "approver_body": "yhteistyoryhma",
    "meeting_start": "2023-11-16T09:00:00+02:00",
    "meeting_end": "2023-11-16T11:00:00+02:00",
    "meeting_place": "Linna",
    "procedure": "meeting",
    "agenda_items": [{"title": "Yhteistyömalli", "kind": "decision"}],
}


def work(unit, case, variables, now=NOW):
    job = Work(Key(case.id, 1), "x", 1, "x")
    return HandlerContext(unit, case, job, variables, now, SYSTEM)


def planned(unit, case, now=NOW):
    """The meeting is made, and its chair has confirmed the time."""
    made = convening.create_meeting(work(unit, case, PLAN, now))
    desk = desk_of(unit, case, Actor("petteri-orpo"), now)
    meetings.confirm(desk, unit.meetings.get(Key.parse(made["meeting_id"])))
    return made


def test_nobody_is_invited_to_a_time_that_the_chair_has_not_confirmed(database):
    runner = Runner(database, DomainRules(), {})
    case_id = load_source(runner, NOW)
    with runner.unit() as unit:
        case = unit.cases.get(case_id)
        made = convening.create_meeting(work(unit, case, PLAN))
        with pytest.raises(EngineError) as caught:
            convening.send_invitation(work(unit, case, made))
        assert caught.value.code == "meeting-not-confirmed"
        assert unit.meetings.get(Key.parse(made["meeting_id"])).state == "planned"


def test_a_decline_invites_the_substitute(database):
    runner = Runner(database, DomainRules(), {})
    case_id = load_source(runner, NOW)
    with runner.unit() as unit:
        case = unit.cases.get(case_id)
        made = planned(unit, case)
        assert (made["minutes_due"], made["check_due"]) == ("2023-11-23", "2023-11-27")
        sent = convening.send_invitation(work(unit, case, made))
        assert len(sent["invitees"]) == 13
        task = Task(Key(case_id, 900), 1, 1, "v", "v", TaskState.CLAIMED, NOW, duty="reply")
        answers = {"reply": "declined", "decline_reason": "Este"}
        reply.DUTY.effect(Act(Actor("oulu-johtaja"), task, case, answers, NOW, unit))
        called = convening.invite_substitute(
            work(unit, case, {**made, "invitee": {"person": "oulu-johtaja"}})
        )
        assert called == {"substitute": "oulu-varajohtaja"}
        convening.send_materials(work(unit, case, made))
        unit.commit()


def test_an_over_age_invitation_is_refused(database):
    runner = Runner(database, DomainRules(), {})
    case_id = load_source(runner, NOW)
    late = datetime(2023, 11, 14, 9, tzinfo=HELSINKI)
    with runner.unit() as unit:
        case = unit.cases.get(case_id)
        made = planned(unit, case, late)
        with pytest.raises(EngineError) as caught:
            convening.send_invitation(work(unit, case, made, late))
    assert caught.value.code == "notice-too-short"


def test_a_written_procedure_is_open_three_working_days(database):
    runner = Runner(database, DomainRules(), {})
    case_id = load_source(runner, NOW)
    with runner.unit() as unit:
        case = unit.cases.get(case_id)
        plan = {"approver_body": "yhteistyoryhma", "procedure": "written"}
        plan["agenda_items"] = PLAN["agenda_items"]
        made = convening.create_meeting(work(unit, case, plan))
        assert made["reply_due"] == "2023-11-09"
        convening.send_invitation(work(unit, case, made))
        assert unit.meetings.get(Key.parse(made["meeting_id"])).state == "open"
