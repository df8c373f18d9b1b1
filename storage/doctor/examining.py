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
from storage.done import missing_work
from storage.listed import anchored_since, listed_up_to
from storage.migrate import newest, revision_of
from storage.tables import GROWN, audit_lookup, case
from storage.tables import audit as lines

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
        GROWN, latest.scalar_subquery() < patient.now - UNANCHORED
    )
    for case_id in patient.link.connection.execute(query.limit(MOST)).scalars():
        yield Finding(case_id, "its last lines are in no anchor")


def _unlisted(patient: Patient) -> Iterator[Finding]:
    """Lists of all cases are read from `audit_lookup`: what is not there as it is, nobody sees."""
    connection = patient.link.connection
    names = [column.name for column in audit_lookup.c]
    anchored = anchored_since(0, upto=listed_up_to(connection)).subquery("anchored")
    for one, other, what in (
        (anchored, audit_lookup, "is missing in the lists"),
        (audit_lookup, lines, "is listed, and is not so in the log"),
    ):
        same = sa.exists().where(*(one.c[name] == other.c[name] for name in names))
        query = sa.select(one.c.case_id, one.c.seq).where(~same).limit(MOST)
        for case_id, seq in connection.execute(query):
            yield Finding(f"{case_id} line {seq}", what)


def _work_unlisted(patient: Patient) -> Iterator[Finding]:
    """Lists of done work are read from `task_lookup`: who is missing there does not find it."""
    for person, case_id, seq in patient.link.connection.execute(missing_work().limit(MOST)):
        yield Finding(f"{case_id}.{seq}", f"is not listed as work of {person}")


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
        "log-listed-otherwise", "The log across all cases shows other lines than the log has.",
        "As the owner, delete all rows of audit_lookup and the series listed-anchors of "
        "number_series in one transaction: the next anchor lists the log anew.", _unlisted,
    ),
    Rule(
        "work-listed-otherwise", "Somebody's list of done tasks does not show all of them.",
        "As the owner, delete all rows of task_lookup and the series listed-work of number_series "
        "in one transaction: the next anchor lists the work anew.", _work_unlisted,
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
