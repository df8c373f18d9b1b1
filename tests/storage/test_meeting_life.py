"""A meeting's life through the unit of work, and the invariants it must not break."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from engine.deadlines import HELSINKI
from engine.errors import EngineError
from engine.model import Actor
from processes.acts import deciding, meetings, papers
from processes.acts.desk import desk_of
from processes.decisions import Outcome
from processes.documents import DocumentKind
from processes.rules import DomainRules
from processes.signatures import SigningCapacity
from processes.votes import Choice
from storage.run import Runner
from storage.seed import load_source

SENT = datetime(2023, 11, 6, 9, tzinfo=HELSINKI)
HELD = datetime(2023, 11, 16, 9, tzinfo=HELSINKI)
CHAIR, SECRETARY = "petteri-orpo", "olli-voutilainen"
AGAINST, SUBSTITUTE = "espoo-johtaja", "helsinki-varajohtaja"


class Stage:
    """Acts one after another, each in its own transaction."""

    def __init__(self, database):
        self.runner = Runner(database, DomainRules(), {})
        self.case_id = load_source(self.runner, SENT)

    def act(self, person, now, function):
        with self.runner.unit() as unit:
            desk = desk_of(unit, unit.cases.get(self.case_id), Actor(person), now)
            made = function(desk)
            unit.commit()
            return made

    def refuses(self, code, person, now, function):
        with pytest.raises(EngineError) as caught:
            self.act(person, now, function)
        assert caught.value.code == code
        assert caught.value.reason and caught.value.reason_fi and caught.value.ground


@pytest.fixture
def stage(database):
    return Stage(database)


def convened(stage):
    def convene(desk):
        made = meetings.plan_meeting(
            desk, "yhteistyoryhma", HELD, HELD + timedelta(hours=2), "Linna"
        )
        document, _ = papers.draft(
            desk, DocumentKind.PROPOSAL, "Esitys", {"goal": "malli"}, [SECRETARY]
        )
        item = meetings.put_matter(desk, made, "Malli", document=document.key, version=1)
        meetings.send_invitation(desk, meetings.confirm(desk, made), "")
        return made.key, item.key, document.key

    return stage.act(SECRETARY, SENT, convene)


def opened(stage, key, item_key):
    def begin(desk):
        meeting = desk.uow.meetings.get(key)
        for each in desk.uow.invitations.of_meeting(key):
            meetings.reply(desk, meeting, each.person_id, each.person_id != "helsinki-johtaja")
        called = meetings.call_substitute(desk, meeting, "helsinki-johtaja")
        assert called is not None and called.person_id == SUBSTITUTE
        meetings.reply(desk, meeting, SUBSTITUTE, True)
        meetings.mark_accepted(desk, meeting)
        meeting = meetings.open_meeting(desk, meeting, CHAIR)
        meetings.take_up(desk, meeting, desk.uow.agenda.get(item_key))

    stage.act(CHAIR, HELD, begin)


def present(stage, key, item_key, document_key):
    def bring(desk):
        item = desk.uow.agenda.get(item_key)
        document = desk.uow.documents.get(document_key)
        papers.present(desk, "Hyväksytään", document, key, item.item)

    stage.act("katja-palonen", HELD, bring)


def decision(key, item_key):
    def decide(desk):
        meeting, item = desk.uow.meetings.get(key), desk.uow.agenda.get(item_key)
        made = deciding.decide_item(desk, meeting, item, Outcome.APPROVED, "Hyväksyttiin.", "")
        return made.key

    return decide


def test_a_decision_with_a_dissent_is_stored_with_who_and_on_whose_presentation(stage):
    key, item_key, document_key = convened(stage)
    opened(stage, key, item_key)
    stage.refuses("nothing-presented", CHAIR, HELD, decision(key, item_key))
    present(stage, key, item_key, document_key)
    stage.refuses("not-the-decider", "anna-kaisa-ikonen", HELD, decision(key, item_key))
    stage.act(
        AGAINST,
        HELD,
        lambda desk: deciding.cast(
            desk,
            desk.uow.meetings.get(key),
            desk.uow.agenda.get(item_key),
            AGAINST,
            Choice.ABSTAIN,
            "Toinen malli",
        ),
    )
    made = stage.act(CHAIR, HELD, decision(key, item_key))

    def differ(person):
        return lambda desk: deciding.dissent(
            desk, desk.uow.decisions.get(made), person, "Eri mieltä."
        )

    stage.refuses("dissent-not-participant", "oulu-johtaja", HELD, differ("oulu-johtaja"))
    stage.act(AGAINST, HELD, differ(AGAINST))
    stage.refuses("already-dissented", AGAINST, HELD, differ(AGAINST))
    with stage.runner.unit() as unit:
        stored = unit.decisions.get(made)
        assert (stored.decided_by, stored.presented_by) == (CHAIR, "katja-palonen")
        assert [d.person_id for d in unit.dissents.of_decision(made)] == [AGAINST]


def test_a_short_notice_needs_a_reason_and_nothing_is_written(stage):
    def late(desk):
        made = meetings.plan_meeting(desk, "yhteistyoryhma", HELD, HELD + timedelta(hours=1), "x")
        meetings.send_invitation(desk, meetings.confirm(desk, made), "")

    stage.refuses("notice-too-short", SECRETARY, HELD - timedelta(days=2), late)
    with stage.runner.unit() as unit:
        assert unit.meetings.of_case(stage.case_id) == []


def test_signing_numbers_once_and_seals_for_ever(stage):
    def prepare(desk):
        made, _ = papers.draft(desk, DocumentKind.PROPOSAL, "Esitys", {"a": 1}, [SECRETARY])
        return made.key

    key = stage.act(SECRETARY, SENT, prepare)

    def sign(desk):
        return papers.put_signature(
            desk, desk.uow.documents.get(key), SigningCapacity.PREPARER_CHAIR
        ).number

    number = stage.act("katja-palonen", SENT, sign)
    assert number.startswith("VN/24670/2023-TEM-")
    stage.refuses("signed-is-immutable", "katja-palonen", SENT, sign)
    stage.refuses(
        "signed-is-immutable",
        SECRETARY,
        SENT,
        lambda desk: desk.uow.documents.save(replace(desk.uow.documents.get(key), title="Toinen")),
    )
