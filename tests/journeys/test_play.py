"""The played life of the whole case: what happened when, in the registers, papers and logs."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa

from api.cli.play import _pace
from api.play.player import Happening
from api.times import VirtualClock
from processes.source.story import STORY, Pass
from storage.audit import verify
from storage.tables import (
    agenda_item,
    audit,
    decision,
    dissent,
    distribution,
    document,
    document_version,
    invitation,
    job,
    measure,
    meeting,
    membership,
    minutes,
    presence,
    recusal,
    rendering,
    report_round,
    status_report,
    vote,
)
from tests.stories import happenings, opened, story_until

HELSINKI = ZoneInfo("Europe/Helsinki")
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def play(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """One play to the end for all questions, in which nothing went wrong."""
    folder = tmp_path_factory.mktemp("play") / "whole"
    shutil.copytree(story_until(STORY[-1].at), folder)
    application = opened(folder, VirtualClock(STORY[-1].at))
    yield application, happenings(folder)
    application.close()


def rows(play: Any, query: Any) -> list[Any]:
    with play[0].reading() as connection:
        return list(connection.execute(query).all())


def day(moment: datetime | None) -> str:
    """The day in Helsinki."""
    return moment.astimezone(HELSINKI).date().isoformat() if moment else ""


def days(happenings: list[Happening], what: str) -> set[str]:
    """The days on which something happened, by its beginning."""
    return {day(each.at) for each in happenings if each.what.startswith(what)}


def test_the_story_goes_forward() -> None:
    assert all(before.at <= after.at for before, after in pairwise(STORY))
    assert len({scene.key for scene in STORY}) == len(STORY)


def test_nothing_went_wrong(play: Any) -> None:
    with play[0].reading() as connection:
        assert verify(connection) == []
        assert connection.execute(sa.select(sa.func.count()).select_from(job)).scalar() == 0


@pytest.mark.parametrize(
    ("what", "on"),
    [
        ("Asettaminen käynnistyy", "2023-08-24"),
        ("Ministeri ratkaisee ja allekirjoittaa", "2023-08-31 2024-01-25"),
        ("Toimikausi alkaa", "2023-09-01"),
        ("Puheenjohtaja jakaa tehtävät 1–3", "2023-09-04"),
        ("Puheenjohtaja päättää kuulla kahta asiantuntijaa", "2023-09-07"),
        ("muistutus_1", "2023-09-15"),
        ("muistutus_2", "2023-09-22"),
        ("muistutus_3", "2023-09-29"),
        ("maarapaiva_ohi", "2023-09-30"),
        ("Esitys kootaan", "2023-10-03"),
        ("Puheenjohtaja luovuttaa esityksen", "2023-10-06"),
        ("Pääministeri palauttaa esityksen", "2023-10-20"),
        ("Puheenjohtaja luovuttaa toisen version", "2023-10-27"),
        ("Kutsu lähetetään 13 päivää", "2023-11-03"),
        ("aineistojen_aika", "2023-11-10 2024-06-07 2024-12-13"),
        ("Espoon kaupungin johtaja on esteellinen", "2023-11-16"),
        ("Malli hyväksytään", "2023-11-16"),
        ("Matti Niemi pyytää eroa", "2024-01-15"),
        ("kierros_alkaa", "2024-05-16 2024-11-18"),
        ("raportti_muistutus", "2024-12-02"),
        ("raportti_eskalointi", "2024-12-09"),
        ("Seuranta päätetään", "2024-12-18"),
    ],
)
def test_each_event_lies_on_its_day(play: Any, what: str, on: str) -> None:
    assert days(play[1], what) == set(on.split())


def test_the_decision_is_number_twelve_and_appoints_ten(play: Any) -> None:
    found = rows(play, sa.select(document.c.kind, document.c.number, document.c.signed_at))
    [appointing] = [row for row in found if row.kind == "asettamispaatos"]
    assert (appointing.number, day(appointing.signed_at)) == ("VN/24670/2023-TEM-12", "2023-08-31")
    query = sa.select(membership).where(membership.c.body_id == "sihteeristo")
    members = [row for row in rows(play, query) if str(row.start) == "2023-09-01"]
    assert len(members) == 10
    given = [row.number for row in found if row.number]
    assert len(given) == len(set(given)) == 17


def test_every_decision_stands_on_a_presentation_by_another(play: Any) -> None:
    found = [
        (day(row.decided_at), row.decided_by, row.outcome, row.presented_by)
        for row in rows(play, sa.select(decision).order_by(decision.c.seq))
    ]
    minister, chair = "anna-kaisa-ikonen", "petteri-orpo"
    assert found == [
        ("2023-08-31", minister, "approved", "tiina-korhonen"),
        ("2023-10-20", chair, "returned", "tiina-korhonen"),
        ("2023-11-16", chair, "approved", "katja-palonen"),
        ("2024-01-25", minister, "approved", "tiina-korhonen"),
        ("2024-06-13", chair, "approved", "katja-palonen"),
        ("2024-12-18", chair, "approved", "katja-palonen"),
    ]


def test_the_first_meeting_had_a_substitute_a_recusal_votes_and_a_dissent(play: Any) -> None:
    [first] = rows(play, sa.select(meeting).where(meeting.c.number == "1/2023", ~meeting.c.written))
    assert (first.state, day(first.invited_at), day(first.starts)) == (
        "minuted",
        "2023-11-03",
        "2023-11-16",
    )
    assert (first.starts - first.invited_at).days >= 7
    in_it = {
        table: rows(play, sa.select(table).where(table.c.meeting == first.seq))
        for table in (invitation, presence, recusal, vote)
    }
    declined = [each.person_id for each in in_it[invitation] if each.reply == "declined"]
    stood_in = {each.person_id: each.substitute_for for each in in_it[presence]}
    assert declined == ["helsinki-johtaja"] == [stood_in["helsinki-varajohtaja"]]
    assert "katja-palonen" in stood_in and "olli-voutilainen" in stood_in
    [barred] = in_it[recusal]
    assert (barred.person_id, barred.ground, barred.state) == ("espoo-johtaja", "4", "confirmed")
    choices = sorted(each.choice for each in in_it[vote])
    assert (choices.count("for"), choices.count("against")) == (11, 1)
    assert "espoo-johtaja" not in {each.person_id for each in in_it[vote]}
    assert [row.person_id for row in rows(play, sa.select(dissent))] == ["turku-johtaja"]
    items = rows(play, sa.select(agenda_item).where(agenda_item.c.meeting == first.seq))
    assert {each.state for each in items} == {"handled", "decided"}
    assert all(each.closed_at is not None for each in items)


def test_minutes_are_written_checked_signed_and_published(play: Any) -> None:
    found = rows(play, sa.select(minutes).order_by(minutes.c.seq))
    moments = ("written_at", "checked_at", "signed_at", "published_at")
    assert [day(getattr(found[0], each)) for each in moments] == [
        "2023-11-20",
        "2023-11-22",
        "2023-11-23",
        "2023-11-23",
    ]
    assert [each.state for each in found] == ["published"] * 3
    assert set(found[0].checked_by) == {"anna-kaisa-ikonen", "oulu-johtaja"}


def test_a_written_procedure_returned_the_first_version_and_closed(play: Any) -> None:
    [written] = rows(play, sa.select(meeting).where(meeting.c.written))
    assert (written.state, day(written.closed_at)) == ("closed", "2023-10-20")
    answers = rows(play, sa.select(vote.c.choice).where(vote.c.meeting == written.seq))
    assert {each.choice for each in answers} == {"abstain"}


def test_the_measures_are_followed_and_a_missing_report_is_a_gap(play: Any) -> None:
    assert {row.owner: row.state for row in rows(play, sa.select(measure))} == {
        "tem": "done",
        "vantaa": "active",
    }
    rounds = rows(play, sa.select(report_round).order_by(report_round.c.number))
    assert [(each.state, each.conclusion) for each in rounds] == [
        ("handled", "on_track"),
        ("handled", "end"),
    ]
    reports = rows(play, sa.select(status_report).order_by(status_report.c.seq))
    assert [(each.round, each.status) for each in reports] == [
        (rounds[0].seq, "on_track"),
        (rounds[0].seq, "done"),
        (rounds[0].seq, "at_risk"),
        (rounds[1].seq, "done"),
    ]


def test_the_quota_stops_the_first_successor_and_allows_the_second(play: Any) -> None:
    query = sa.select(membership).where(membership.c.on_behalf_of == "turku")
    turku = [row for row in rows(play, query) if row.body_id == "sihteeristo"]
    assert sorted((row.person_id, str(row.start), str(row.end)) for row in turku) == [
        ("matti-niemi", "2023-09-01", "2024-01-31"),
        ("turku-asiantuntija", "2024-02-01", "None"),
    ]


def test_what_changes_the_appointing_goes_to_those_who_got_it(play: Any) -> None:
    appointed, changed = rows(play, sa.select(distribution).order_by(distribution.c.seq))
    assert appointed.recipients[:2] == ["Päätöksessä mainitut", "helsinki"]
    assert appointed.for_information[-1] == "sm"
    assert changed.recipients == appointed.recipients
    assert changed.for_information == appointed.for_information


@pytest.mark.parametrize("kind", ["esityslista", "poytakirja"])
def test_a_meetings_papers_name_what_the_matter_stands_on(play: Any, kind: str) -> None:
    query = (
        sa.select(document_version.c.content)
        .join(document, sa.and_(document.c.case_id == document_version.c.case_id,
                                document.c.seq == document_version.c.document))
        .where(document.c.kind == kind).order_by(document_version.c.seq)
    )  # fmt: skip
    item = rows(play, query)[0].content["items"][0]
    given = item["item"] if kind == "poytakirja" else item
    assert given["attachments"] == ["Esitys yhteistyömallista, VN/24670/2023-TEM-16"]


def test_signed_papers_are_printed_for_good(play: Any) -> None:
    papers = rows(play, sa.select(document.c.seq, document.c.kind, document.c.state))
    assert {each.state for each in papers} == {"signed"}
    prints = rows(play, sa.select(rendering).where(rendering.c.final))
    assert {each.document for each in prints} == {each.seq for each in papers}
    assert all(bytes(each.content).startswith(b"%PDF-") for each in prints)


def test_the_log_says_of_each_scene_whether_it_is_played(play: Any) -> None:
    query = sa.select(audit.c.subject, audit.c.after).where(audit.c.action == "play-scene")
    marks = {row.subject: json.loads(row.after)["origin"] for row in rows(play, query)}
    assert marks == {
        scene.key: "source" if scene.source else "played"
        for scene in STORY
        if not isinstance(scene.act, Pass)
    }
    assert marks["paatos"] == "played" and marks["ratkaise"] == "source"


def test_speed_waits_as_long_as_the_days_last(monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr(time, "sleep", slept.append)
    wait: Any = _pace(10)
    wait(datetime(2023, 9, 1))
    wait(datetime(2023, 9, 6))
    assert slept == [0.5]


def command(out: Path, *more: str) -> list[str]:
    begin = "from api.cli import main; main()"
    return [sys.executable, "-c", begin, "play", "--out", str(out), *more]


def test_a_killed_play_goes_on_without_loss_or_repetition(tmp_path: Path) -> None:
    """`--until` a day, killed with -9 three times on the way, against a play in one go."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "100"}
    until = ("--until", "2023-11-25")
    for pause in (2.5, 3.5, 4.5):
        child = subprocess.Popen(
            command(tmp_path / "killed", *until), env=environment, cwd=ROOT,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        time.sleep(pause)
        os.kill(child.pid, signal.SIGKILL)
        child.wait()
    done = subprocess.run(
        command(tmp_path / "killed", *until), env=environment, cwd=ROOT, capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "epäonnistuneita töitä 0" in done.stdout
    whole = story_until(datetime(2023, 11, 25, 23, 59, tzinfo=HELSINKI))
    assert facts(tmp_path / "killed") == facts(whole)


def facts(out: Path) -> dict[str, Any]:
    """What a play left behind: rows by table, document numbers, letters."""
    engine = sa.create_engine(f"sqlite:///{out / 'play.db'}")
    with engine.connect() as connection:
        counts = {
            table.name: connection.execute(sa.select(sa.func.count()).select_from(table)).scalar()
            for table in (decision, dissent, document, invitation, minutes, presence, vote, job)
        }
        numbers = connection.execute(sa.select(document.c.number)).scalars().all()
        acts = sa.select(audit.c.action, sa.func.count()).group_by(audit.c.action)
        told = {row[0]: row[1] for row in connection.execute(acts).all()}
    engine.dispose()
    letters = len(list((out / "mail").glob("*.eml")))
    return {"counts": counts, "numbers": sorted(numbers), "acts": told, "letters": letters}
