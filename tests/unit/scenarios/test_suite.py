"""Scenario files: failures in one line, exit status, JUnit, coverage."""

from pathlib import Path
from xml.etree import ElementTree as Xml

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
