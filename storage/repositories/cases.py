"""Cases: the one that a unit of work writes is guarded by its revision and its audit head."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from msgspec.structs import replace as changed

from engine.errors import Conflict, InvalidState, NotFound
from engine.model import SYSTEM_CASE, Case, CaseState, Key, Party, PartyKind, Task
from storage.faults import Stale
from storage.link import Write
from storage.mapping import differing
from storage.prepared import Prepared
from storage.repositories.hydrated import NO_HEAD, Head, Hydrated
from storage.repositories.remembered import REVISION
from storage.repositories.tasks import TASK
from storage.tables import case, case_role, disqualification, task

if TYPE_CHECKING:
    from storage.session import Session

_FIELDS = [name for name in Case.__struct_fields__ if name != "roles"]
_HEAD = ["last_seq", "audit_seq", "audit_hash", "unanchored"]
_case_values, _head_values = attrgetter(*_FIELDS), attrgetter(*_HEAD)
_KINDS = {each.value: each for each in PartyKind}
COLUMNS = [case.c[name] for name in _FIELDS + _HEAD]
_SELECT = Prepared(sa.select(*COLUMNS).where(case.c.id == sa.bindparam("id")))
_MARKS = (case.c.revision, case.c.audit_seq, case.c.unanchored, REVISION)
_MARK = Prepared(sa.select(*_MARKS).where(case.c.id == sa.bindparam("id")))
_GLANCE = Prepared(
    sa.select(*_MARKS, sa.exists().where(disqualification.c.case_id == case.c.id), *TASK.columns)
    .select_from(case)
    .outerjoin(task, (task.c.case_id == case.c.id) & (task.c.seq == sa.bindparam("seq")))
    .where(case.c.id == sa.bindparam("id"))
)
"""With the mark, what a command on a task asks for next: the task, and whether any is barred."""
_ROLES = Prepared(
    sa.select(case_role.c.role, case_role.c.party_kind, case_role.c.party_id)
    .where(case_role.c.case_id == sa.bindparam("case_id"))
    .order_by(case_role.c.role, case_role.c.position)
)
_INSERT = Prepared(case.insert(), [*_FIELDS, *_HEAD])
_ADD_ROLE = Prepared(case_role.insert())
_DROP_ROLES = Prepared(
    sa.delete(case_role).where(
        case_role.c.case_id == sa.bindparam("k_case"), case_role.c.role == sa.bindparam("k_role")
    )
)
_UPDATES: dict[tuple[tuple[str, ...], bool], Prepared] = {}


def _update(names: tuple[str, ...], presumed: bool) -> Prepared:
    """The guarded update; of a unit that has presumed also the registers must be as it knew them.

    One query sees them: who changes them after it comes after this command.
    """
    prepared = _UPDATES.get((names, presumed))
    if prepared is None:
        statement = sa.update(case).where(
            case.c.id == sa.bindparam("k_id"),
            case.c.revision == sa.bindparam("k_revision"),
            case.c.audit_seq == sa.bindparam("k_audit_seq"),
            case.c.unanchored == sa.bindparam("k_unanchored"),
        )
        if presumed:
            known = sa.func.coalesce(REVISION, 0) == sa.bindparam("k_registers")
            statement = statement.where(known)
        prepared = _UPDATES[names, presumed] = Prepared(statement, names)
    return prepared


def read_case(row: Sequence[Any], roles: Mapping[str, tuple[Party, ...]]) -> tuple[Case, Head]:
    """The case of a row of `COLUMNS`, and the end of its log."""
    values = list(row)
    head = Head(0, *values[-len(_HEAD) :])
    given = dict(zip(_FIELDS, values, strict=False))
    given["state"] = CaseState(given["state"])
    noun = Case(**given, roles=roles)
    head.revision = noun.revision
    return noun, head


def read_roles(rows: Iterable[Sequence[Any]]) -> dict[str, tuple[Party, ...]]:
    """Roles from rows of role, kind and party, in their order."""
    roles: dict[str, tuple[Party, ...]] = {}
    for role, kind, party in rows:
        roles[role] = (*roles.get(role, ()), Party(_KINDS[kind], party))
    return roles


class CaseRows:
    """See `engine.ports.Cases`."""

    def __init__(self, unit: Session) -> None:
        self._unit = unit
        self._seen: dict[str, tuple[Case, Head]] = {}
        self.locked: Case | None = None
        self.unbarred = ""
        """The case in which nobody is disqualified, as this unit found it."""
        self.presumed: int | None = None
        """The registers' revision that was presumed with the case, until a guard proves it."""
        self._tasks: dict[str, Mapping[Key, Task]] = {}
        self.head = NO_HEAD
        self._read: Case | None = None
        self._other = False  # whether more of the case was written than its revision and head
        self._stored: Case | None = None
        self._stored_head = NO_HEAD
        self._roles: dict[str, Sequence[Party]] = {}

    def get(self, case_id: str) -> Case:
        if self.locked is not None and self.locked.id == case_id:
            return self.locked
        return self._load(case_id)[0]

    def _load(self, case_id: str) -> tuple[Case, Head]:
        found = self._seen.get(case_id) or self._kept(case_id)
        if found is not None:
            return found
        rows = self._unit.rows(_SELECT, {"id": case_id})
        if not rows:
            raise NotFound(
                f"there is no case {case_id}", reason_fi="Asiaa ei ole.", code="no-such-case"
            )
        roles = read_roles(self._unit.rows(_ROLES, {"case_id": case_id}))
        self._seen[case_id] = read_case(rows[0], roles)
        return self._seen[case_id]

    def _kept(self, case_id: str) -> tuple[Case, Head] | None:
        """The case as this process knows it, if nobody has written it since."""
        unit = self._unit
        kept = unit.database.hydration.get(case_id)
        if kept is None:
            return None
        wanted = unit.foreseen
        if unit.presumes and (wanted in kept.tasks or wanted in kept.jobs):
            self._presume(kept, wanted)
        elif self._mark(case_id) != kept.head.mark:
            return None
        if unit.remembered.revision == kept.registers:
            self._tasks[case_id] = kept.tasks
        for instance in kept.instances.values():
            unit.instances.know(instance)
        found = self._seen[case_id] = kept.case, kept.head
        return found

    def _presume(self, kept: Hydrated, wanted: Key) -> None:
        """Takes what is kept to be true, without a look: the guard of the commit proves it."""
        unit = self._unit
        self.presumed = unit.remembered.presume()
        if wanted in kept.tasks:
            if self.presumed != kept.registers:
                raise Stale("the registers have changed since the task was kept")
            unit.tasks.know(kept.tasks[wanted])
        else:
            unit.jobs.know(kept.jobs[wanted])
        if kept.unbarred:
            self.unbarred = kept.case.id

    def _mark(self, case_id: str) -> tuple[Any, ...] | None:
        """What moves with each commit on the case, None when there is none; more comes along."""
        unit, wanted = self._unit, self._unit.foreseen
        if wanted is None or wanted.case_id != case_id:
            rows = unit.rows(_MARK, {"id": case_id})
        else:
            rows = unit.rows(_GLANCE, {"id": case_id, "seq": wanted.seq})
            if rows:
                barred, *found = rows[0][4:]
                if found[0] is not None:
                    unit.tasks.seen(found)
                if not barred:
                    self.unbarred = case_id
        if not rows:
            return None
        revision, audit_seq, unanchored, registers = rows[0][:4]
        unit.remembered.stand_at(registers)
        return revision, audit_seq, unanchored

    def keep(self, *, early: bool) -> None:
        """After the commit: what was read and has hardly changed need not be read again.

        `early`: more than the nouns of the process was written, before the commit.
        """
        locked, unit = self.locked, self._unit
        if locked is None:
            return
        if self._read is None or self._other or locked.roles is not self._read.roles:
            unit.database.hydration.forget(locked.id)
            return
        instances = unit.instances.known(locked.id)
        tasks = unit.tasks.known(locked.id, self._tasks.get(locked.id, {}))
        unbarred = self.unbarred == locked.id and not early
        unit.database.hydration.keep(
            Hydrated(
                locked, self.head, instances, tasks, unbarred, registers=unit.remembered.revision
            )
        )

    def lock(self, case_id: str, revision: int | None = None) -> Case:
        if self.locked is None:
            self.locked, self._stored_head = self._load(case_id)
            self.head = self._stored_head.copy()
            self._read = self._stored = self.locked
        elif self.locked.id != case_id:
            raise InvalidState("one transaction writes one case")
        if revision is not None and revision != self.locked.revision:
            raise Conflict(
                f"the case is at revision {self.locked.revision}, not {revision}",
                reason_fi="Joku muu on jo muuttanut asiaa. Lataa tiedot uudelleen.",
                code="stale-revision",
                details={"revision": self.locked.revision},
            )
        return self.locked

    def add(self, noun: Case) -> None:
        if self.locked is not None:
            raise InvalidState("one transaction writes one case")
        self.locked = noun
        self.head = Head(noun.revision, 0, 0, "")
        self._roles = dict(noun.roles)

    def save(self, noun: Case) -> None:
        self.lock(noun.id)
        self.locked = noun

    def bind(self, case_id: str, role: str, parties: Sequence[Party]) -> None:
        found = self.lock(case_id)
        self._roles[role] = parties
        self.locked = changed(found, roles={**found.roles, role: tuple(parties)})

    def next_key(self) -> Key:
        if self.locked is None:
            raise InvalidState("no case is locked")
        self.head.last_seq += 1
        return Key(self.locked.id, self.head.last_seq)

    def next_seq(self) -> int:
        return self.next_key().seq

    @property
    def is_new(self) -> bool:
        return self.locked is not None and self._stored is None

    def flush(self, *, last: bool) -> Iterable[Write]:
        """The guarded write of the locked case; only the last one lets the revision grow."""
        if self.locked is None:
            return []
        writes = [self._insert()] if self._stored is None else self._updates(last)
        self._stored = self.locked
        if not last:  # the last leaves the head as it is
            self._stored_head = self.head.copy()
        return [*writes, *self._role_writes()] if self._roles else writes

    def _insert(self) -> Write:
        assert self.locked is not None
        row = (*_case_values(self.locked), *_head_values(self.head))
        return Write(_INSERT, dict(zip((*_FIELDS, *_HEAD), row, strict=True)))

    def _updates(self, last: bool) -> list[Write]:
        assert self.locked is not None and self._stored is not None
        changes: dict[str, Any] = {}
        if self.locked is not self._stored:
            changes = differing(_FIELDS, _case_values(self._stored), _case_values(self.locked))
            self._other = self._other or bool(changes.keys() - {"revision"})
        before, after = _head_values(self._stored_head), _head_values(self.head)
        if before != after:
            changes |= differing(_HEAD, before, after)
        if last and (changes or self._unit.changed):
            changes["revision"] = self.head.revision = self._stored_head.revision + 1
        if not changes:
            return []
        old = self._stored_head
        guard = {"k_id": self.locked.id, "k_revision": old.revision}
        guard |= {"k_audit_seq": old.audit_seq, "k_unanchored": old.unanchored}
        presumed: int | None = None
        if self.presumed is not None and self._unit.foreseen.case_id == self.locked.id:
            presumed, self.presumed = self.presumed, None  # of another case it proves nothing
            guard["k_registers"] = presumed
        if self.head.revision != self.locked.revision:
            self.locked = changed(self.locked, revision=self.head.revision)
        update = _update(tuple(changes), presumed is not None)
        return [Write(update, changes | guard, 1, "the case has moved on")]

    def _role_writes(self) -> list[Write]:
        assert self.locked is not None
        writes: list[Write] = []
        for role, parties in self._roles.items():
            writes.append(Write(_DROP_ROLES, {"k_case": self.locked.id, "k_role": role}))
            for position, party in enumerate(dict.fromkeys(parties)):
                values = {"case_id": self.locked.id, "role": role, "position": position}
                values |= {"party_kind": party.kind, "party_id": party.id}
                writes.append(Write(_ADD_ROLE, values))
        self._roles = {}
        return writes


def is_system(noun: Case | None) -> bool:
    return noun is not None and noun.id == SYSTEM_CASE
