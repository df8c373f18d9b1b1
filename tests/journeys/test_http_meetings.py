"""Over HTTP: a meeting from its plan to its decisions, and what nobody may do in it."""

from __future__ import annotations

from datetime import datetime, timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from engine.model import SYSTEM
from processes.commands.registers import AddPerson
from storage.worker import Worker

HELSINKI = ZoneInfo("Europe/Helsinki")
PLANNED = datetime(2023, 9, 5, 9, tzinfo=HELSINKI)
HELD = datetime(2023, 10, 26, 9, tzinfo=HELSINKI)
BODY, CHAIR, SECRETARY = "yhteistyoryhma", "petteri-orpo", "olli-voutilainen"
SUBSTITUTE, AGAINST = "helsinki-varajohtaja", "espoo-johtaja"


class Meeting:
    """One meeting and whoever is signed in at the moment."""

    def __init__(self, stage: Any) -> None:
        self.stage = stage
        answer = self.by(SECRETARY).post("/meetings", self.plan())
        assert answer.status_code == 201, answer.text
        self.id = answer.json["id"]

    def plan(self, **changes: Any) -> dict[str, Any]:
        return {
            "case_id": self.stage.case_id,
            "body_id": BODY,
            "starts": HELD.isoformat(),
            "ends": (HELD + timedelta(hours=2)).isoformat(),
            "place": "Valtioneuvoston linna",
            **changes,
        }

    def by(self, person: str) -> Any:
        return self.stage.caller(person)

    def at(self, person: str, path: str, body: Any = None, **what: Any) -> Any:
        return self.by(person).post(f"/meetings/{self.id}/{path}", body, **what)

    def get(self, person: str, path: str = "") -> Any:
        return self.by(person).get(f"/meetings/{self.id}{path}").json

    def item(self, title: str = "Yhteistyömalli") -> dict[str, Any]:
        agenda = self.get(SECRETARY, "/agenda")["items"]
        return dict(next(each for each in agenda if each["title"] == title))

    def convened(self, **matter: Any) -> Meeting:
        new = {"title": "Yhteistyömalli", "proposal": "Hyväksytään malli.", **matter}
        assert self.at(SECRETARY, "agenda", new).status_code == 201
        assert self.at(CHAIR, "confirm").status_code == 200
        assert self.at(SECRETARY, "convene").status_code == 200
        return self

    def opened(self) -> Meeting:
        for each in self.get(SECRETARY, "/invitations")["items"]:
            if each["reply"] == "pending":
                done = self.at(SECRETARY, "reply", {"accept": True, "person": each["person_id"]})
                assert done.status_code == 200, done.text
        self.stage.clock.move(HELD)
        answer = self.at(SECRETARY, "open", {"roll_call": True})
        assert answer.status_code == 200, answer.text
        return self

    def handled(self, *titles: str) -> None:
        """The standing headings before the matter, taken up and put down."""
        for each in self.get(SECRETARY, "/agenda")["items"]:
            if each["kind"] not in ("decision", "notice") and each["position"] < 5:
                path = f"/agenda-items/{each['id']}"
                assert self.by(SECRETARY).post(f"{path}/take-up").status_code == 200
                assert self.by(SECRETARY).post(f"{path}/put-down").status_code == 200


@pytest.fixture
def meeting(stage: Any) -> Meeting:
    return Meeting(stage(PLANNED))


def act(meeting: Meeting, person: str, path: str, body: Any = None) -> Any:
    return meeting.by(person).post(f"/agenda-items/{meeting.item()['id']}/{path}", body)


def mails(stage: Any) -> list[Any]:
    worker = Worker(stage.application.runner, name="test")
    while worker.run_due(stage.clock.now()):
        pass
    folder = Path(stage.application.settings.mail_folder)
    return [message_from_bytes(f.read_bytes(), policy=default) for f in folder.glob("*.eml")]


def calendars(messages: list[Any], method: str) -> list[Any]:
    parts = [p for m in messages for p in m.walk() if p.get_content_type() == "text/calendar"]
    found = [Calendar.from_ical(part.get_content()) for part in parts]
    return [each for each in found if each["METHOD"] == method]


def test_a_whole_meeting_with_substitute_recusal_votes_and_dissent(meeting: Meeting) -> None:
    meeting.convened()
    detail = meeting.get(CHAIR)
    assert (detail["state"], detail["number"]) == ("invited", "1/2023")
    assert (detail["invite_by"], detail["minutes_due"]) == ("2023-10-19", "2023-11-02")
    declined = meeting.at("helsinki-johtaja", "reply", {"accept": False, "reason": "Este"})
    assert declined.json == {"reply": "declined", "substitute": SUBSTITUTE}
    assert meeting.at(SUBSTITUTE, "reply", {"accept": True}).json["reply"] == "accepted"
    meeting.opened().handled()
    attendance = meeting.get(CHAIR, "/attendance")
    assert attendance["absent"] == ["helsinki-johtaja"] and attendance["quorum"]["met"]
    assert act(meeting, SECRETARY, "take-up").json["state"] == "open"

    own = {"person": "oulu-johtaja", "ground": "3", "explanation": "Hanke koskee itseä"}
    raised = act(meeting, "oulu-johtaja", "recusals", own)
    assert raised.json["items"][0]["state"] == "declared"
    assert act(meeting, "oulu-johtaja", "votes", {"choice": "for"}).status_code == 403
    hidden = meeting.get("oulu-johtaja", "/agenda")
    assert hidden["hidden"] == 1
    assert "Yhteistyömalli" not in [each["title"] for each in hidden["items"]]

    decision = {"outcome": "approved", "text": "Malli hyväksyttiin."}
    early = act(meeting, CHAIR, "decide", decision)
    assert (early.status_code, early.json["type"].split(":")[-1]) == (409, "nothing-presented")
    assert meeting.item()["presented_at"] is None
    assert act(meeting, "katja-palonen", "present").status_code == 201
    assert meeting.item()["presented_by"] == "Katja Palonen"
    for person, choice in ((CHAIR, "for"), (SUBSTITUTE, "for"), (AGAINST, "against")):
        assert act(meeting, person, "votes", {"choice": choice}).status_code == 201
    assert act(meeting, CHAIR, "votes", {"choice": "for"}).status_code == 409
    votes = meeting.by(CHAIR).get(f"/agenda-items/{meeting.item()['id']}/votes").json
    assert (votes["tally"]["pro"], votes["tally"]["contra"]) == (2, 1)

    assert act(meeting, AGAINST, "decide", decision).status_code == 403
    made = act(meeting, CHAIR, "decide", decision)
    assert made.json["presented_by"] == "katja-palonen" and made.json["capacity"] == "chair"
    dissents = f"/case-decisions/{made.json['id']}/dissents"
    assert meeting.by(CHAIR).post(dissents, {"text": "Eri"}).status_code in (403, 409)
    assert meeting.by(AGAINST).post(dissents, {"text": "Palautettava."}).status_code == 201
    put_down = act(meeting, SECRETARY, "put-down")
    assert put_down.json.get("state") == "decided", put_down.text
    late = meeting.by(AGAINST).post(dissents, {"text": "Vielä"})
    assert late.status_code == 409
    listed = meeting.by("vm-kansliapaallikko").get(f"/case-decisions?meeting_id={meeting.id}")
    assert [each["id"] for each in listed.json["items"]] == [made.json["id"]]
    assert meeting.at(SECRETARY, "close").json["state"] == "closed"


def test_invitations_and_cancellations_go_to_calendars(meeting: Meeting) -> None:
    meeting.convened()
    stage = meeting.stage
    sent = calendars(mails(stage), "REQUEST")
    assert len(sent) == len(meeting.get(CHAIR)["seats"]) - len(
        [s for s in meeting.get(CHAIR)["seats"] if s["role"] == "substitute"]
    )
    assert meeting.at("asiantuntija-1", "cancel", {"reason": "x"}).status_code == 403
    assert meeting.at(SECRETARY, "cancel", {}).status_code == 422
    assert meeting.at(SECRETARY, "cancel", {"reason": "Sairaus"}).status_code == 200
    cancelled = calendars(mails(stage), "CANCEL")
    assert len(cancelled) == len(sent)
    uids = {str(each.walk("VEVENT")[0]["UID"]) for each in sent + cancelled}
    assert uids == {f"{meeting.id}@paatospolku"}


def test_a_meeting_is_moved_ordered_and_changed_until_it_goes_out(meeting: Meeting) -> None:
    secretary = meeting.by(SECRETARY)
    seen = secretary.get(f"/meetings/{meeting.id}")
    tag = {"If-Match": seen.headers["ETag"]}
    path = f"/meetings/{meeting.id}"
    assert secretary("PATCH", path, json={"place": "Etä"}).status_code == 428
    moved = secretary("PATCH", path, json={"place": "Eduskunta"}, headers=tag)
    assert moved.json["place"] == "Eduskunta"
    assert secretary("PATCH", path, json={"place": "x"}, headers=tag).status_code == 412
    for title in ("Toinen", "Ensimmäinen"):
        meeting.at(SECRETARY, "agenda", {"title": title})
    order = [each["item"] for each in meeting.get(CHAIR, "/agenda")["items"]]
    order[4], order[5] = order[5], order[4]
    tag = {"If-Match": secretary.get(path).headers["ETag"]}
    done = secretary("PUT", f"{path}/agenda/order", json={"items": order}, headers=tag)
    assert [each["title"] for each in done.json["items"]][4:6] == ["Ensimmäinen", "Toinen"]
    tag = {"If-Match": secretary.get(path).headers["ETag"]}
    wrong = secretary("PUT", f"{path}/agenda/order", json={"items": [1, 1]}, headers=tag)
    assert wrong.status_code in (409, 422)
    item = f"/agenda-items/{meeting.item('Toinen')['id']}"
    assert secretary("PATCH", item, json={"proposal": "Uusi"}).json["proposal"] == "Uusi"
    assert secretary("DELETE", item).status_code == 204
    assert secretary("DELETE", item).status_code == 404
    standing = meeting.get(CHAIR, "/agenda")["items"][0]["id"]
    assert secretary("DELETE", f"/agenda-items/{standing}").status_code == 409
    meeting.convened()
    assert meeting.at(SECRETARY, "agenda", {"title": "Myöhässä"}).status_code == 409
    late = {"title": "Myöhässä", "reason": "Kiireellinen"}
    assert meeting.at(SECRETARY, "agenda", late).status_code == 201


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"starts": "2023-09-01T09:00:00+03:00"}, "meeting-in-the-past"),
        ({"ends": "2023-10-26T08:00:00+03:00"}, "meeting-ends-before-start"),
        ({"place": ""}, "meeting-without-place"),
        ({"body_id": "ei-ole"}, "body-not-in-case"),
    ],
)
def test_a_bad_plan_is_refused(meeting: Meeting, changes: dict[str, Any], code: str) -> None:
    answer = meeting.by(SECRETARY).post("/meetings", meeting.plan(**changes))
    assert answer.status_code == 422, answer.text
    assert answer.json["type"].endswith(code)
    assert answer.json["reason_fi"] and answer.json["ground"]


def test_a_late_invitation_needs_its_reason(meeting: Meeting) -> None:
    meeting.at(SECRETARY, "agenda", {"title": "Yhteistyömalli"})
    unconfirmed = meeting.at(SECRETARY, "convene")
    assert unconfirmed.json["type"].split(":")[-1] == "meeting-not-confirmed"
    assert meeting.at(CHAIR, "confirm").status_code == 200
    meeting.stage.clock.move(HELD - timedelta(days=3))
    late = meeting.at(SECRETARY, "convene")
    assert (late.status_code, late.json["type"].split(":")[-1]) == (409, "notice-too-short")
    assert meeting.get(CHAIR)["state"] == "planned"
    told = meeting.at(SECRETARY, "convene", {"reason": "Hallituksen aikataulu"})
    assert told.json["late_notice_reason"] == "Hallituksen aikataulu"


def test_the_discussion_is_noted_while_the_item_is_at_hand(meeting: Meeting) -> None:
    meeting.convened().opened().handled()
    path = f"/agenda-items/{meeting.item()['id']}"
    noted = {"discussion": "Keskusteltiin rahoituksesta."}
    assert meeting.by(SECRETARY)("PATCH", path, json=noted).status_code == 409
    act(meeting, SECRETARY, "take-up")
    assert meeting.by("asiantuntija-1")("PATCH", path, json=noted).status_code == 403
    answer = meeting.by(SECRETARY)("PATCH", path, json=noted)
    assert (answer.status_code, answer.json["discussion"]) == (200, noted["discussion"])


def test_without_a_quorum_nothing_is_decided(meeting: Meeting) -> None:
    meeting.convened()
    for person in (CHAIR, "anna-kaisa-ikonen"):
        meeting.at(person, "reply", {"accept": True})
    meeting.stage.clock.move(HELD)
    assert meeting.at(SECRETARY, "open", {"roll_call": True}).status_code == 200
    meeting.handled()
    act(meeting, SECRETARY, "take-up")
    act(meeting, "katja-palonen", "present")
    answer = act(meeting, CHAIR, "decide", {"outcome": "approved", "text": "Kyllä."})
    assert (answer.status_code, answer.json["type"].split(":")[-1]) == (409, "no-quorum")
    assert meeting.by(CHAIR).get(f"/case-decisions?meeting_id={meeting.id}").json["items"] == []
    refused = meeting.by("yllapitaja-1").get("/audit?action=decide&ok=false").json["items"]
    assert [line["actor"] for line in refused] == [CHAIR]


def test_nobody_opens_early_or_without_a_chair(meeting: Meeting) -> None:
    meeting.convened()
    assert meeting.at(CHAIR, "arrivals", {"person": CHAIR}).status_code == 409
    meeting.stage.clock.move(HELD)
    assert meeting.at(SECRETARY, "open").status_code == 403
    assert meeting.at(SECRETARY, "arrivals", {"person": "asiantuntija-1"}).status_code == 403
    assert meeting.at(SECRETARY, "arrivals", {"person": CHAIR}).status_code == 201
    assert meeting.at(SECRETARY, "arrivals", {"person": CHAIR}).status_code == 409
    assert meeting.at(SECRETARY, "open").json["led_by"] == CHAIR
    gone = meeting.at(SECRETARY, "departures", {"person": CHAIR})
    assert gone.json["items"][0]["left"]


def test_meetings_are_listed_by_body_case_and_person(meeting: Meeting) -> None:
    meeting.convened()
    caller = meeting.by("turku-johtaja")
    paths = (f"body_id={BODY}", f"case_id={meeting.stage.case_id}", "mine=true", "state=invited")
    for query in paths:
        found = caller.get(f"/meetings?{query}").json["items"]
        assert [each["id"] for each in found] == [meeting.id], query
    assert meeting.by("claes-kruger").get("/meetings?mine=true").json["items"] == []
    assert caller.get("/meetings?until=2023-01-01T00:00:00Z").json["items"] == []


def test_a_written_procedure_ends_at_an_objection(meeting: Meeting) -> None:
    stage = meeting.stage
    plan = meeting.plan(written=True, place="", ends="2023-10-26T23:59:00+03:00")
    answer = meeting.by(SECRETARY).post("/meetings", plan)
    meeting.id = answer.json["id"]
    meeting.at(SECRETARY, "agenda", {"title": "Yhteistyömalli", "proposal": "Hyväksytään."})
    assert meeting.at(SECRETARY, "convene").json["state"] == "open"
    assert meeting.at("asiantuntija-1", "objections", {"reason": "x"}).status_code == 403
    done = meeting.at("turku-johtaja", "objections", {"reason": "Kokous tarvitaan"})
    assert (done.json["state"], done.json["end_reason"]) == ("adjourned", "Kokous tarvitaan")
    assert stage.case_id in meeting.id


def test_the_words_of_a_decision_hide_with_its_secret_paper(meeting: Meeting) -> None:
    content = {"case_id": meeting.stage.case_id, "kind": "muu", "title": "Muistio"}
    paper = meeting.by(SECRETARY).post("/documents", {**content, "content": {"a": 1}}).json["id"]
    secret = {"publicity": "SECRET", "ground": "621/1999 § 24 (1) 2"}
    assert meeting.by("katja-palonen").post(f"/documents/{paper}/classify", secret).json
    meeting.convened(document_id=paper).opened().handled()
    act(meeting, SECRETARY, "take-up")
    assert act(meeting, "katja-palonen", "present").status_code == 201
    made = act(meeting, CHAIR, "decide", {"outcome": "approved", "text": "Salainen päätös."})
    assert (made.status_code, made.json["readable"]) == (201, True), made.text
    seen = meeting.by("yllapitaja-1").get(f"/case-decisions?meeting_id={meeting.id}")
    assert [each["readable"] for each in seen.json["items"]] == [False]
    assert "Salainen" not in seen.text


READS = ("", "/agenda", "/attendance", "/recusals", "/invitations")


def test_a_meeting_is_read_by_its_own_until_its_minutes_are_signed(meeting: Meeting) -> None:
    """When and where is no secret; who said what in it is, until then (621/1999 § 6)."""
    meeting.stage.application.run(AddPerson("Sivullinen", id="sivullinen"), SYSTEM, PLANNED)
    meeting.convened().opened()
    item = f"/agenda-items/{meeting.item()['id']}"
    paths = (*(f"/meetings/{meeting.id}{each}" for each in READS), item, f"{item}/votes")
    for path in paths:
        for person in (CHAIR, SECRETARY, AGAINST, "tiina-korhonen", "yllapitaja-1"):
            assert meeting.by(person).get(path).status_code == 200, (path, person)
        for person in ("sivullinen", "asiantuntija-1"):
            refused = meeting.by(person).get(path)
            assert refused.status_code == 403, (path, person)
            assert refused.json["ground"] == "621/1999 § 6" and refused.json["reason_fi"]
    [told] = meeting.by("sivullinen").get("/meetings").json["items"]
    assert (told["readable"], told["led_by"], told["place"]) == (
        False,
        None,
        "Valtioneuvoston linna",
    )
    [own] = meeting.by(CHAIR).get("/meetings").json["items"]
    assert (own["readable"], own["led_by"]) == (True, CHAIR)


def test_a_guest_reads_the_meeting_that_they_are_invited_to(meeting: Meeting) -> None:
    meeting.convened()
    assert meeting.by("asiantuntija-1").get(f"/meetings/{meeting.id}/agenda").status_code == 403
    assert meeting.at(SECRETARY, "invitations", {"person": "asiantuntija-1"}).status_code == 201
    assert meeting.by("asiantuntija-1").get(f"/meetings/{meeting.id}/agenda").status_code == 200

