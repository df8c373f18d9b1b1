"""Claiming, releasing, delegating, drafts and completing: who has the task, visibly so."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from engine.commands.complete import CompleteTask
from engine.commands.tasks import AssignTask, ClaimTask, DelegateTask, ReleaseTask, SaveDraft
from engine.errors import Conflict, InvalidInput, InvalidState, NotAllowed, NotFound
from engine.model import Actor, Key, TaskState, Verdict
from storage.tables import audit, task_candidate
from tests.storage.fakes import NOW, OLLI
from tests.unit.commands.conftest import Engine

MODEL = "process asiointi\nstart\nuser valmistele groups=preparer\nuser hyvaksy\nend"
LOTTA = Actor("lotta-mattsson")
HOUR = timedelta(hours=1)


@pytest.fixture
def key(app: Engine) -> Key:
    app.deploy(MODEL)
    return app.task(app.start("asiointi")).key


def test_a_claimed_task_is_in_one_persons_hands(app: Engine, key: Key) -> None:
    app.run(ClaimTask(key))
    assert app.run(ClaimTask(key))["claimant"] == "katja-palonen"  # twice is no harm
    with pytest.raises(Conflict) as refusal:
        app.run(ClaimTask(key), OLLI)
    assert refusal.value.code == "already-claimed"
    with pytest.raises(NotAllowed) as refused:
        app.run(CompleteTask(key), OLLI)
    assert refused.value.code == "claimed-by-another"
    assert app.read(key).claimant == "katja-palonen"


def test_a_released_task_is_offered_again(app: Engine, key: Key) -> None:
    app.run(ClaimTask(key))
    app.run(ReleaseTask(key))
    assert (app.read(key).state, app.read(key).claimant) == (TaskState.OFFERED, None)
    assert app.run(ClaimTask(key), OLLI)["claimant"] == "olli-voutilainen"


def test_what_nobody_holds_cannot_be_released(app: Engine, key: Key) -> None:
    with pytest.raises(InvalidState):
        app.run(ReleaseTask(key))


def test_who_acts_for_another_acts_visibly_so(app: Engine, key: Key) -> None:
    app.run(ClaimTask(key))
    app.run(DelegateTask(key, "olli-voutilainen", NOW + HOUR, "työjärjestys 12 §"))
    app.run(CompleteTask(key), OLLI)
    done = app.read(key)
    assert (done.completed_by, done.on_behalf_of) == ("olli-voutilainen", "katja-palonen")
    assert (done.delegation_source, done.claimant) == ("työjärjestys 12 §", "katja-palonen")
    (line,) = app.rows(audit.c.actor, audit.c.on_behalf_of, action="complete")
    assert tuple(line) == ("olli-voutilainen", "katja-palonen")


def test_a_delegation_ends(app: Engine, key: Key) -> None:
    app.run(ClaimTask(key))
    app.run(DelegateTask(key, "olli-voutilainen", NOW + HOUR, "työjärjestys 12 §"))
    app.now = NOW + HOUR
    with pytest.raises(NotAllowed) as refusal:
        app.run(CompleteTask(key), OLLI)
    assert refusal.value.code == "delegation-ended"
    assert app.run(CompleteTask(key))["state"] == "completed"


@pytest.mark.parametrize(
    ("to", "until", "source"),
    [
        ("olli-voutilainen", NOW - HOUR, "työjärjestys"),
        ("olli-voutilainen", NOW.replace(tzinfo=None) + HOUR, "työjärjestys"),
        ("olli-voutilainen", NOW + HOUR, "  "),
        ("", NOW + HOUR, "työjärjestys"),
        ("katja-palonen", NOW + HOUR, "työjärjestys"),
    ],
)
def test_a_delegation_has_a_person_a_period_and_a_source(
    app: Engine, key: Key, to: str, until: object, source: str
) -> None:
    with pytest.raises(InvalidInput):
        app.run(DelegateTask(key, to, until, source))  # type: ignore[arg-type]
    assert app.read(key).delegated_to is None


def test_a_substitute_stands_in_with_a_mandate(app: Engine, key: Key) -> None:
    verdict = Verdict(True, on_behalf_of="katja-palonen", mandate="varajäsen 1.9.2023")
    app.rules.denied |= {"claim": verdict, "complete": verdict}
    app.run(ClaimTask(key), LOTTA)
    assert app.read(key).claimant == "katja-palonen"
    app.run(CompleteTask(key), LOTTA)
    done = app.read(key)
    assert (done.completed_by, done.on_behalf_of) == ("lotta-mattsson", "katja-palonen")
    lines = app.rows(audit.c.actor, audit.c.on_behalf_of, audit.c.ground, action="complete")
    assert lines == [("lotta-mattsson", "katja-palonen", "varajäsen 1.9.2023")]


def test_a_task_is_handed_over_with_a_reason(app: Engine, key: Key) -> None:
    app.run(ClaimTask(key))
    with pytest.raises(InvalidInput):
        app.run(AssignTask(key, "lotta-mattsson", ""), OLLI)
    app.run(AssignTask(key, "lotta-mattsson", "Katja on lomalla"), OLLI)
    assert app.read(key).claimant == "lotta-mattsson"
    with pytest.raises(NotAllowed):
        app.run(CompleteTask(key))


def test_a_draft_is_kept_for_its_writer_and_goes_with_the_task(app: Engine, key: Key) -> None:
    app.run(SaveDraft(key, {"teksti": "kesken"}))
    app.run(SaveDraft(key, {"teksti": "edelleen kesken"}))
    with app.runner.unit() as unit:
        draft = unit.drafts.get(key, "katja-palonen")
        assert draft is not None and draft.data == {"teksti": "edelleen kesken"}
        assert unit.drafts.get(key, "olli-voutilainen") is None
    app.run(CompleteTask(key))
    with app.runner.unit() as unit:
        assert unit.drafts.get(key, "katja-palonen") is None
    with pytest.raises(InvalidState):
        app.run(SaveDraft(key, {"teksti": "liian myöhään"}))


def test_a_draft_is_not_kept_over_one_of_another_window(app: Engine, key: Key) -> None:
    app.run(SaveDraft(key, {"teksti": "kesken"}, None, checked=True))
    with pytest.raises(Conflict) as refusal:
        app.run(SaveDraft(key, {"teksti": "toinen ikkuna"}, None, checked=True))
    assert refusal.value.code == "draft-changed"
    saved_at = datetime.fromisoformat(refusal.value.details["saved_at"])
    app.run(SaveDraft(key, {"teksti": "valittu"}, saved_at, checked=True))
    with app.runner.unit() as unit:
        kept = unit.drafts.get(key, "katja-palonen")
        assert kept is not None and kept.data == {"teksti": "valittu"}


def test_a_completed_task_takes_the_process_on_once(app: Engine, key: Key) -> None:
    answer = app.run(CompleteTask(key, {"summa": 5}))
    (opened,) = answer["opened"]
    assert app.read(Key.parse(opened)).element_id == "hyvaksy"
    with pytest.raises(InvalidState) as refusal:
        app.run(CompleteTask(key))
    assert refusal.value.code == "task-closed"
    assert refusal.value.details["completed_by"] == "katja-palonen"


def test_what_the_rules_refuse_is_refused_and_logged(app: Engine, key: Key) -> None:
    app.rules.denied["complete"] = Verdict(False, "you prepared it", ground="sääntö 1")
    before = app.everything()
    with pytest.raises(NotAllowed, match="you prepared it"):
        app.run(CompleteTask(key))
    assert app.everything() == before
    assert app.log(key.case_id)[-1] == ("complete", False, "katja-palonen")


def test_a_failing_rule_after_the_step_undoes_all_of_it(
    app: Engine, key: Key, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: object) -> None:
        raise InvalidState("the document is locked")

    monkeypatch.setattr(app.rules, "after_complete", refuse)
    before = app.everything()
    with pytest.raises(InvalidState, match="locked"):
        app.run(CompleteTask(key))
    assert app.everything() == before


def test_only_open_tasks_have_candidates_to_search_by(app: Engine, key: Key) -> None:
    assert app.rows(task_candidate.c.name) == [("preparer",)]
    app.run(CompleteTask(key))
    assert app.rows(task_candidate.c.name) == []


def test_an_unknown_task_is_not_found(app: Engine, key: Key) -> None:
    with pytest.raises(NotFound):
        app.run(ClaimTask(Key(key.case_id, 999)))


def test_a_stale_revision_is_refused(app: Engine, key: Key) -> None:
    app.run(ClaimTask(key, revision=0))
    with pytest.raises(Conflict):
        app.run(CompleteTask(key, revision=0))
    assert app.read(key).is_open
