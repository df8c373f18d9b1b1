"""Looks out for what people are to be told of: new tasks, near and passed last days, digests.

Notices are gathered from the tasks as they stand, not sent along by what opens them: a task that
opened while nobody looked out is told of at the next look, and each only once.
"""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from api.secrecy import visible_to
from engine.deadlines import WorkingDays, as_day, finnish
from engine.model import SYSTEM, Actor
from processes.commands.notices import TellDigest, TellTask
from processes.hats import personal_groups
from processes.personal_notices import digest_id
from processes.preferences import MailMode, Preferences
from storage.queries import notices as queries
from storage.queries import tasks
from storage.run import Runner

DIGEST_AT = time(8)
MOST_IN_DIGEST = 100


def look_out(runner: Runner, now: datetime, base_url: str, zone: str) -> int:
    """Tells all that is to be told now; answers how many tellings and digests there were."""
    with runner.unit() as unit:
        found = list(queries.untold(unit.connection, now))
    for key, kind in found:
        runner.run(TellTask(key, kind, base_url), SYSTEM, now)
    return len(found) + _digests(runner, now, base_url, ZoneInfo(zone))


def _digests(runner: Runner, now: datetime, base_url: str, zone: ZoneInfo) -> int:
    """On working days from eight o'clock: one mail to each who wants a digest."""
    local = now.astimezone(zone)
    if local.time() < DIGEST_AT or not WorkingDays().is_working_day(local.date()):
        return 0
    sent = 0
    for person_id in _wanting(runner, local.date()):
        items = _desk(runner, person_id, now)
        command = TellDigest(person_id, local.date(), items, base_url)
        sent += runner.run(command, SYSTEM, now)["tasks"] > 0
    return sent


def _wanting(runner: Runner, day: date) -> list[str]:
    """Who wants a digest and has not had the day's."""
    with runner.unit() as unit:
        chosen = [Preferences(*each) for each in queries.chosen_of_all(unit.connection)]
        return [
            each.id
            for each in chosen
            if each.mail is MailMode.DIGEST and unit.notices.find(digest_id(each.id, day)) is None
        ]


def _desk(runner: Runner, person_id: str, now: datetime) -> tuple[dict[str, str], ...]:
    with runner.unit() as unit:
        whose = sa.and_(
            tasks.of_person(person_id, personal_groups(person_id, as_day(now), unit)),
            visible_to(Actor(person_id=person_id), now, runner, unit.connection),
        )
        rows, _ = tasks.list_tasks(unit.connection, whose=whose, limit=MOST_IN_DIGEST)
        language = unit.people.get(person_id).language
    return tuple(_item(row, language) for row in rows)


def _item(row: Any, language: str) -> dict[str, str]:
    names = {"sv": row.name_sv, "en": row.name_en}
    due = finnish(as_day(row.effective_due)) if row.effective_due else ""
    return {"task": names.get(language) or row.name, "case": row.case_number, "due": due}
