"""Scenario files: failures in one line, exit status, JUnit, coverage."""

from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

from engine.scenarios import run_paths
from tests.unit.runtime.drawing import HEAD, flows

MODEL = (
    HEAD
    + '<process id="p" isExecutable="true"><startEvent id="s"/><userTask id="a"/><userTask id="b"/>'
    + flows("s a", "a b")
    + "</process></definitions>"
)


def write(folder: Path, steps: str) -> Path:
    (folder / "p.bpmn").write_text(MODEL)
    path = folder / "one.scenario.yaml"
    path.write_text(f"title: one\nfiles: [p.bpmn]\nsteps:\n{steps}")
    return path


def test_a_met_scenario_passes_and_coverage_names_what_is_left(tmp_path: Path) -> None:
    write(tmp_path, "  - start: p\n  - expect: {tasks: [a], ended: false}\n")
    report = run_paths([tmp_path], coverage=True)
    assert report.exit_status == 0
    assert report.lines[-1] == "1 passed, 0 failed"
    assert "  element not reached: b" in report.lines
    assert "  flow not reached: a_b" in report.lines


def test_an_unmet_expectation_is_one_line_with_its_step(tmp_path: Path) -> None:
    path = write(tmp_path, "  - start: p\n  - complete: b\n")
    report = run_paths([path])
    assert report.exit_status == 1
    assert report.lines[0] == (
        f"{path}: step 2 (complete): expected an open task b, there are ['a']"
    )
    suite = Xml.fromstring(report.junit).find("testsuite")
    assert suite is not None
    assert suite.get("failures") == "1"


def test_unknown_keys_and_missing_files_fail(tmp_path: Path) -> None:
    path = write(tmp_path, "  - start: p\n    colour: red\n")
    assert "unknown key colour" in run_paths([path]).lines[0]
    assert run_paths([tmp_path / "none.scenario.yaml"]).exit_status == 1


OFFERED = MODEL.replace('<userTask id="a"/>', '<userTask id="a" camunda:assignee="{}"/>')
VOTING = OFFERED.replace(
    '"{}"/>',
    '"${voter}"><multiInstanceLoopCharacteristics camunda:collection="=voters" '
    'camunda:elementVariable="voter"/></userTask>',
)


def failures(folder: Path, model: str, steps: str) -> list[str]:
    """What is said of a scenario, without the totals."""
    path = write(folder, steps)
    (folder / "p.bpmn").write_text(model)
    return [line.removeprefix(f"{path}: ") for line in run_paths([path]).lines[:-1]]


def test_a_task_is_completed_by_those_it_is_offered_to(tmp_path: Path) -> None:
    model = OFFERED.format("anna")
    assert not failures(tmp_path, model, "  - start: p\n  - complete: a\n    by: anna\n")
    refused = "  - start: p\n  - complete: a\n    by: ville\n"
    assert failures(tmp_path, model, refused) == [
        "step 2 (complete): refused: the task a is not offered to ville"
    ]
    assert not failures(tmp_path, model, refused + "    expect: {raises: ville}\n")


def test_by_chooses_among_the_instances_of_a_task(tmp_path: Path) -> None:
    steps = (
        "  - start: p\n    variables: {voters: [anna, ville]}\n  - complete: a\n    by: ville\n"
        "  - complete: a\n    by: ville\n    expect: {raises: ville}\n"
    )
    assert not failures(tmp_path, VOTING, steps)


def test_a_task_that_is_not_open_can_be_expected_to_be_refused(tmp_path: Path) -> None:
    steps = "  - start: p\n  - complete: b\n    expect: {raises: b}\n  - expect: {tasks: [a]}\n"
    assert not failures(tmp_path, MODEL, steps)


def test_a_refused_model_is_refused_at_its_first_start(tmp_path: Path) -> None:
    model = MODEL.replace('targetRef="b"', 'targetRef="gone"')
    steps = "  - start: p\n    expect: {raises: a_b}\n"
    assert not failures(tmp_path, model, steps)
    assert "gone" in failures(tmp_path, model, "  - start: p\n")[0]


def test_versions_count_as_after_a_first_deployment(tmp_path: Path) -> None:
    model = MODEL.replace(
        '<userTask id="a"/>',
        '<callActivity id="a" calledElement="p" camunda:calledElementBinding="version" '
        'camunda:calledElementVersion="7"/>',
    )
    assert not failures(tmp_path, model, "  - start: p\n  - expect: {incidents: 1}\n")
    first = model.replace('"7"', '"1"').replace('calledElement="p"', 'calledElement="q"')
    called = '<process id="q" isExecutable="true"><userTask id="c"/></process></definitions>'
    first = first.replace("</definitions>", called)
    assert not failures(tmp_path, first, "  - start: p\n  - expect: {tasks: [c]}\n")


def test_expectations_may_stand_on_any_step(tmp_path: Path) -> None:
    steps = (
        "  - start: p\n    expect: {tasks: [a]}\n  - advance: P1D\n    expect: {ended: false}\n"
        "  - signal: nobody\n    expect: {incidents: 0}\n  - set: {x: 1}\n"
        "    expect: {variables: {x: 1}, absent: [y]}\n"
    )
    assert not failures(tmp_path, MODEL, steps)


WRONG = {
    "step 1: `start` says nothing": "  - start:\n",
    "step 1: `start` must be a name or text, there is ['p']": "  - start: [p]\n",
    "step 1: `variables` must be a mapping": "  - start: p\n    variables: [1]\n",
    "step 1: `set` must be a mapping": "  - set: x\n",
    "step 1: unknown key colour": "  - complete: a\n    colour: red\n",
    "step 1: one of start, complete,": "  - finish: a\n",
    "step 1: a mapping is expected, there is 'start'": "  - start\n",
    "step 1: expect: unknown key task": "  - expect: {task: [a]}\n",
    "step 1: expect: `tasks` must be a list of names, there is 'a'": "  - expect: {tasks: a}\n",
    "step 1: expect: `ended` must be true or false": "  - expect: {ended: 'yes, it is'}\n",
    "step 1: expect: `visited` must be a mapping": "  - expect: {visited: {a: often}}\n",
    "step 1: expect: `incidents` must be a whole number": "  - expect: {incidents: none}\n",
    "step 1: expect: `instances` must be all": "  - expect: {instances: some}\n",
    "step 1: `raises` stands on the step": "  - expect: {raises: a}\n",
    "step 1: `fail` stands alone": "  - work: t\n    fail: x\n    variables: {a: 1}\n",
    "step 1: `message` is the text of an": "  - work: t\n    message: x\n",
    "cannot be read: as stands twice": "  - start: p\n    as: x\n    as: y\n",
    "step 1 (advance): 'a week' is no ISO 8601": "  - advance: a week\n",
    "step 1 (advance): the clock does not go back": "  - advance: -P1D\n",
    "step 1 (advance_to): the clock is at": "  - advance_to: 2020-01-01\n",
    "step 1 (complete): no case has been started": "  - complete: a\n",
    "step 1 (start): refused: There is no process q": "  - start: q\n",
    "step 2 (expect): there is no case other; there are ['i0']": (
        "  - start: p\n  - expect: {ended: false}\n    instance: other\n"
    ),
    "step 1 (start): expected tasks ['b'], there is": (
        "  - start: p\n    as: x\n    expect: {tasks: [b]}\n"
    ),
    "step 2 (complete): expected tasks ['b'], there is ['a']": (
        "  - start: p\n  - complete: b\n    expect: {raises: b, tasks: [b]}\n"
    ),
}


@pytest.mark.parametrize("said", WRONG)
def test_a_bad_scenario_is_told_in_one_line_with_its_step(tmp_path: Path, said: str) -> None:
    (line,) = failures(tmp_path, MODEL, WRONG[said])
    assert line.startswith(said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[1]", "is no scenario: a mapping is expected"),
        ("files: [p.bpmn]\nsteps: []\ncolour: red", "the scenario: unknown key colour"),
        ("files: p.bpmn\nsteps: []", "`files` must be a list"),
        ("files: [p.bpmn]", "`steps` must be a list"),
        ("files: [p.bpmn]\nsteps: []\nnow: soon", "'soon' is no ISO 8601"),
        ("files: [p.bpmn]\nsteps: []\nwaits: maybe", "`waits` must be true or false"),
        ("files: [gone.bpmn]\nsteps: [{start: p}]", "cannot be read: "),
        ("files: [p.bpmn\nsteps: []", "cannot be read: "),
    ],
)
def test_what_is_no_scenario_is_told(tmp_path: Path, text: str, said: str) -> None:
    path = write(tmp_path, "")
    path.write_text(text)
    (line,) = run_paths([path]).lines[:-1]
    assert said in line
