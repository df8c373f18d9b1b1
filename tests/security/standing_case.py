"""The source's case in the middle of its life, and a person for each role; signed in already."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from api.http.app import create_app
from api.play.performance import story_player
from api.settings import Settings
from api.setup import set_up
from api.times import VirtualClock
from api.wiring import Application, wire
from engine.model import (
    SYSTEM,
    Incident,
    IncidentState,
    Job,
    JobKind,
    JobState,
    Key,
)
from processes.commands.absences import RecordAbsence
from processes.commands.accounts import AddAccount
from processes.commands.delegations import DelegateAuthority
from processes.commands.registers import AddPerson
from processes.commands.tokens import CreateServiceToken
from processes.minutes import MinutesState
from processes.source.story import STORY
from storage import tables
from storage.backup.copying import copy_rows
from storage.database import open_database
from storage.registers import Registers
from storage.repositories.hydrated import Hydration
from storage.seed import load_source
from storage.sessions import token_hash
from tests.security.endpoints import Nouns, nouns_of
from tests.storage.server import Server

AT = datetime(2024, 5, 31, 9, 30, tzinfo=ZoneInfo("Europe/Helsinki"))
MODELS = Path(__file__).resolve().parents[2] / "bpmn"
PERSONS = (
    "anna-kaisa-ikonen", "tiina-korhonen", "katja-palonen", "kirsi-kaunisharju", "niko-ferm",
    "claes-kruger", "helsinki-johtaja", "okm-edustaja", "tem-kirjaaja", "asiantuntija-1",
)  # fmt: skip
RIGHTS = ("admin", "operate", "deploy", "audit")
SERVICE = "service:palvelu"
STRANGER = "sivullinen"


@dataclass
class Standing:
    """A database in which everybody is signed in, and copies of it to act in."""

    template: Path
    folder: Path
    case_id: str
    nouns: Nouns
    headers: Mapping[str, dict[str, str]]

    def variant(self, name: str, *statements: sa.Executable) -> Standing:
        """The same with something changed behind the product's back."""
        path = self.folder / f"{name}.db"
        shutil.copy(self.template, path)
        engine = sa.create_engine(f"sqlite:///{path}")
        with engine.begin() as connection:
            for statement in statements:
                connection.execute(statement)
        engine.dispose()
        return Standing(path, self.folder, self.case_id, self.nouns, self.headers)

    def opened(self) -> tuple[Application, Any]:
        """The product over a fresh copy, and a client of it."""
        made = wire(_settings(self._copied(), self.folder), VirtualClock(AT))
        return made, create_app(made).test_client(use_cookies=False)

    def restore(self, made: Application) -> None:
        """The product goes on over another fresh copy: its making costs more than the calls."""
        made.database.forget_idle()
        self._copied()
        made.database.registers, made.database.hydration = Registers(), Hydration()

    def _copied(self) -> str:
        path = self.folder / "run.db"
        for each in self.folder.glob("run.db*"):
            each.unlink()
        shutil.copy(self.template, path)
        return f"sqlite:///{path}"


@dataclass
class ServedStanding(Standing):
    """The same on a PostgreSQL server, which has a copy of the template."""

    server: Server

    def _copied(self) -> str:
        return self.server.renew("standing_run", "standing")


@contextmanager
def served(place: Standing, server: Server) -> Iterator[Standing]:
    """The standing case, copied to PostgreSQL."""
    with server.database("standing") as url:
        source, target = (open_database(each) for each in (f"sqlite:///{place.template}", url))
        with source.reading() as rows, target.writing() as link:
            copy_rows(rows.connection, link.connection)
        source.close()
        target.close()
        yield ServedStanding(
            place.template, place.folder, place.case_id, place.nouns, place.headers, server
        )


def _settings(url: str, folder: Path) -> Settings:
    return Settings(
        database=url, development=True, synchronous="OFF", rate_per_second=0,
        mail_folder=str(folder / "mail"), carrier="leases",
    )  # fmt: skip


def standing_case(folder: Path) -> Standing:
    """Plays the case up to `AT` and signs everybody in."""
    path = folder / "standing.db"
    clock = VirtualClock(STORY[0].at - timedelta(hours=1))
    made = wire(_settings(f"sqlite:///{path}", folder), clock)
    try:
        for _ in set_up(made, MODELS):
            pass
        for _ in story_player(made, clock).play(STORY, AT):
            pass
        clock.move(AT)
        case_id = load_source(made.runner, AT)
        _people(made)
        _troubles(made, case_id)
        _leave_minutes_unchecked(made)
        headers = _sign_in(made)
        _keep_few_mails(folder / "mail")
        with made.reading() as connection:
            nouns = nouns_of(connection, case_id, AT.date())
    finally:
        made.close()
    return Standing(path, folder, case_id, nouns, headers)


def _people(made: Application) -> None:
    for right in RIGHTS:
        made.run(AddPerson(f"Oikeus {right}", id=f"x-{right}"), SYSTEM, AT)
        made.run(AddAccount(f"x-{right}", grants=frozenset({right})), SYSTEM, AT)
    made.run(AddPerson("Sivullinen", id=STRANGER), SYSTEM, AT)
    day = AT.date()
    command = DelegateAuthority("kirsi-kaunisharju", STRANGER, day, day, "poissaolo", role="x")
    made.run(command, SYSTEM, AT)
    away = day + timedelta(days=7)
    made.run(RecordAbsence("kirsi-kaunisharju", away, away), SYSTEM, AT)


def _troubles(made: Application, case_id: str) -> None:
    """A failed job and an open incident."""
    with made.runner.unit() as unit:
        unit.cases.lock(case_id)
        with made.reading() as connection:
            select = sa.select(tables.instance.c.seq).where(tables.instance.c.case_id == case_id)
            seq = connection.execute(select.limit(1)).scalar_one()
        job = Job(
            key=Key(case_id, unit.cases.next_seq()), kind=JobKind.TIMER, effect="x", due_at=AT,
            state=JobState.FAILED, instance_seq=seq, created_at=AT,
        )  # fmt: skip
        unit.jobs.add(job)
        unit.incidents.add(
            Incident(
                key=Key(case_id, unit.cases.next_seq()),
                kind="job",
                message="x",
                raised_at=AT,
                state=IncidentState.OPEN,
                instance_seq=seq,
                job_seq=job.key.seq,
            )
        )
        unit.commit()


def _leave_minutes_unchecked(made: Application) -> None:
    """The meetings' minutes are written, so that they are not for everybody yet."""
    with made.database.writing() as link:
        link.connection.execute(sa.update(tables.minutes).values(state=MinutesState.WRITTEN))


def _keep_few_mails(folder: Path) -> None:
    """A list that reads hundreds tells no more than one that reads three."""
    for each in sorted(folder.glob("*.eml"))[3:]:
        each.unlink()


def _sign_in(made: Application) -> dict[str, dict[str, str]]:
    client = create_app(made).test_client(use_cookies=False)
    found = {}
    for person in (*PERSONS, *(f"x-{right}" for right in RIGHTS), STRANGER):
        answer = client.post("/api/v1/sessions", json={"person": person})
        assert answer.status_code == 201, answer.text
        found[person] = {"Authorization": f"Bearer {answer.json['token']}"}
    command = CreateServiceToken(
        token_hash("palvelun tunnus"), "palvelu", frozenset({"*:write"}), 30, frozenset()
    )
    made.run(command, SYSTEM, AT)
    found[SERVICE] = {"Authorization": "Bearer palvelun tunnus"}
    found[""] = {}
    return found
