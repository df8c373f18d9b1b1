"""What is found of a person's work that is no longer open: listed with the anchor, by no command.

`task_lookup` names who held each ended task, who completed it and in whose name, in the cases that
the anchors up to the last *listed* one hold. What changes a task writes a line of its case, so the
other cases are those that have grown since, and there each task is looked at by its key. The
border is a series of its own, beside that of the log's lines: a worker of the version before moves
that one and lists no work.

The table only narrows where to look; what somebody is to a task, its own row says. So a row may
stay there that is true no more: of a substitute's claim that was given back.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from storage.link import Link
from storage.listed import anchored_since, border, grown_after, list_anew, listed_up_to
from storage.tables import task, task_lookup

SERIES = "listed-work"
_COLUMNS = ("person_id", "case_id", "task_seq")


def enlist_work(link: Link, anchor: int) -> None:
    """Lists the work in the cases of all anchors up to that one that are not listed yet.

    A command ends a task at the moment that its line of the log tells, so of each case the tasks
    are looked at that ended since the first of its new lines, whatever clocks of other nodes say.
    """
    lines = anchored_since(listed_up_to(link.connection, SERIES), upto=anchor).subquery("lines")
    since = sa.func.min(lines.c.at).label("since")
    grown = sa.select(lines.c.case_id, since).group_by(lines.c.case_id).cte("grown")
    tasks = sa.select(*_LOOKED_AT).select_from(grown)
    tasks = tasks.join(task, task.c.case_id == grown.c.case_id)
    tasks = tasks.where(sa.or_(task.c.ended_at.is_(None), task.c.ended_at >= grown.c.since))
    list_anew(link, task_lookup, _COLUMNS, _work(tasks), (SERIES, anchor))


_LOOKED_AT = (
    task.c.case_id, task.c.seq, task.c.ended_at,
    task.c.claimant, task.c.completed_by, task.c.on_behalf_of,
)  # fmt: skip


def _work(tasks: sa.Select[Any]) -> sa.CompoundSelect[Any]:
    """Who is to be listed of those tasks; open ones are found by their holder."""
    each = tasks.where(sa.or_(task.c.ended_at.is_not(None), task.c.on_behalf_of.is_not(None)))
    each = each.cte("each_task").prefix_with("MATERIALIZED")  # looked at once, not thrice
    other = each.c.completed_by.is_distinct_from(each.c.claimant)  # seldom so
    ways = (
        (each.c.claimant, each.c.ended_at.is_not(None)),
        (each.c.completed_by, other),
        (each.c.on_behalf_of, sa.true()),
    )
    return sa.union(
        *(
            sa.select(person.label("person_id"), each.c.case_id, each.c.seq.label("task_seq"))
            .where(person.is_not(None), wanted)
            for person, wanted in ways
        )
    )


def worked_on(person_id: str, *conditions: sa.ColumnElement[bool]) -> list[sa.Select[Any]]:
    """The keys (`case_id`, `seq`) of all tasks for which the conditions hold, but of open ones that
    the person holds, by two ways: what is listed of the person, and the cases that are not.

    `conditions` say what the person is to the task: claimant, who completed it, in whose name.
    """
    listed = sa.and_(task.c.case_id == task_lookup.c.case_id, task.c.seq == task_lookup.c.task_seq)
    cases = grown_after(border(SERIES))
    keys = sa.select(task.c.case_id, task.c.seq)
    return [
        keys.select_from(task_lookup.join(task, listed)).where(
            task_lookup.c.person_id == person_id, *conditions
        ),
        keys.select_from(cases.join(task, task.c.case_id == cases.c.case_id)).where(*conditions),
    ]


def missing_work() -> sa.Select[Any]:
    """What should be listed and is not (`person_id`, `case_id`, `task_seq`): for the doctor."""
    grown = grown_after(border(SERIES))
    settled = sa.select(*_LOOKED_AT).where(task.c.case_id.not_in(sa.select(grown.c.case_id)))
    wanted = _work(settled).subquery("wanted")
    listed = sa.exists().where(*(wanted.c[name] == task_lookup.c[name] for name in _COLUMNS))
    return sa.select(*(wanted.c[name] for name in _COLUMNS)).where(~listed)
