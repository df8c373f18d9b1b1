"""Hearing an expert: asked by service work, answered and summarised by tasks, on both databases."""

from datetime import datetime

import pytest

from engine.deadlines import HELSINKI
from engine.errors import EngineError
from engine.model import SYSTEM, Actor, Key, Task, TaskState
from engine.ports import HandlerContext, Work
from processes.duties import DUTY
from processes.duties.act import Act
from processes.handlers import HANDLERS
from processes.rules import DomainRules
from processes.source.people import EXPERTS
from storage.run import Runner
from storage.seed import load_source

NOW = datetime(2023, 9, 6, 9, tzinfo=HELSINKI)
EXPERT = EXPERTS[0].id


@pytest.fixture
def runner(database):
    return Runner(database, DomainRules(), {})


def task(case_id, duty):
    return Task(Key(case_id, 900), 1, 1, duty, duty, TaskState.CLAIMED, NOW, duty=duty)


def test_an_expert_is_asked_answers_and_is_summarised(runner):
    case_id = load_source(runner, NOW)
    with runner.unit() as unit:
        case = unit.cases.get(case_id)
        asked = HANDLERS["request-statement"](
            HandlerContext(
                unit,
                case,
                Work(Key(case_id, 1), "request-statement", 1, "x"),
                {"expert": EXPERT, "questions": "Miten?", "mode": "statement"},
                NOW,
                SYSTEM,
            )
        )
        assert str(asked["statement_due"]) == "2023-09-20"
        assert str(asked["statement_reminder"]) == "2023-09-15"
        for person, duty, answers in (
            (EXPERT, "statement", {"statement_text": "Vuosittain."}),
            ("katja-palonen", "summarise", {"hearing_summary": "Puoltaa."}),
        ):
            act = Act(Actor(person), task(case_id, duty), case, answers, NOW, unit)
            DUTY[duty].check(act)
            DUTY[duty].effect(act)
        unit.commit()
    with runner.unit() as unit:
        [stored] = unit.statements.of_case(case_id)
        assert (stored.text, stored.summary, str(stored.state)) == (
            "Vuosittain.",
            "Puoltaa.",
            "summarised",
        )


def test_a_statement_without_words_is_refused(runner):
    case_id = load_source(runner, NOW)
    with runner.unit() as unit:
        case = unit.cases.get(case_id)
        act = Act(Actor(EXPERT), task(case_id, "statement"), case, {}, NOW, unit)
        with pytest.raises(EngineError) as caught:
            DUTY["statement"].check(act)
    assert caught.value.code == "statement-text-missing"
