"""What each of the ten members has on the desk at each stage of the case, as the API lists it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from api.http.app import create_app
from api.play.performance import story_player
from api.times import VirtualClock
from processes.source.people import MEMBERS
from processes.source.story import STORY
from tests.journeys.conftest import Caller
from tests.stories import BEGINNING, once, opened, story_until

CHAIR, SECRETARY = "katja-palonen", "olli-voutilainen"
ALL = "everybody"
PARTS = ("organisointi", "seurantaehdotus", "teema", "teema")

STAGES: dict[str, dict[str, tuple[str, ...]]] = {
    "hanke": {},
    "toimikausi": {CHAIR: ("jaa_tehtavat",)},
    "jaa-1": {ALL: PARTS},
    "kuuleminen": {ALL: PARTS, CHAIR: ("organisointi", "paata_kuulemisesta", *PARTS[1:])},
    "lausunto-2": {ALL: ("laadi_yhteenveto", *PARTS)},
    "tehtava-1": {ALL: PARTS[1:]},
    "tehtava-2b": {ALL: ("seurantaehdotus", "toimintamalli")},
    "tehtava-3": {ALL: ("kokoa",)},
    "ylitys": {ALL: ("kokoa",)},
    "kokoa-1": {ALL: ("tarkasta",)},
    "tarkasta-1": {CHAIR: ("luovuta",)},
    "luovuta-1": {},
    "kasittely-1": {SECRETARY: ("laadi_kirjallinen",)},
    "kirjallinen": {},
    "palautus": {CHAIR: ("jaa_tehtavat",)},
    "jaa-2": {ALL: ("organisointi",)},
    "luovuta-2": {},
    "kasittely-2": {SECRETARY: ("ehdota_aikaa",)},
    "vahvista-aika": {SECRETARY: ("laadi_esityslista",)},
    "esityslista": {SECRETARY: ("laheta_kutsu",)},
    "kutsu": {SECRETARY: ("vastaa_kutsuun",)},
    "esteet": {ALL: ("esittele_asia",)},
    "esittely": {SECRETARY: ("kirjaa_keskustelu",)},
    "keskustelu": {},
    "paatos": {SECRETARY: ("laadi_poytakirja",)},
    "tarkastus-2": {SECRETARY: ("allekirjoita_sihteeri",)},
    "allekirjoitus-sihteeri": {},
    "r1-vantaa": {ALL: ("kokoa_raportti",), "matti-niemi": ()},
    "r1-kokoa": {CHAIR: ("tarkasta_raportti",)},
    "r1-allekirjoita": {SECRETARY: ("ehdota_aikaa",)},
    "raportti-myohassa": {CHAIR: ("paata_puuttuvasta",)},
    "puuttuva": {ALL: ("kokoa_raportti",), "matti-niemi": ()},
    "k3-sihteeri": {},
}
"""By scene: who has which tasks after it; who is not named has none."""


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Each member's list after each of the stages; the story is played once for all workers."""
    return once("task-lists", lambda: asked_for(tmp_path_factory.mktemp("lists") / "begun"))


def asked_for(folder: Path) -> dict[str, Any]:
    """Plays the story and asks the API for each member's list after each of the stages."""
    shutil.copytree(story_until(BEGINNING), folder)
    clock = VirtualClock(BEGINNING)
    application = opened(folder, clock)
    player = story_player(application, clock)
    client = create_app(application).test_client()
    titles = {(scene.at, scene.title): scene.key for scene in STORY}
    found: dict[str, Any] = {}
    for happening in player.play(STORY):
        key = titles.get((happening.at, happening.what), "")
        if happening.kind == "scene" and key in STAGES:
            found[key] = {each.id: listed(client, each.id) for each in MEMBERS}
    application.close()
    return found


def listed(client: Any, person: str) -> list[dict[str, Any]]:
    """A person's tasks as the API lists them."""
    items: list[dict[str, Any]] = Caller(client, person).get("/tasks?limit=100").json["items"]
    return items


@pytest.mark.parametrize("stage", STAGES)
def test_each_of_the_ten_has_what_the_stage_says(lists: dict[str, Any], stage: str) -> None:
    wanted = STAGES[stage]
    found = {
        person: tuple(sorted(task["element_id"] for task in tasks))
        for person, tasks in lists[stage].items()
    }
    assert len(found) == 10
    assert found == {person: wanted.get(person, wanted.get(ALL, ())) for person in found}


def test_a_passed_day_leaves_the_task_open_with_its_day(lists: dict[str, Any]) -> None:
    """30.9.2023 was a Saturday; the authority's own day does not move, nor does it complete."""
    [task] = lists["ylitys"]["inga-nyholm"]
    assert task["due"].startswith("2023-09-30")
    assert task["effective_due"].startswith("2023-09-30")
    assert task["state"] == "offered"
