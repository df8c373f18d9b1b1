"""Reminders become one mail job for each person, however often the work is tried."""

from __future__ import annotations

from datetime import datetime

from engine.deadlines import HELSINKI
from engine.model import SYSTEM, JobKind, Key
from engine.ports import HandlerContext, Work
from processes.handlers.telling import notify, remind
from processes.rules import DomainRules
from storage.database import Database
from storage.run import Runner
from storage.seed import load_source

NOW = datetime(2023, 8, 25, 8, tzinfo=HELSINKI)


def test_a_reminder_reaches_the_group_of_the_day(database: Database):
    runner = Runner(database, DomainRules())
    case_id = load_source(runner, NOW)
    with runner.unit() as unit:
        case = unit.cases.lock(case_id)
        variables = {
            "notice": "nomination",
            "recipients": ["nominators.helsinki", "tiina-korhonen", "nobody"],
            "due": "2023-08-30",
        }
        work = Work(Key(case_id, 7), "remind", 1, "muistuta")
        context = HandlerContext(unit, case, work, variables, NOW, SYSTEM)
        assert remind(context) == {}
        mails = [each for each in unit.jobs.new() if each.kind is JobKind.MAIL]
        assert [each.payload["to"][0]["name"] for each in mails] == [
            "Helsingin kaupungin johtaja",
            "Tiina Korhonen",
        ]
        assert mails[0].payload["data"]["due"] == "30.8.2023"
        assert len({each.effect for each in mails}) == 2
        notify(context)
        unit.commit()
    with database.reading() as link:
        query = "SELECT count(*) FROM audit WHERE action IN ('reminder', 'notice')"
        assert link.connection.exec_driver_sql(query).scalar() == 2
