"""The examination: all rules in one snapshot."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import sqlalchemy as sa

from storage import audit
from storage.database import Database
from storage.doctor import instances, records, work
from storage.doctor.rule import Finding, Patient, Rule
from storage.doctor.work import MOST
from storage.migrate import newest, revision_of
from storage.tables import audit as lines
from storage.tables import case

SKEW = timedelta(seconds=5)
UNANCHORED = timedelta(hours=1)


def _schema(patient: Patient) -> Iterator[Finding]:
    found = revision_of(patient.link.connection)
    if found != newest():
        yield Finding("schema", f"the database has {found}, this version knows {newest()}")


def _file(patient: Patient) -> Iterator[Finding]:
    if not patient.database.is_sqlite:
        return
    driver = patient.link.driver
    for row in driver.execute("PRAGMA quick_check(20)"):
        if row[0] != "ok":
            yield Finding("file", str(row[0]))
    for table, rowid, parent, _ in driver.execute("PRAGMA foreign_key_check"):
        yield Finding(f"{table} {rowid or ''}".strip(), f"refers to a {parent} that is not there")


def _log(patient: Patient) -> Iterator[Finding]:
    for fault in audit.verify(patient.link.connection):
        yield Finding(f"{fault.case_id} line {fault.seq}", f"{fault.kind}: {fault.message}")


def _unanchored(patient: Patient) -> Iterator[Finding]:
    """A case's own chain can be cut at its end unnoticed until its head is in the global one."""
    latest = sa.select(sa.func.max(lines.c.at)).where(lines.c.case_id == case.c.id)
    query = sa.select(case.c.id).where(
        case.c.unanchored, latest.scalar_subquery() < patient.now - UNANCHORED
    )
    for case_id in patient.link.connection.execute(query.limit(MOST)).scalars():
        yield Finding(case_id, "its last lines are in no anchor")


def _clock(patient: Patient) -> Iterator[Finding]:
    if patient.database.is_sqlite:
        return
    skew = abs(patient.database.now() - patient.now)
    if skew > SKEW:
        yield Finding("this machine", f"differs by {skew.total_seconds():.0f} s from the database")


RULES = (
    Rule(
        "schema-differs", "The schema and this version of the program do not belong together.",
        "Run paatospolku migrate, or use the version that the database belongs to.", _schema,
    ),
    Rule(
        "file-broken", "The file of the database is damaged.",
        "Stop the installation, keep the file, restore the last backup.", _file,
    ),
    Rule(
        "log-broken", "The log was changed, or lines of it are gone.",
        "Keep everything as it is: this is evidence. Compare with the last backup.", _log,
    ),
    Rule(
        "log-unanchored", "Lines of the log wait for more than an hour to be anchored.",
        "See that a worker runs (`paatospolku worker`): it anchors every two seconds.",
        _unanchored, serious=False,
    ),
    Rule(
        "clock-differs", "This machine's clock and the database's tell different times.",
        "Let it be set by NTP. Leases and timers follow the database's clock meanwhile.",
        _clock, serious=False,
    ),
    *work.RULES,
    *instances.RULES,
    *records.RULES,
)  # fmt: skip


def examine(database: Database, now: datetime) -> Iterator[tuple[Rule, list[Finding]]]:
    """Each rule that does not hold, with the places. With another schema, that rule alone."""
    with database.reading() as link:
        patient = Patient(database, link, now)
        for rule in RULES:
            found = list(rule.look(patient))
            if found:
                yield rule, found
            if found and rule.look is _schema:
                return
