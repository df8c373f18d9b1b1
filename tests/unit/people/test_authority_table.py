"""The table of authority: its page is current; every command and every task is in it."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from lxml import etree

import engine.commands
import processes.commands
from engine.commands.registry import Command
from processes.authority_page import PAGE, page
from processes.policy import ACTIONS, DUTIES, POLICY, duty_action
from processes.roles import ROLES
from processes.rules import WORK

BPMN = Path(__file__).parents[3] / "bpmn"
MODEL = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
CAMUNDA, PAATOS = "{http://camunda.org/schema/1.0/bpmn}", "{urn:paatospolku:bpmn:1}"
SYSTEMS_OWN = {
    "run-job", "fail-job", "count-failure", "end-at-provider", "know-by-provider", "tell-task",
    "tell-digest", "settle-job",
}  # fmt: skip


def test_the_page_is_made_from_the_table():
    assert PAGE.read_text(encoding="utf-8") == page()


def test_every_role_of_the_table_has_a_name():
    granted = {role for _, roles in (*ACTIONS.values(), *DUTIES.values()) for role in roles}
    assert granted == set(ROLES)


def commands(kind: type[Command] = Command) -> list[type[Command]]:
    for package in (engine.commands, processes.commands):
        for each in walk_packages(package.__path__, f"{package.__name__}."):
            import_module(each.name)
    own = kind.__subclasses__()
    return [*own, *(deeper for each in own for deeper in commands(each))]


def test_every_command_is_in_the_table():
    product = [each for each in commands() if each.__module__.startswith(("engine", "processes"))]
    actions = {each.action for each in product if each.action}
    assert len(actions) > 20
    assert actions - set(ACTIONS) - WORK - SYSTEMS_OWN == set()


def user_tasks():
    for file in sorted(BPMN.glob("*/*.bpmn")):
        for task in etree.parse(file).iter(f"{MODEL}userTask"):
            yield pytest.param(task, id=f"{file.stem}-{task.get('id')}")


@pytest.mark.parametrize("task", list(user_tasks()))
def test_each_task_of_the_delivered_processes_can_be_done_by_whom_it_is_offered_to(task):
    roles = POLICY.roles(
        duty_action(task.get(f"{PAATOS}duty", ""), task.get(f"{PAATOS}document", ""))
    )
    assert roles, "the duty is in the table"
    offered = task.get(f"{CAMUNDA}candidateGroups", "")
    if offered.startswith("="):
        return
    groups = [each.strip() for each in offered.split(",")]
    assert any(
        group == role or group.startswith(f"{role}.") or role.startswith(f"{group}.")
        for group in groups
        for role in roles
    )
