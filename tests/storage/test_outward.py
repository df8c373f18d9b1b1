"""What happens outside the database happens outside of transactions, and at least once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from engine.model import JobState
from engine.ports import HandlerContext, OutwardFailed
from storage.database import Database
from storage.run import Runner
from storage.tables import incident, job
from storage.worker import Worker
from tests.storage.fakes import KATJA, NOW, PermitAll
from tests.storage.small import Enqueue, Note, Open


@dataclass
class Post:
    """Sends by calling `deliver`; keeps which jobs it was asked to send."""

    deliver: Callable[[], None] = lambda: None
    asked: list[str] = field(default_factory=list)

    def prepare(self, context: HandlerContext) -> Callable[[], object]:
        self.asked.append(str(context.work.key))
        return self.deliver


def start(database: Database, post: Post) -> tuple[Runner, str]:
    runner = Runner(database, PermitAll(), {}, {"post": post})
    case_id = runner.run(Open(), KATJA, NOW)["case_id"]
    runner.run(Enqueue(case_id, "post"), KATJA, NOW)
    return runner, case_id


def states(database: Database) -> list[tuple[Any, ...]]:
    with database.reading() as link:
        rows = link.connection.execute(sa.select(job.c.state, job.c.attempts))
        return [tuple(row) for row in rows]


def test_others_write_while_it_takes_its_time(database: Database) -> None:
    written: list[dict[str, Any]] = []
    post = Post(lambda: written.append(runner.run(Note(case_id), KATJA, NOW)))
    runner, case_id = start(database, post)
    assert Worker(runner).run_once(NOW) == 1
    assert written == [{"count": 1}]
    assert states(database) == []


def test_what_can_never_be_sent_is_an_incident_at_once(database: Database) -> None:
    def refuse() -> None:
        raise OutwardFailed("550 no such mailbox", permanent=True)

    runner, _ = start(database, Post(refuse))
    Worker(runner).run_once(NOW)
    assert states(database) == [(JobState.FAILED, 1)]
    with database.reading() as link:
        assert "550" in link.connection.execute(sa.select(incident.c.message)).scalar_one()


def test_what_may_be_sent_later_is_tried_again(database: Database) -> None:
    def refuse() -> None:
        raise OutwardFailed("451 come back later", permanent=False)

    runner, _ = start(database, Post(refuse))
    Worker(runner).run_once(NOW)
    assert states(database) == [(JobState.RETRYING, 1)]


def test_who_dies_before_telling_is_followed_by_another(database: Database) -> None:
    def die() -> None:
        raise KeyboardInterrupt

    post = Post(die)
    runner, _ = start(database, post)
    with pytest.raises(KeyboardInterrupt):
        Worker(runner).run_once(NOW)
    post.deliver = lambda: None
    assert Worker(runner).run_once(NOW) == 0, "the lease holds"
    assert Worker(runner).run_once(NOW + timedelta(minutes=2)) == 1
    assert len(post.asked) == 2 and len(set(post.asked)) == 1
    assert states(database) == []


def test_whose_lease_has_gone_does_not_settle(database: Database) -> None:
    later = NOW + timedelta(minutes=2)
    turns = iter([True])

    def overtaken() -> None:
        if next(turns, False):
            assert Worker(runner, name="other").run_once(later) == 1

    runner, _ = start(database, Post(overtaken))
    Worker(runner).run_once(NOW)
    assert states(database) == []
