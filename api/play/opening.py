"""What a new demonstration opens with: the source's case as it has gone, and work for today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from api.play.performance import story_player
from api.play.player import PREFIX
from api.play.scenes import PlayScene
from api.settings import Settings
from api.setup import set_up
from api.times import Clock, VirtualClock
from api.wiring import Application, wire
from engine.commands.cases import StartInstance
from engine.commands.registry import Command
from engine.deadlines import HELSINKI, WorkingDays, as_day
from engine.model import Actor, Key
from processes.agenda import ItemKind
from processes.commands.agenda import AddAgendaItem
from processes.commands.meetings import PlanMeeting
from processes.source import case as source
from processes.source.story import STORY
from processes.source.story.scene import Pass, Scene
from storage.seed import load_source
from storage.tables import audit, case

UNTIL = datetime(2024, 11, 17, 12, tzinfo=HELSINKI)
"""The day before the second round of following up begins; it begins on the day of the set-up."""

SECRETARY, BODY = "olli-voutilainen", "yhteistyoryhma"
MEETING_DAYS = 28
_HEARING, _MEETING, _MATTER = "tanaan-kuuleminen", "tanaan-kokous", "tanaan-asia"


def open_demonstration(settings: Settings, models: Path) -> Iterator[str]:
    """Sets up what is missing and tells it, a line each; interrupted, it goes on where it was."""
    application = wire(settings)
    try:
        new = _wants_history(application)
        if not new:
            yield from set_up(application, models)
            return
        yield "playing the case VN/24670/2023 from its appointing to its follow-up…"
        yield from _history(settings, models)
        _today(application)
        yield "the case is under way: its second round of following up begins today"
    finally:
        application.close()


def _wants_history(application: Application) -> bool:
    """Nothing is there yet, or a play was interrupted; a case that people began is left alone."""
    with application.reading() as connection:
        query = sa.select(case.c.id).where(case.c.number == source.NUMBER)
        found = connection.execute(query).scalar()
        if found is None:
            return True
        scenes = sa.select(audit.c.subject).where(
            audit.c.case_id == found, audit.c.action == PlayScene.action
        )
        played = set(connection.execute(scenes).scalars())
    return bool(played) and _MATTER not in played


def _history(settings: Settings, models: Path) -> Iterator[str]:
    """The past at its own dates: what the log, papers and numbers say of it is of those days."""
    clock = VirtualClock(STORY[0].at - timedelta(hours=1))
    application = wire(settings, clock)
    try:
        yield from set_up(application, models)
        player = story_player(application, clock)
        for _ in player.play(STORY, UNTIL):
            pass
    finally:
        application.close()


def _today(application: Application) -> None:
    """Work that is dated from now on, marked in the log as played."""
    now = application.clock.now()
    case_id = load_source(application.runner, now)
    hearing = {
        "case_number": source.NUMBER,
        "title": "Seurannan mittarit",
        "body": "sihteeristo",
    }
    asked = StartInstance(case_id, "kuuleminen", hearing)
    _play(application, case_id, SECRETARY, _HEARING, "Kuulemista ehdotetaan", asked)
    starts = _next_meeting(application.clock)
    planned = PlanMeeting(
        case_id, BODY, starts, starts + timedelta(hours=2), "Valtioneuvoston linna, Helsinki"
    )
    made = _play(application, case_id, SECRETARY, _MEETING, "Kokous suunnitellaan", planned)
    matter = AddAgendaItem(
        Key.parse(made["id"]), "Seurannan tilannekatsaus", ItemKind.DECISION,
        account="Toimenpiteiden toinen seurantakierros on käynnissä.",
        proposal="Yhteistyöryhmä merkitsee tilannekatsauksen tiedoksi.",
    )  # fmt: skip
    _play(application, case_id, SECRETARY, _MATTER, "Asia lisätään esityslistalle", matter)


def _play(
    application: Application, case_id: str, person: str, key: str, title: str, act: Command
) -> dict[str, Any]:
    now = application.clock.now()
    command = PlayScene(case_id, Scene(key, now, title, person, Pass()), act)
    return application.run(command, Actor(person_id=person), now, PREFIX + key, key)


def _next_meeting(clock: Clock) -> datetime:
    """Nine o'clock on a working day in four weeks."""
    day = WorkingDays().following(as_day(clock.now()) + timedelta(days=MEETING_DAYS))
    return datetime.combine(day, time(9), HELSINKI)
