"""Secret papers and cases: seen by whom they concern, each reading in the log."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import sqlalchemy as sa

from processes.access import named_outside
from storage import tables
from storage.registers import Registers
from storage.repositories.hydrated import Hydration
from tests.security.authority_matrix import UNSPEAKABLE, in_other_hands, kept_secret
from tests.security.standing_case import STRANGER, Standing

CLEARED, EXPERT = "katja-palonen", "asiantuntija-1"


@pytest.fixture
def place(standing: Standing) -> Standing:
    return standing


@pytest.fixture
def opened(place: Standing) -> Iterator[Callable[..., Any]]:
    """Opens a variant; the function it gives calls as somebody."""
    made = []

    def open_(*statements: sa.Executable) -> Any:
        app, client = place.variant("here", *statements).opened()
        made.append(app)

        def ask(person: str, path: str, method: str = "GET", **what: Any) -> Any:
            headers = {**place.headers[person], **what.pop("headers", {})}
            return client.open(f"/api/v1{path}", method=method, headers=headers, **what)

        ask.app, ask.client, ask.headers = app, client, place.headers  # type: ignore[attr-defined]
        return ask

    yield open_
    for app in made:
        app.close()


def secret_paper() -> list[sa.Executable]:
    """One paper of the public case is secret."""
    document = tables.document
    secret = {
        "title": UNSPEAKABLE, "publicity": "SECRET", "secrecy_ground": "621/1999 § 24.1 k. 20",
        "secrecy_years": 25, "secrecy_since": sa.func.date("2024-01-01"),
    }  # fmt: skip
    columns = {name: value for name, value in secret.items() if name in document.c}
    return [sa.update(document).values(**columns)]


def test_a_secret_papers_title_is_kept_and_its_ground_told(place: Standing, opened: Any) -> None:
    ask = opened(*secret_paper())
    path = f"/documents/{place.nouns.ids['document_id']}"
    told = ask(STRANGER, path).json
    assert told["title"] is None and told["readable"] is False
    assert told["ground"]
    assert ask(CLEARED, path).json["title"] == UNSPEAKABLE
    for person in (STRANGER, EXPERT):
        assert UNSPEAKABLE not in ask(person, "/documents").text
        assert ask(person, f"{path}/versions").status_code == 403


def test_each_reading_of_a_secret_paper_is_in_the_log(place: Standing, opened: Any) -> None:
    ask = opened(*secret_paper())
    path = f"/documents/{place.nouns.ids['document_id']}/versions/1"
    assert ask(CLEARED, path, query_string={"purpose": "tarkastus"}).status_code == 200
    assert ask(STRANGER, path).status_code == 403
    with ask.app.reading() as connection:
        readings = connection.execute(sa.select(tables.secret_reading.c.person_id)).scalars().all()
        lines = connection.execute(
            sa.select(tables.audit.c.actor, tables.audit.c.ok)
            .where(tables.audit.c.action.in_(("read-secret-document", "read-document")))
            .order_by(tables.audit.c.case_id, tables.audit.c.seq)
        ).all()
    assert readings == [CLEARED]
    assert [tuple(line) for line in lines] == [(CLEARED, True), (STRANGER, False)]


def test_who_was_cleared_yesterday_is_not_today(place: Standing, opened: Any) -> None:
    ended = sa.update(tables.membership).where(tables.membership.c.person_id == CLEARED)
    ask = opened(*kept_secret(), ended.values(end=sa.func.date("2024-05-30")))
    path = f"/cases/{place.case_id}"
    assert ask(CLEARED, path).status_code == 404
    assert ask("kirsi-kaunisharju", path).status_code == 200


def test_the_log_tells_a_stranger_to_the_case_only_that_something_was_done(
    place: Standing, opened: Any
) -> None:
    ask = opened(*kept_secret())
    query = {"limit": 200, "actor": "tiina-korhonen"}
    lines = ask("x-audit", "/audit", query_string=query).json["items"]
    secret = [line for line in lines if line["case_id"] == place.case_id]
    assert secret and all(line["hidden"] for line in secret)
    assert all(line["before"] is None and line["after"] is None for line in secret)
    assert all(line["subject"] == line["reason"] == "" for line in secret)
    assert ask("x-audit", "/audit", query_string={"case_id": place.case_id}).status_code == 404


def test_a_mail_does_not_name_a_secret_case(place: Standing, opened: Any) -> None:
    ask = opened(*kept_secret())
    with ask.app.runner.unit() as unit:
        said = named_outside(unit.cases.get(place.case_id))
    assert UNSPEAKABLE not in said.fi + said.sv + said.en
    assert said.fi.endswith("salassa pidettävä asia")


def test_a_notice_from_before_does_not_name_what_has_become_secret(opened: Any) -> None:
    ask = opened(*kept_secret())
    (listed,) = ask(STRANGER, "/notices").json["items"]
    assert listed["data"]["case_title"] == listed["data"]["name"] == "salassa pidettävä asia"
    before = {"Last-Event-ID": "2020-01-01T00:00:00+00:00", **ask.headers[STRANGER]}
    stream = ask.client.get("/api/v1/notices/stream", headers=before).text
    assert "salassa pidettävä asia" in stream and UNSPEAKABLE not in stream


def test_ones_own_data_is_ones_own(place: Standing, app: Any, browser: Any) -> None:
    tiina = browser().signed_in("tiina-korhonen")
    told = tiina.get("/persons/tiina-korhonen/data")
    assert told.status_code == 200
    assert told.json["tables"]["person"][0]["name"] == "Tiina Korhonen"
    assert tiina.get("/persons/katja-palonen/data").status_code == 403
    admin = browser().signed_in("yllapitaja-1")
    assert admin.get("/persons/katja-palonen/data").status_code == 200
    refused = tiina.post("/persons/katja-palonen/erase", {"reason": "syy"})
    assert refused.status_code == 403


def test_an_answer_given_before_is_not_repeated_to_who_may_no_longer_know(
    place: Standing, opened: Any
) -> None:
    ask = opened()
    head = {"Idempotency-Key": "sama"}
    new = {"title": "Toinen asia", "definition_key": "kuuleminen"}
    made = ask("tiina-korhonen", "/cases", "POST", json=new, headers=head)
    assert made.status_code == 201, made.text
    assert ask("tiina-korhonen", "/cases", "POST", json=new, headers=head).json == made.json
    with ask.app.database.writing() as link:
        for statement in (*in_other_hands(), kept_secret()[0]):
            link.connection.execute(statement)
    ask.app.database.registers, ask.app.database.hydration = Registers(), Hydration()
    repeated = ask("tiina-korhonen", "/cases", "POST", json=new, headers=head)
    assert repeated.status_code == 404 and made.json["case_id"] not in repeated.text
    with ask.app.reading() as connection:
        refused = sa.select(tables.audit.c.case_id).where(~tables.audit.c.ok)
        assert connection.execute(refused).all()
