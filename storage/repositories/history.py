"""What happened: activations of elements, evaluations of decisions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from msgspec.structs import replace as changed

from engine.model import Activity, ActivityState, DecisionEvaluation, Key
from storage.link import Write
from storage.mapping import Mapper
from storage.prepared import Prepared
from storage.tables import activity, decision_evaluation

if TYPE_CHECKING:
    from storage.session import Session

_ACTIVITIES = Mapper(activity, Activity)
_EVALUATIONS = Mapper(decision_evaluation, DecisionEvaluation)


def _end(dialect: str) -> Any:
    """Ends the open activity of a token.

    SQLite has to be told which index to use: it would read all that ever happened in the case. It
    is asked for the key first, since a statement that changes the index it walks along keeps the
    rows it has found in a table of its own.
    """
    if dialect != "sqlite":
        open_ = (column == sa.bindparam(name) for column, name in _KEY)
        statement = sa.update(activity).where(*open_, activity.c.ended_at.is_(None))
        return statement.values(state=sa.bindparam("state"), ended_at=sa.bindparam("ended_at"))
    open_text = " AND ".join(f"{column.name} = :{name}" for column, name in _KEY)
    text = sa.text(
        "UPDATE activity SET state = :state, ended_at = :ended_at "
        "WHERE case_id = :k_case AND seq = "
        "(SELECT seq FROM activity INDEXED BY ix_activity_open "  # nosec B608: our own columns
        f"WHERE {open_text} AND ended_at IS NULL)"
    )
    return text.bindparams(sa.bindparam("ended_at", type_=activity.c.ended_at.type))


_KEY = (
    (activity.c.case_id, "k_case"),
    (activity.c.instance_seq, "k_instance"),
    (activity.c.token, "k_token"),
    (activity.c.element_id, "k_element"),
)
_END = Prepared(_end)
_RENAME = Prepared(
    sa.update(activity).where(
        activity.c.case_id == sa.bindparam("k_case"),
        activity.c.instance_seq == sa.bindparam("k_instance"),
        activity.c.process.in_((sa.bindparam("k_process"), "")),
        activity.c.element_id == sa.bindparam("k_element"),
        activity.c.ended_at.is_(None),
    ),
    ["element_id"],
)


class HistoryRows:
    """See `engine.ports.History`: written only, read by queries."""

    def __init__(self, unit: Session) -> None:
        self._unit = unit
        self._added: dict[tuple[int, int, str], Activity] = {}
        self._ended: list[Activity] = []
        self._ends: list[dict[str, object]] = []
        self._decided: list[DecisionEvaluation] = []
        self._renames: list[dict[str, object]] = []

    def add(self, noun: Activity) -> None:
        if noun.ended_at is not None:
            self._ended.append(noun)
        else:
            self._added[noun.instance_seq, noun.token, noun.element_id] = noun

    def end(
        self, instance: Key, token: int, element_id: str, state: ActivityState, at: datetime
    ) -> None:
        begun = self._added.pop((instance.seq, token, element_id), None)
        if begun is not None:
            self._ended.append(changed(begun, state=state, ended_at=at))
            return
        key = {"k_case": instance.case_id, "k_instance": instance.seq, "k_token": token}
        self._ends.append({**key, "k_element": element_id, "state": state, "ended_at": at})

    def rename(self, instance: Key, process: str, names: Mapping[str, str]) -> None:
        own = {"k_case": instance.case_id, "k_instance": instance.seq, "k_process": process}
        passing = {old: f"→{new}" for old, new in names.items()}  # two may change places
        for steps in (passing, {f"→{new}": new for new in names.values()}):
            self._renames += [{**own, "k_element": a, "element_id": b} for a, b in steps.items()]

    def decided(self, evaluation: DecisionEvaluation) -> None:
        self._decided.append(evaluation)

    def flush(self) -> Iterable[Write]:
        writes = []
        if self._ends:
            writes.append(Write(_END, self._ends if len(self._ends) > 1 else self._ends[0]))
        if self._renames:
            writes += [Write(_RENAME, each) for each in self._renames]
            self._renames = []
        if self._ended or self._added:
            writes.append(_ACTIVITIES.adding((*self._ended, *self._added.values())))
        if self._decided:
            writes.append(_EVALUATIONS.adding(self._decided))
        self._added, self._ended, self._ends, self._decided = {}, [], [], []
        return writes
