"""The played case's timeline: what the scenes did, and which timers went off, by the log."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from rich.table import Table

from api.play.player import Happening
from api.wiring import Application
from processes.source.people import PERSONS
from storage.tables import audit

BPMN = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"


def fired(application: Application, case_id: str) -> list[Happening]:
    """Every timer of the case that went off, also before a play that was cut off."""
    query = (
        sa.select(audit.c.after)
        .where(audit.c.case_id == case_id, audit.c.action == "timer-fired")
        .order_by(audit.c.seq)
    )
    with application.reading() as connection:
        told = [json.loads(row.after) for row in connection.execute(query)]
    return [
        Happening(datetime.fromisoformat(each["due"]), each["element"], "", "timer")
        for each in told
    ]


def timeline(scenes: Iterable[Happening], timers: Iterable[Happening]) -> list[Happening]:
    """In the order of time; a timer before what was done at the same moment."""
    return sorted([*timers, *scenes], key=lambda each: (each.at, each.kind == "scene"))


def printed(happenings: Iterable[Happening], zone: ZoneInfo, models: Path) -> Table:
    """One line for each; timers of one name at one moment share a line with their number."""
    table = Table(title="Aikajana", show_lines=False)
    for name in ("Päivä", "Klo", "Tapahtuma", "Kuka", "Lähde"):
        table.add_column(name)
    people = {each.id: each.name for each in PERSONS}
    labels = timer_labels(models)
    for each, count in Counter(happenings).items():
        local = each.at.astimezone(zone)
        clock = f"{local.hour}.{local.minute:02d}"
        day, who = finnish_day(each.at, zone), people.get(each.who, each.who)
        if each.kind == "scene":
            table.add_row(day, clock, each.what, who, "lähde" if each.source else "näytelty")
            continue
        label = labels.get(each.what, each.what)
        table.add_row(day, clock, f"{label} ({count})" if count > 1 else label, who, "ajastin")
    return table


def finnish_day(at: datetime, zone: ZoneInfo) -> str:
    """31.8.2023, in the zone."""
    local = at.astimezone(zone)
    return f"{local.day}.{local.month}.{local.year}"


def timer_labels(models: Path) -> dict[str, str]:
    """The Finnish names of the models' events by their ids, after the activity they sit on.

    The log knows a timer by its id alone: where two models share one, its own name must do.
    """
    labels: dict[str, str] = {}
    for path in sorted(models.glob("*/*.bpmn")):
        for key, on, name in _events(ElementTree.parse(path).getroot()):  # nosec B314: delivered
            label = f"{on}: {name[:1].lower()}{name[1:]}" if on else name
            labels[key] = label if labels.get(key, label) == label else name
    return labels


def _events(root: ElementTree.Element) -> Iterator[tuple[str, str, str]]:
    """Each named event: its id, the name of what it sits on, its own."""
    elements = [each for each in root.iter() if each.tag.startswith(BPMN)]
    names = {each.get("id", ""): each.get("name", "") for each in elements}
    for each in elements:
        if each.tag.endswith("Event") and each.get("name"):
            on = names.get(each.get("attachedToRef", ""), "")
            yield each.get("id", ""), on, each.get("name", "")
