"""Bad input over real HTTP: a clear 4xx with its reason, nothing changed, the attempt logged."""

from __future__ import annotations

import hashlib
import socket
import sqlite3
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from storage.listed import SERIES
from tests.bad_models import BILLION_YEARS
from tests.journeys.served import Answer, Server, served

HELSINKI = ZoneInfo("Europe/Helsinki")
PREPARING = datetime(2023, 9, 5, 9, tzinfo=HELSINKI)
CHAIR, MEMBER, SECRETARY = "katja-palonen", "inga-nyholm", "olli-voutilainen"
OPERATOR, MINISTER, OFFICIAL = "yllapitaja-1", "anna-kaisa-ikonen", "tiina-korhonen"
GROUP_CHAIR = "petteri-orpo"
ASIDE = ("audit", "audit_anchor", "audit_anchor_head", "audit_lookup", "session", "throttle",
         "sign_in_attempt")  # fmt: skip
HEAD = ("revision", "audit_seq", "audit_hash", "unanchored")


class Case:
    """The source's case in preparation, in a server of its own."""

    def __init__(self, server: Server) -> None:
        self.server = server
        cases = server.get("/cases?number=VN/24670/2023", CHAIR)["items"]
        self.id = str(cases[0]["id"])
        for person in (CHAIR, MEMBER, SECRETARY, OPERATOR, MINISTER, OFFICIAL, GROUP_CHAIR):
            server.get("/me", person)

    def task(self, person: str, element: str) -> str:
        found = self.server.get(f"/tasks?case_id={self.id}&element_id={element}", person)["items"]
        return str(found[0]["id"])

    def facts(self) -> dict[str, str]:
        """A fingerprint of each table, but for the log with its lists and who is signed in."""
        found = {}
        with sqlite3.connect(self.server.database) as connection:
            named = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            for (table,) in named.fetchall():
                if table in ASIDE:
                    continue
                columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
                kept = [f'"{c}"' for c in columns if table != "case" or c not in HEAD]
                rows = connection.execute(f'SELECT {", ".join(kept)} FROM "{table}"').fetchall()
                text = repr(sorted(repr(row) for row in rows if row[0] != SERIES))
                found[table] = hashlib.sha256(text.encode()).hexdigest()
        return found

    def attempts(self) -> int:
        with sqlite3.connect(self.server.database) as connection:
            return int(connection.execute("SELECT count(*) FROM audit WHERE NOT ok").fetchone()[0])

    def refuses(self, answer_of: Any, status: int, code: str, facts: dict[str, str]) -> Answer:
        """The attempt is refused so, changes nothing of `facts`, and is in the log."""
        before = self.attempts()
        answer: Answer = answer_of()
        assert answer.status == status, answer.body
        assert answer.headers["content-type"].startswith("application/problem+json")
        assert answer.code == code, answer.body
        assert answer.json["detail"] and answer.json["reason_fi"]
        assert self.facts() == facts
        assert self.attempts() == before + 1
        return answer


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory, played: Any) -> Iterator[Case]:
    """One server for all attempts: nothing that they do may change anything."""
    folder = tmp_path_factory.mktemp("bad-input")
    database = Path(folder / "data.db")
    database.write_bytes(played(PREPARING).read_bytes())
    with served(database, folder) as server:
        yield Case(server)


def soon(days: int) -> str:
    return (datetime.now(HELSINKI) + timedelta(days=days)).isoformat()


def plan(case: Case, **changes: Any) -> dict[str, Any]:
    body = {"case_id": case.id, "body_id": "yhteistyoryhma", "place": "Linna"}
    return {**body, "starts": soon(30), "ends": soon(31), **changes}


def bodies(case: Case) -> list[tuple[str, Any, int, str]]:
    """What is not even readable as the body of an operation."""
    deep = b"[" * 100_000 + b"]" * 100_000
    return [
        ("malformed", b'{"name": ', 400, "malformed-json"),
        ("not UTF-8", b'{"name": "\xff"}', 400, "malformed-json"),
        ("nested", b'{"name": "x", "variables": {"a": ' + deep + b"}}", 400, "malformed-json"),
        ("unknown field", b'{"name": "x", "nonsense": 1}', 422, "invalid-input"),
        ("wrong type", b'{"name": 7}', 422, "invalid-input"),
        ("a list", b"[1]", 422, "invalid-input"),
        ("null", b"null", 422, "invalid-input"),
        ("too long", b'{"name": "' + b"x" * 201 + b'"}', 422, "invalid-input"),
        ("a control character", b'{"name": "a\\u0000b"}', 422, "invalid-input"),
        ("too large", b'{"name": "' + b"x" * 1_000_001 + b'"}', 413, "body-too-large"),
    ]


def test_a_body_that_cannot_be_read_is_refused(case: Case) -> None:
    facts = case.facts()
    for what, body, status, code in bodies(case):
        answer = case.refuses(
            lambda body=body: case.server.send(
                "POST", "/messages", body, CHAIR, Content_Type="application/json"
            ),
            status, code, facts,
        )  # fmt: skip
        assert answer.status == status, what


def raw(server: Server, *pieces: bytes, close: bool = False) -> bytes:
    """What the server says to these bytes, each piece sent when the one before has been taken."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=30) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for piece in pieces:
            connection.sendall(piece)
        if close:
            connection.shutdown(socket.SHUT_WR)
        return connection.recv(65_536)


def test_slow_broken_and_foreign_requests_leave_the_server_at_work(case: Case) -> None:
    sign_in = b'{"person": "olli-voutilainen"}'
    head = (
        b"POST /api/v1/sessions HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
        b"Content-Type: application/json\r\n"
    )
    told = head + b"Content-Length: %d\r\n\r\n" % len(sign_in)
    chunks = b"".join(b"1\r\n%c\r\n" % each for each in sign_in) + b"0\r\n\r\n"
    server, by_byte = case.server, [bytes([each]) for each in sign_in]
    assert raw(server, told, *by_byte).startswith(b"HTTP/1.1 201")
    assert raw(server, head, b"Transfer-Encoding: chunked\r\n\r\n", chunks).startswith(
        b"HTTP/1.1 201"
    )
    assert not raw(server, told, sign_in[:9], close=True).startswith(b"HTTP/1.1 2")
    for nonsense in (
        b"\x16\x03\x01\x00\xa5\r\n\r\n",
        b"GET\r\n\r\n",
        head + b"Content-Length: x\r\n\r\n",
    ):
        assert not raw(server, nonsense).startswith(b"HTTP/1.1 2")
    assert raw(server, b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")[:10] != b"HTTP/1.1 2"
    assert server.send("GET", "/me", person=CHAIR).status == 200


def test_an_unknown_a_closed_and_anothers_task_are_refused(case: Case) -> None:
    facts = case.facts()
    unknown = (f"/tasks/{case.id}.999999/claim", f"/tasks/{uuid4()}.5/claim", "/tasks/x/claim")
    for path in unknown:
        case.refuses(
            lambda path=path: case.server.json("POST", path, {}, CHAIR), 404,
            "no-such-task" if case.id in path else "not-found", facts,
        )  # fmt: skip
    closed = case.server.get(f"/tasks?case_id={case.id}&state=completed", CHAIR)["items"][0]["id"]
    case.refuses(
        lambda: case.server.json("POST", f"/tasks/{closed}/complete", {}, OFFICIAL),
        409, "task-closed", facts,
    )  # fmt: skip
    theirs = case.task(CHAIR, "organisointi")
    refused = case.refuses(
        lambda: case.server.json("POST", f"/tasks/{theirs}/complete", {"variables": {}}, MINISTER),
        403, "no-role", facts,
    )  # fmt: skip
    assert refused.json["ground"]


def test_a_stale_revision_is_refused(case: Case) -> None:
    facts = case.facts()
    stale = {"If_Match": '"1"'}
    case.refuses(
        lambda: case.server.json("PATCH", f"/cases/{case.id}", {"title": "x"}, OFFICIAL, **stale),
        412, "stale-revision", facts,
    )  # fmt: skip
    case.refuses(
        lambda: case.server.json("PATCH", f"/cases/{case.id}", {"title": "x"}, OFFICIAL),
        428, "revision-required", facts,
    )  # fmt: skip
    case.refuses(
        lambda: case.server.json(
            "PATCH", f"/cases/{case.id}", {"title": "x"}, OFFICIAL, If_Match="seven"
        ),
        400, "malformed-header", facts,
    )  # fmt: skip


def test_dates_in_the_past_are_refused(case: Case) -> None:
    facts = case.facts()
    for body, code in (
        (plan(case, starts="2023-09-06T09:00:00+03:00"), "meeting-in-the-past"),
        (plan(case, starts=soon(31), ends=soon(30)), "meeting-ends-before-start"),
    ):
        case.refuses(
            lambda body=body: case.server.json("POST", "/meetings", body, SECRETARY),
            422, code, facts,
        )  # fmt: skip
    measure = {
        "case_id": case.id, "theme": "a", "title": "b", "owner": "turku", "indicator": "c",
        "target": "d", "due": "2020-02-29",
    }  # fmt: skip
    case.refuses(
        lambda: case.server.json("POST", "/measures", measure, CHAIR), 422, "due-in-the-past", facts
    )
    for starts in ("31.8.2023", "2023-02-30T09:00:00Z", "2023-09-06T09:00:00", 7, None):
        case.refuses(
            lambda starts=starts: case.server.json(
                "POST", "/meetings", plan(case, starts=starts), SECRETARY
            ),
            422, "invalid-input", facts,
        )  # fmt: skip


def test_titles_that_pass_for_others_are_refused(case: Case) -> None:
    """Of cases and papers, as names of people are: a Cyrillic letter in a Latin word."""
    facts, twin = case.facts(), "Yhteisty\u043emalli"
    paper = {"case_id": case.id, "kind": "muu", "title": twin, "content": {}}
    revision = case.server.get(f"/cases/{case.id}", OFFICIAL)["revision"]
    for method, path, body, headers in (
        ("POST", "/cases", {"title": twin, "definition_key": "kokous"}, {}),
        ("PATCH", f"/cases/{case.id}", {"title_sv": twin}, {"If_Match": f'"{revision}"'}),
        ("POST", "/documents", paper, {}),
    ):
        case.refuses(
            lambda method=method, path=path, body=body, headers=headers: case.server.json(
                method, path, body, OFFICIAL, **headers
            ),
            422, "mixed-scripts", facts,
        )  # fmt: skip


def test_a_day_beyond_all_calendars_is_refused(case: Case) -> None:
    facts = case.facts()
    end = {"last_day": "9999-12-31", "source": "VN/24670/2023-TEM-12"}
    path = f"/memberships/sihteeristo:{MEMBER}:20230901/end"
    case.refuses(lambda: case.server.json("POST", path, end, OFFICIAL), 422, "invalid-input", facts)


def test_overlapping_memberships_are_refused(case: Case) -> None:
    facts = case.facts()
    again = {
        "person_id": MEMBER, "start": soon(2)[:10], "decision": "VN/24670/2023-TEM-12",
        "organization_id": "helsinki",
    }  # fmt: skip
    answer = case.refuses(
        lambda: case.server.json("POST", "/bodies/sihteeristo/memberships", again, MINISTER),
        409, "membership-overlaps", facts,
    )  # fmt: skip
    assert answer.json["ground"]


def test_a_number_is_never_given_twice(case: Case) -> None:
    new = {"definition_key": "kuuleminen", "title": "x", "number": "VN/24670/2023"}
    facts = case.facts()
    case.refuses(
        lambda: case.server.json("POST", "/cases", new, OFFICIAL), 409, "number-taken", facts
    )


def opened(case: Case, number: str, register: str) -> str:
    """Another case of the secretariat; its id."""
    roles = {"preparer": [{"kind": "body", "id": "sihteeristo"}]}
    new = {"definition_key": "kuuleminen", "title": "x", "number": number, "register": register}
    answer = case.server.json("POST", "/cases", {**new, "roles": roles}, CHAIR)
    assert answer.status == 201, answer.body
    return str(answer.json["case_id"])


def ready_to_sign(case: Case, case_id: str) -> tuple[str, dict[str, str]]:
    """A paper of the case, and what signs it."""
    paper = {"case_id": case_id, "kind": "muu", "title": "Muistio", "content": {"a": 1}}
    made = case.server.json("POST", "/documents", paper, SECRETARY).json
    path = f"/documents/{made['id']}/signatures"
    return path, {"sha256": made["sha256"], "capacity": "author"}


def test_a_document_number_is_never_given_twice(case: Case) -> None:
    """Numbers that run together to the same text are counted on; one that a case has is refused."""
    given = []
    for number, register in (("KOE/1", "X-1"), ("KOE/1-X", "1")):
        path, signing = ready_to_sign(case, opened(case, number, register))
        given.append(case.server.json("POST", path, signing, SECRETARY).json["number"])
    assert given == ["KOE/1-X-1-1", "KOE/1-X-1-2"]
    opened(case, "KOE/2-Y-1", "Z")
    path, signing = ready_to_sign(case, opened(case, "KOE/2", "Y"))
    facts = case.facts()
    case.refuses(
        lambda: case.server.json("POST", path, signing, SECRETARY), 409, "number-taken", facts
    )


def test_models_that_are_no_models_are_refused(case: Case) -> None:
    facts = case.facts()
    bomb = (
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">'
        + b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 20))
        + b"]><a>&a19;</a>"
    )
    outside = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
    for content in (b"<definitions", b"", b"\x00\x01", bomb, outside, BILLION_YEARS.encode()):
        answer = case.refuses(
            lambda content=content: case.server.upload(
                "/deployments", {"koe.bpmn": content}, OPERATOR
            ),
            422, "invalid-definition", facts,
        )  # fmt: skip
        assert "root:" not in answer.body.decode()
        assert answer.json["details"]["findings"][0]["message_fi"]


def test_a_variable_named_as_the_machinery_names_its_parts_is_refused(case: Case) -> None:
    facts = case.facts()
    task = case.task(CHAIR, "organisointi")
    odd = {"__class__": {"__init__": {"__globals__": 1}}}
    case.refuses(
        lambda: case.server.json("POST", f"/tasks/{task}/complete", {"variables": odd}, CHAIR),
        422, "invalid-input", facts,
    )  # fmt: skip
    case.refuses(
        lambda: case.server.json(
            "POST", "/messages", {"name": "EiKukaanOdota", "variables": odd}, CHAIR
        ),
        422, "invalid-input", facts,
    )  # fmt: skip
    start = {"definition_key": "kuuleminen", "title": "x", "variables": odd}
    case.refuses(
        lambda: case.server.json("POST", "/cases", start, CHAIR), 422, "invalid-input", facts
    )
    long = {"variables": {"x" * 201: 1}}
    case.refuses(
        lambda: case.server.json("POST", f"/tasks/{task}/complete", long, CHAIR),
        422, "invalid-input", facts,
    )  # fmt: skip


def test_ids_that_are_none_are_refused_everywhere(case: Case) -> None:
    facts = case.facts()
    paths = (
        "/cases/x/close", "/cases/%00/close", "/meetings/x/convene", f"/meetings/{case.id}/open",
        f"/agenda-items/{case.id}.1/decide", "/documents/x.1/signatures",
        f"/measures/{case.id}.0/end", f"/statements/{case.id}.1/give", "/rounds/1/compile",
        f"/case-decisions/{uuid4()}.1/dissents", "/recusals/ /decide",
    )  # fmt: skip
    bodies = {
        "close": {"reason": "x"}, "decide": {"outcome": "approved", "text": "x"},
        "signatures": {"sha256": "0" * 64, "capacity": "minister"},
        "end": {"state": "done"}, "give": {"text": "x"}, "dissents": {"text": "x"},
    }  # fmt: skip
    for path in paths:
        name = path.rsplit("/", 1)[1]
        body = {"confirmed": True} if "recusals" in path else bodies.get(name, {})
        answer = case.server.json("POST", path.replace(" ", "%20"), body, CHAIR)
        assert 400 <= answer.status < 500, (path, answer.body)
        assert answer.json["detail"], path
    for query in (
        "/tasks?case_id=x",
        "/documents?case_id=x",
        "/measures?case_id=1",
        "/audit?case_id=x",
    ):
        assert case.server.send("GET", query, person=CHAIR).status == 422, query
    assert case.facts() == facts


def test_what_meetings_refuse(case: Case) -> None:
    """A late invitation, a decision without presentation or quorum, a second signature."""
    server = case.server
    made = server.json("POST", "/meetings", plan(case, starts=soon(3), ends=soon(4)), SECRETARY)
    path = f"/meetings/{made.json['id']}"
    item = server.json("POST", f"{path}/agenda", {"title": "Malli", "proposal": "Ok"}, SECRETARY)
    facts = case.facts()
    case.refuses(
        lambda: server.json("POST", f"{path}/convene", {"reason": "Kiire"}, SECRETARY),
        409, "meeting-not-confirmed", facts,
    )  # fmt: skip
    assert server.json("POST", f"{path}/confirm", {}, GROUP_CHAIR).status == 200
    facts = case.facts()
    late = case.refuses(
        lambda: server.json("POST", f"{path}/convene", {}, SECRETARY),
        409,
        "notice-too-short",
        facts,
    )
    assert late.json["ground"]
    decide = {"outcome": "approved", "text": "Kyllä"}
    case.refuses(
        lambda: server.json("POST", f"/agenda-items/{item.json['id']}/decide", decide, GROUP_CHAIR),
        409, "meeting-not-open", facts,
    )  # fmt: skip
    content = {"case_id": case.id, "kind": "muu", "title": "Muistio", "content": {"a": 1}}
    paper = server.json("POST", "/documents", content, SECRETARY)
    signing = {"sha256": paper.json["sha256"], "capacity": "author"}
    signed = f"/documents/{paper.json['id']}/signatures"
    assert server.json("POST", signed, signing, SECRETARY).status == 201
    facts = case.facts()
    case.refuses(
        lambda: server.json("POST", signed, signing, SECRETARY), 409, "signed-is-immutable", facts
    )


def test_nothing_is_decided_without_presentation_and_quorum(case: Case) -> None:
    server = case.server
    moment = datetime.now(HELSINKI) + timedelta(minutes=1)
    ends = moment + timedelta(hours=1)
    today = plan(case, starts=moment.isoformat(), ends=ends.isoformat())
    path = f"/meetings/{server.json('POST', '/meetings', today, SECRETARY).json['id']}"
    matter = {"title": "Malli", "proposal": "Hyväksytään."}
    item = f"/agenda-items/{server.json('POST', f'{path}/agenda', matter, SECRETARY).json['id']}"
    late = {"reason": "Kiireellinen"}
    assert server.json("POST", f"{path}/confirm", {}, GROUP_CHAIR).status == 200
    assert server.json("POST", f"{path}/convene", late, SECRETARY).status == 200
    assert server.json("POST", f"{path}/arrivals", {"person": GROUP_CHAIR}, SECRETARY).status == 201
    assert server.json("POST", f"{path}/open", {}, SECRETARY).status == 200
    assert server.json("POST", f"{item}/take-up", {}, SECRETARY).status == 200
    decide = {"outcome": "approved", "text": "Kyllä"}
    for code in ("nothing-presented", "no-quorum"):
        facts = case.facts()
        case.refuses(
            lambda: server.json("POST", f"{item}/decide", decide, GROUP_CHAIR), 409, code, facts
        )
        assert server.json("POST", f"{item}/present", {}, CHAIR).status == 201


def test_the_log_holds_after_all_of_it(case: Case) -> None:
    found = case.server.get("/audit/verification", OPERATOR)
    assert found["ok"], found["faults"]
