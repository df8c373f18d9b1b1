"""All that is kept of one person: found in every table, told to them, or erased.

A person is named by id in many columns; all text columns are searched, so that a new one is never
forgotten. Papers that were signed, and what was decided, stay as they are (831/1994); there the
person is another id, whose name nobody knows any more.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.exc import ProgrammingError

from engine.errors import InvalidState
from storage.chain import erased_hash
from storage.tables import audit, audit_lookup, case, case_role, metadata, person, task
from storage.tables.base import Json

if TYPE_CHECKING:
    from storage.session import Session

APART = frozenset(
    {"audit", "audit_anchor", "audit_anchor_head", "audit_lookup", "person", "number"}
)
"""Tables that are not searched: the log has its own way, the person's row another."""

SECRETS = ("hash", "id_token", "salt")
"""Ends of the names of columns that are told to nobody."""

_UUID, _HASH = 36, 64
KEPT_AS_SIGNED = frozenset({("document_version", "content")})
GONE = ("draft", "session", "account", "preferences", "personal_notice", "calendar_feed",
        "idempotency")  # fmt: skip
"""Tables whose rows of the person are deleted, not renamed: nobody needs them by law."""


def text_columns(table: sa.Table) -> list[sa.Column[Any]]:
    """The columns that may hold a person's id."""
    return [
        column
        for column in table.c
        if isinstance(column.type, sa.String) and column.type.length not in (_UUID, _HASH)
    ]


def json_columns(table: sa.Table) -> list[sa.Column[Any]]:
    """The columns that may hold ids inside."""
    return [
        column
        for column in table.c
        if isinstance(column.type, Json) and (table.name, column.name) not in KEPT_AS_SIGNED
    ]


def _tables() -> Iterator[sa.Table]:
    yield from (table for table in metadata.sorted_tables if table.name not in APART)


def export_person(connection: sa.Connection, person_id: str) -> dict[str, list[dict[str, Any]]]:
    """Rows by table that are about the person, without secrets and without files."""
    found = {"person": _rows(connection, person, person.c.id == person_id)}
    for table in _tables():
        rows = _rows(connection, table, _names(table, person_id))
        if rows:
            found[table.name] = rows
    lines = _rows(connection, audit, _told_of(person_id))
    return {**found, "audit": lines}


def _rows(
    connection: sa.Connection, table: sa.Table, condition: sa.ColumnElement[bool]
) -> list[dict[str, Any]]:
    shown = [
        column
        for column in table.c
        if not column.name.endswith(SECRETS) and not isinstance(column.type, sa.LargeBinary)
    ]
    rows = connection.execute(sa.select(*shown).where(condition)) if shown else ()
    return [{str(name): _plain(value) for name, value in row._mapping.items()} for row in rows]


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | datetime) else value


def _names(table: sa.Table, person_id: str) -> sa.ColumnElement[bool]:
    """Rows that name the person, by a column or inside one."""
    inside = [_holds(column, person_id) for column in json_columns(table)]
    return sa.or_(sa.false(), *(column == person_id for column in text_columns(table)), *inside)


def _holds(column: sa.Column[Any], person_id: str) -> sa.ColumnElement[bool]:
    return sa.cast(column, sa.Text).contains(f'"{person_id}"', autoescape=True)


def _told_of(person_id: str) -> sa.ColumnElement[bool]:
    """Lines of the log that tell of the person."""
    return sa.or_(
        audit.c.actor == person_id,
        audit.c.on_behalf_of == person_id,
        audit.c.subject.contains(person_id, autoescape=True),
        audit.c.reason.contains(person_id, autoescape=True),
        audit.c.before.contains(f'"{person_id}"', autoescape=True),
        audit.c.after.contains(f'"{person_id}"', autoescape=True),
    )


class PersonalRows:
    """See `processes.ports.Personal`."""

    def __init__(self, unit: Session) -> None:
        self.unit = unit

    def has_work(self, person_id: str) -> bool:
        """Whether an open task is the person's to do."""
        mine = sa.or_(
            task.c.assignee == person_id,
            task.c.claimant == person_id,
            task.c.delegated_to == person_id,
        )
        select = sa.select(task.c.seq).where(task.c.ended_at.is_(None), mine).limit(1)
        return self.unit.connection.execute(select).first() is not None

    def rename(self, person_id: str, alias: str) -> None:
        """The person is `alias` from now on, of whom nothing but the id is known."""
        connection = self.unit.begin_writing()
        row = connection.execute(sa.select(person).where(person.c.id == person_id)).one()
        blank = {
            **row._mapping, "id": alias, "name": alias, "title_fi": "", "title_sv": "",
            "title_en": "", "organization_id": None, "gender": None, "email": "", "language": "fi",
        }  # fmt: skip
        connection.execute(sa.insert(person).values(blank))
        for table in _tables():
            if table.name in GONE:
                connection.execute(sa.delete(table).where(_names(table, person_id)))
            else:
                self._rename_in(connection, table, person_id, alias)
        connection.execute(sa.delete(person).where(person.c.id == person_id))
        self._forget(connection, alias)

    def _forget(self, connection: sa.Connection, alias: str) -> None:
        """What any process keeps of the registers and of the cases is true no more."""
        self.unit.link.write(self.unit.remembered.changing())
        theirs = sa.select(case_role.c.case_id).where(case_role.c.party_id == alias)
        moved = sa.update(case).where(case.c.id.in_(theirs)).values(revision=case.c.revision + 1)
        connection.execute(moved)
        self.unit.database.models.clear()

    def _rename_in(
        self, connection: sa.Connection, table: sa.Table, person_id: str, alias: str
    ) -> None:
        values: dict[str, Any] = {}
        for column in text_columns(table):
            values[column.name] = sa.case((column == person_id, alias), else_=column)
        for column in json_columns(table):
            text = sa.func.replace(sa.type_coerce(column, sa.Text), f'"{person_id}"', f'"{alias}"')
            values[column.name] = sa.type_coerce(text, sa.Text)
        if table.name == "absence":
            values["reason"] = ""
        if table.name == "case" and values:
            values["revision"] = table.c.revision + 1
        if values:
            connection.execute(sa.update(table).where(_names(table, person_id)).values(values))
        if table.name == "membership":
            self._rename_memberships(connection, table, person_id, alias)

    def _rename_memberships(
        self, connection: sa.Connection, table: sa.Table, person_id: str, alias: str
    ) -> None:
        """A membership's id holds the person's."""
        changed = sa.func.replace(table.c.id, f":{person_id}:", f":{alias}:")
        connection.execute(sa.update(table).where(table.c.person_id == alias).values(id=changed))

    def empty_log(self, person_id: str, alias: str, erasure: str) -> tuple[int, str]:
        """Takes the person out of the log; how many lines that were, and the hash of their places.

        InvalidState where the connection may not (PostgreSQL: the application's role).
        """
        connection = self.unit.begin_writing()
        mine = sa.and_(_told_of(person_id), audit.c.told_hash.is_not(None))
        places = [
            (row.case_id, row.seq)
            for row in connection.execute(sa.select(audit.c.case_id, audit.c.seq).where(mine))
        ]
        values = {
            "actor": _without(audit.c.actor, person_id, alias),
            "on_behalf_of": _without(audit.c.on_behalf_of, person_id, alias),
            "subject": _without(audit.c.subject, person_id, alias),
            "reason": "", "ip": "", "before": None, "after": None, "salt": None,
            "erased_by": erasure,
        }  # fmt: skip
        try:
            connection.execute(sa.update(audit).where(mine).values(values))
            connection.execute(_listed_otherwise(person_id, alias, erasure))
        except ProgrammingError as error:
            raise InvalidState(
                "Only the owner of the database may take a person out of the log: run "
                "`paatospolku person erase` with the owner's database address.",
                reason_fi="Lokista poistaminen vaatii tietokannan omistajan oikeudet.",
                code="erasing-needs-the-owner",
            ) from error
        return len(places), erased_hash(places)


def _listed_otherwise(person_id: str, alias: str, erasure: str) -> sa.Update:
    """What the log is listed by says of the emptied lines what they say."""
    place = (audit.c.at, audit.c.case_id, audit.c.seq)
    emptied = sa.select(*place).where(audit.c.erased_by == erasure)
    theirs = sa.tuple_(*audit_lookup.primary_key.columns).in_(emptied)
    actor = _without(audit_lookup.c.actor, person_id, alias)
    return sa.update(audit_lookup).where(theirs).values(actor=actor)


def _without(column: sa.Column[Any], person_id: str, alias: str) -> Any:
    return sa.func.replace(column, person_id, alias)
