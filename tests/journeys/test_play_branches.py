"""What may go otherwise in the played case: an extension, a cancelled meeting, no quorum."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from api.play.performance import story_player
from api.times import VirtualClock
from api.wiring import Application
from engine.model import Key
from processes.acts.printing import paper as paper_of
from processes.source.story import STORY, Complete, Message, Scene
from processes.source.story.scene import at
from storage.tables import (
    deadline_extension,
    decision,
    distribution,
    document,
    meeting,
    membership,
    task,
)
from tests.stories import BEGINNING, opened, story_until

PRESENTER, MINISTER, CHAIR = "tiina-korhonen", "anna-kaisa-ikonen", "petteri-orpo"


def until(key: str) -> list[Scene]:
    """The story up to the scene, that one included."""
    keys = [scene.key for scene in STORY]
    return list(STORY[: keys.index(key) + 1])


def as_told(scenes: Sequence[Scene]) -> datetime:
    """The last moment up to which the scenes are the story's own."""
    moment = BEGINNING
    for mine, told, following in zip(scenes, STORY, STORY[1:], strict=False):
        if mine != told:
            break
        if following.at > told.at:
            moment = told.at
    return moment


@pytest.fixture
def played(tmp_path: Path) -> Iterator[Callable[[Sequence[Scene]], Application]]:
    """Plays scenes, from where they leave the story; every job must have gone through."""
    made: list[Application] = []

    def play(scenes: Sequence[Scene]) -> Application:
        shutil.copytree(story_until(as_told(scenes)), tmp_path, dirs_exist_ok=True)
        clock = VirtualClock(BEGINNING)
        application = opened(tmp_path, clock)
        made.append(application)
        player = story_player(application, clock)
        list(player.play(scenes, scenes[-1].at + timedelta(minutes=1)))
        assert player.errors == []
        return application

    yield play
    for each in made:
        each.close()


def rows(application: Application, query: Any) -> list[Any]:
    """All rows of a query."""
    with application.reading() as connection:
        return list(connection.execute(query).all())


def extension(decided: str) -> list[Scene]:
    """A member asks for more time, the official presents it, the minister decides."""
    return [
        *until("yhteenveto"),
        Scene(
            "pyynto",
            at("2023-09-21", 10),
            "Jatkoaikaa pyydetään",
            "katja-palonen",
            Message("JatkoaikaaPyydetty", {"extension_request": "Lausunnot tulivat myöhään."}),
        ),
        Scene(
            "esittele-jatko",
            at("2023-09-21", 11),
            "Jatko esitellään",
            PRESENTER,
            Complete(
                "esittele_jatko",
                {"new_due_date": "2023-10-31", "extension_grounds": "Lausunnot tulivat myöhään."},
            ),
        ),
        Scene(
            "ratkaise-jatko",
            at("2023-09-21", 12),
            "Jatko ratkaistaan",
            MINISTER,
            Complete(
                "ratkaise_jatko",
                {"extension_decision": decided, "extension_reason": "Lausunnot otetaan huomioon."},
            ),
        ),
    ]


def test_an_extension_is_a_signed_decision_that_moves_the_open_tasks(played: Any) -> None:
    application = played(extension("grant"))
    [row] = rows(application, sa.select(deadline_extension))
    assert (str(row.old_due), str(row.new_due)) == ("2023-09-30", "2023-10-31")
    assert (row.decided_by, row.presented_by) == (MINISTER, PRESENTER)
    paper = rows(application, sa.select(document).where(document.c.kind == "maaraajan_jatkaminen"))
    assert [each.state for each in paper] == ["signed"]
    assert paper[0].number and paper[0].registered_at
    with application.runner.unit() as unit:
        found = unit.documents.get(Key(paper[0].case_id, paper[0].seq))
        printed = paper_of(unit, found, unit.documents.version(found.key, 1))
    signed = [each.name for each in printed.head.signatures]
    assert signed == ["Anna-Kaisa Ikonen", "Tiina Korhonen"]
    sent = [each for each in rows(application, sa.select(distribution))
            if each.document == paper[0].seq]  # fmt: skip
    assert [(each.recipients[:2], each.for_information[0]) for each in sent] == [
        (["Päätöksessä mainitut", "helsinki"], "Valtioneuvoston kanslia")
    ]
    query = sa.select(task.c.due).where(task.c.state == "offered", task.c.due.is_not(None))
    assert {each.due.date().isoformat() for each in rows(application, query)} == {"2023-10-31"}


def test_a_denied_extension_moves_nothing(played: Any) -> None:
    application = played(extension("deny"))
    assert rows(application, sa.select(deadline_extension)) == []
    query = sa.select(decision.c.outcome).order_by(decision.c.seq.desc())
    assert rows(application, query)[0].outcome == "rejected"
    query = sa.select(task.c.due).where(task.c.state == "offered", task.c.due.is_not(None))
    assert {each.due.date().isoformat() for each in rows(application, query)} == {"2023-09-30"}


def answers_of(key: str) -> dict[str, Any]:
    """What a scene of the story answers."""
    act = next(scene.act for scene in STORY if scene.key == key)
    assert isinstance(act, Complete)
    return dict(act.variables)


def test_a_returned_decision_is_drafted_presented_and_decided_anew(played: Any) -> None:
    texts = {**answers_of("valmistele"), "goal": "Täsmennetty tavoite.", "ask_again": False}
    steps = (
        ("ratkaise", MINISTER, {"decision": "return", "decision_comment": "Tavoite on epäselvä."}),
        ("valmistele", PRESENTER, texts),
        ("esittele", PRESENTER, {"presentation": "Tavoite on täsmennetty."}),
        ("ratkaise", MINISTER, {"decision": "approve"}),
        ("varmenna", PRESENTER, {"countersigned": True}),
    )
    scenes = until("esittele")
    for number, (element, by, answers) in enumerate(steps, 1):
        when = at("2023-08-31", 10, number)
        scenes.append(Scene(f"uusi-{number}", when, element, by, Complete(element, answers)))
    application = played(scenes)
    made = rows(application, sa.select(decision).order_by(decision.c.seq))
    assert [(each.outcome, each.version) for each in made] == [("returned", 1), ("approved", 2)]
    assert made[0].reason == "Tavoite on epäselvä."
    [paper] = rows(application, sa.select(document))
    assert (paper.number, paper.current, paper.state) == ("VN/24670/2023-TEM-12", 2, "signed")


def test_a_rejected_appointment_appoints_nobody(played: Any) -> None:
    answers = {"decision": "reject", "decision_comment": "Ei aseteta."}
    last = Scene("ei", at("2023-08-31", 10), "Hylätään", MINISTER, Complete("ratkaise", answers))
    application = played([*until("esittele"), last])
    assert [row.outcome for row in rows(application, sa.select(decision))] == ["rejected"]
    assert [row.number for row in rows(application, sa.select(document))] == [""]
    body = sa.select(membership).where(membership.c.body_id == "sihteeristo")
    assert rows(application, body) == []


def test_a_cancelled_meeting_is_told_on_paper_and_in_calendars(played: Any, tmp_path: Path) -> None:
    cancel = Scene(
        "peruutus",
        at("2023-11-08"),
        "Kokous perutaan",
        CHAIR,
        Message("KokousPerutaan", {"cancel_reason": "Puheenjohtaja on estynyt."}),
    )
    application = played([*until("kutsu"), cancel])
    states = rows(application, sa.select(meeting.c.state, meeting.c.end_reason))
    assert ("cancelled", "Puheenjohtaja on estynyt.") in [tuple(row) for row in states]
    kinds = [row.kind for row in rows(application, sa.select(document.c.kind))]
    assert kinds.count("peruutusilmoitus") == 1
    mails = [
        message_from_bytes(path.read_bytes(), policy=default)
        for path in (tmp_path / "mail").glob("*.eml")
    ]
    calendars = [
        part.get_payload(decode=True).decode()
        for mail in mails
        for part in mail.walk()
        if part.get_content_type() == "text/calendar"
    ]
    assert len([text for text in calendars if "METHOD:REQUEST" in text]) == 14
    assert len([text for text in calendars if "METHOD:CANCEL" in text]) == 14


def quorum_missing(choice: str) -> list[Scene]:
    """Only the chair and one city come."""
    coming = {f"vastaus-{each}" for each in (CHAIR, "oulu-johtaja", "olli-voutilainen")}
    before = [
        scene
        for scene in until("aineistot")
        if scene.key in coming or not scene.key.startswith(("vastaus-", "este", "poissa", "vara"))
        or scene.key == "vastausaika"
    ]  # fmt: skip
    called = next(scene for scene in STORY if scene.key == "lasnaolo")
    answers = {"lawful": True, "inspectors": ["oulu-johtaja"]}
    return [
        *before,
        Scene("kokous", called.at, "Läsnäolo", CHAIR, Complete("totea_lasnaolo", answers)),
        Scene(
            "valinta",
            called.at + timedelta(minutes=5),
            "Ei päätösvaltaa",
            CHAIR,
            Complete("keskustellaanko", {"without_quorum": choice}),
        ),
    ]


def test_a_meeting_without_a_quorum_is_adjourned(played: Any) -> None:
    application = played(quorum_missing("adjourn"))
    states = rows(application, sa.select(meeting.c.state, meeting.c.end_reason))
    assert ("adjourned", "Kokous ei ollut päätösvaltainen.") in [tuple(row) for row in states]
    assert len(rows(application, sa.select(decision).where(decision.c.outcome == "approved"))) == 1


def test_what_is_discussed_without_a_quorum_is_not_decided(played: Any) -> None:
    scenes = quorum_missing("discuss")
    last: datetime = scenes[-1].at
    steps = (
        ("totea_esteet", CHAIR, {"item_recusals": []}),
        ("esittele_asia", "katja-palonen", {"item_presentation": "Esitän hyväksymistä."}),
        ("kirjaa_keskustelu", "olli-voutilainen", {"discussion": "Keskusteltiin."}),
        ("laadi_poytakirja", "olli-voutilainen", {"minutes_text": "Keskusteltiin."}),
    )
    for number, (element, by, answers) in enumerate(steps, 1):
        when = last + timedelta(minutes=number)
        scenes.append(Scene(f"keskustelu-{number}", when, element, by, Complete(element, answers)))
    application = played(scenes)
    [row] = rows(application, sa.select(meeting.c.state).where(~meeting.c.written))
    assert row.state == "closed"
    assert len(rows(application, sa.select(decision).where(decision.c.meeting.is_not(None)))) == 1
    papers = rows(application, sa.select(document.c.kind).where(document.c.kind == "poytakirja"))
    assert len(papers) == 1


def replies(*declining: str) -> list[Scene]:
    """Up to the materials; those named decline instead of coming."""
    changed = []
    for scene in until("aineistot"):
        person = scene.key.removeprefix("vastaus-")
        if person in declining:
            answers = {"reply": "declined", "decline_reason": "Este."}
            scene = replace(scene, act=Complete("vastaa_kutsuun", answers))
        changed.append(scene)
    return changed


def held(by: str) -> list[Scene]:
    """The meeting, led by somebody, from the roll call to the decision."""
    steps = (
        ("totea_lasnaolo", by, {"lawful": True, "inspectors": ["oulu-johtaja"]}),
        ("totea_esteet", by, {"item_recusals": []}),
        ("esittele_asia", "katja-palonen", {"item_presentation": "Esitän hyväksymistä."}),
        ("kirjaa_keskustelu", "olli-voutilainen", {"discussion": "Keskusteltiin."}),
        ("ratkaise_asia", by, {"decision": "approved", "decision_text": "Hyväksyttiin."}),
    )
    start = at("2023-11-16", 9, 5)
    return [
        Scene(f"k-{n}", start + timedelta(minutes=n), element, who, Complete(element, answers))
        for n, (element, who, answers) in enumerate(steps)
    ]


def test_the_vice_chair_leads_and_decides_while_the_chair_is_away(played: Any) -> None:
    application = played([*replies(CHAIR), *held(MINISTER)])
    [made] = rows(
        application,
        sa.select(decision).where(
            decision.c.outcome == "approved", decision.c.meeting.is_not(None)
        ),
    )
    assert (made.decided_by, made.capacity) == (MINISTER, "vice_chair")
    [row] = rows(
        application, sa.select(meeting.c.led_by, meeting.c.state).where(~meeting.c.written)
    )
    assert tuple(row) == (MINISTER, "closed")


def test_without_both_heads_the_meeting_is_adjourned_and_convened_anew(played: Any) -> None:
    first = Scene(
        "k-0", at("2023-11-16", 9, 5), "Läsnäolo", "olli-voutilainen",
        Complete("totea_lasnaolo", {"lawful": True, "inspectors": []}),
    )  # fmt: skip
    application = played([*replies(CHAIR, MINISTER), first])
    [row] = rows(application, sa.select(meeting).where(~meeting.c.written))
    assert (row.state, row.end_reason) == (
        "adjourned",
        "Puheenjohtaja ja varapuheenjohtaja olivat poissa.",
    )
    assert row.led_by is None and row.opened_at is None
    again = sa.select(task.c.element_id).where(task.c.state == "offered")
    assert "valitse_kasittely" in [each.element_id for each in rows(application, again)]


def test_an_objection_takes_the_matter_to_a_meeting(played: Any) -> None:
    objection = Scene(
        "vastustus", at("2023-10-11"), "Vastustetaan", "turku-johtaja",
        Complete("ota_kantaa", {"stance": "objection", "objection_reason": "Kokous tarvitaan."}),
    )  # fmt: skip
    application = played([*until("kirjallinen"), objection])
    [row] = rows(application, sa.select(meeting.c.state, meeting.c.end_reason))
    assert tuple(row) == ("adjourned", "Kokous tarvitaan.")
    again = sa.select(task.c.element_id).where(task.c.state == "offered")
    assert [each.element_id for each in rows(application, again)] == ["ehdota_aikaa"]


def test_too_few_answers_are_continued_by_a_meeting(played: Any) -> None:
    few = [
        scene
        for scene in until("vastausaika")
        if not scene.key.startswith("kanta-") or scene.key.endswith((CHAIR, "oulu-johtaja"))
    ]
    time = {
        "meeting_start": "2023-11-16T09:00:00+02:00",
        "meeting_end": "2023-11-16T11:00:00+02:00",
        "meeting_place": "Linna",
    }
    steps = (
        ("ehdota_aikaa", "olli-voutilainen", time),
        ("vahvista_aika", CHAIR, {"time_ok": "yes"}),
    )
    later = [
        Scene(f"aika-{n}", at("2023-10-20", 9 + n), element, by, Complete(element, answers))
        for n, (element, by, answers) in enumerate(steps)
    ]
    application = played([*few, *later])
    found = rows(application, sa.select(meeting).order_by(meeting.c.seq))
    assert [(each.written, each.state) for each in found] == [
        (True, "adjourned"),
        (False, "planned"),
    ]
    assert found[1].continues == found[0].seq
    assert found[1].confirmed_by == CHAIR
