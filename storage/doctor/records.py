"""Cases, numbers, deployed files and papers: whether what was written is what is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256

import sqlalchemy as sa

from processes.documents import Version, fingerprint
from storage.doctor.rule import Finding, Patient, Rule
from storage.doctor.work import MOST
from storage.mapping import Mapper
from storage.tables import (
    audit,
    case,
    document_version,
    metadata,
    number,
    number_series,
    rendering,
    resource,
    stored_file,
)

_SERIES_OF = (
    (re.compile(r"(?P<prefix>[^/]+)/(?P<running>\d{1,8})/(?P<year>\d+)"), "{prefix}/{year}"),
    (re.compile(r"(?P<register>.+/.+/.+-.+)-(?P<running>\d{1,8})"), "document:{register}"),
)
"""Numbers of cases and of papers, and the series that each comes from."""

_VERSIONS = Mapper(document_version, Version)


def _sequence(patient: Patient) -> Iterator[Finding]:
    for table in metadata.sorted_tables:
        keys = [column.name for column in table.primary_key.columns]
        if keys != ["case_id", "seq"] or table is audit:
            continue
        query = (
            sa.select(table.c.case_id, sa.func.max(table.c.seq), case.c.last_seq)
            .join(case, case.c.id == table.c.case_id)
            .group_by(table.c.case_id, case.c.last_seq)
            .having(sa.func.max(table.c.seq) > case.c.last_seq)
        )
        for case_id, highest, last in patient.link.connection.execute(query.limit(MOST)):
            yield Finding(str(case_id), f"{table.name} has {highest}, the case says {last}")


def _unregistered(patient: Patient) -> Iterator[Finding]:
    given = sa.exists().where(number.c.text == case.c.number, number.c.case_id == case.c.id)
    query = sa.select(case.c.id, case.c.number).where(case.c.number != "", ~given)
    for row in patient.link.connection.execute(query.limit(MOST)):
        yield Finding(str(row.id), f"{row.number} is not in the register of numbers")


def _series(patient: Patient) -> Iterator[Finding]:
    """A series that stands behind a number given from it gives that number again, and fails."""
    connection = patient.link.connection
    highest: dict[str, int] = {}
    for text in connection.execute(sa.select(number.c.text)).scalars():
        for pattern, name in _SERIES_OF:
            if found := pattern.fullmatch(text):
                series = name.format(**found.groupdict())
                highest[series] = max(highest.get(series, 0), int(found["running"]))
    last: dict[str, int] = {
        row.series: row.last for row in connection.execute(sa.select(number_series))
    }
    for series, given in sorted(highest.items()):
        if last.get(series, 0) < given:
            told = last.get(series, "nothing")
            yield Finding(series, f"{given} has been given, the series says {told}")


def _model(patient: Patient) -> Iterator[Finding]:
    query = sa.select(
        resource.c.deployment_id, resource.c.path, resource.c.content, resource.c.hash
    )
    for row in patient.link.connection.execute(query, execution_options={"yield_per": 50}):
        if sha256(row.content).hexdigest() != row.hash:
            yield Finding(f"{row.deployment_id} {row.path}", "is not what was deployed")


def _paper(patient: Patient) -> Iterator[Finding]:
    for table in (stored_file, rendering):
        query = sa.select(table.c.case_id, table.c.seq, table.c.content, table.c.sha256)
        for row in patient.link.connection.execute(query, execution_options={"yield_per": 10}):
            if sha256(row.content).hexdigest() != row.sha256:
                yield Finding(f"{row.case_id}.{row.seq}", f"{table.name} does not give its hash")
    query = sa.select(*_VERSIONS.columns).order_by(document_version.c.case_id)
    for row in patient.link.connection.execute(query, execution_options={"yield_per": 50}):
        version = _VERSIONS.read(tuple(row))
        if fingerprint(version.content, version.attachments) != version.sha256:
            yield Finding(str(version.key), "the version's contents do not give its hash")


RULES = (
    Rule(
        "sequence-behind", "Cases would give numbers a second time that were given already.",
        "Stop the installation and restore the last backup: the case's row was changed.",
        _sequence,
    ),
    Rule(
        "number-unregistered", "Cases carry numbers that the register does not know.",
        "Find out by the log who changed the case's row.", _unregistered,
    ),
    Rule(
        "series-behind", "Series would give numbers that were given already, and so give none.",
        "Stop the installation and restore the last backup: the series' row was changed.",
        _series,
    ),
    Rule(
        "model-changed", "Deployed files differ from what was deployed and approved.",
        "Deploy the right files anew; the log tells what was approved.", _model,
    ),
    Rule(
        "paper-changed", "Papers, printed papers or attachments differ from what was stored.",
        "Take the paper from a backup; signed ones are proved by their hash.", _paper,
    ),
)  # fmt: skip
