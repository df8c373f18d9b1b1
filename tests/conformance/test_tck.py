"""The DMN kit's test cases, run as its command line runs them."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.tck.__main__ import directories, main
from tests.tck.models import outcomes
from tests.unit.dmn.models import decision, definitions, literal

KIT = Path(__file__).resolve().parents[3] / "shared" / "suites" / "dmn-tck"


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The machine-readable report of a whole run."""
    if not KIT.is_dir():
        pytest.skip(f"THE DMN KIT IS ABSENT: no {KIT}, so conformance was NOT measured")
    path = tmp_path_factory.mktemp("tck") / "report.json"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["tests.tck", str(KIT), "--json", str(path)])
        status = main()
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    assert (status == 0) == (found["failures"] == [])
    return found


def test_level_two_passes_wholly(report: dict[str, Any]) -> None:
    counts = report["levels"]["2"]
    assert counts["all"] > 100
    assert counts["passed"] == counts["all"], report["failures"]


def test_level_three_passes_nearly_wholly(report: dict[str, Any]) -> None:
    counts = report["levels"]["3"]
    assert counts["all"] > 2000
    assert counts["passed"] >= 0.99 * counts["all"], report["failures"]
    assert counts["value_passed"] >= 0.985 * counts["value"], report["failures"]


def test_report_counts_each_level(report: dict[str, Any]) -> None:
    assert set(report) == {"levels", "failures"}
    for counts in report["levels"].values():
        assert set(counts) == {"all", "passed", "value", "value_passed"}
        assert 0 < counts["value_passed"] <= counts["value"] <= counts["all"]
    assert all(len(failure) == 5 for failure in report["failures"])


def test_a_missing_directory_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "argv", ["tests.tck", str(tmp_path / "none")])
    with pytest.raises(SystemExit) as refused:
        main()
    assert refused.value.code == 2


def test_directories_are_found_wherever_the_levels_are(tmp_path: Path) -> None:
    level = tmp_path / "kit" / "TestCases" / "compliance-level-2"
    for folder in (level / "0001-one", level / "0002-two", tmp_path / "loose"):
        folder.mkdir(parents=True)
        (folder / "m.dmn").touch()
    one, two, loose = level / "0001-one", level / "0002-two", tmp_path / "loose"
    assert list(directories(tmp_path)) == [("2", one), ("2", two), ("3", loose)]
    assert list(directories(level)) == [("2", one), ("2", two)]
    assert list(directories(one)) == [("2", one)]


ODD = """<testCases xmlns="http://www.omg.org/spec/DMN/20160719/testcase"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
  <modelName>{model}</modelName>
  <testCase id="value"><resultNode name="two"><expected>
    <value xsi:type="xsd:decimal">2</value></expected></resultNode></testCase>
  <testCase id="no such decision"><resultNode name="none" errorResult="true"><expected/>
    </resultNode></testCase>
  <testCase id="no such service" type="decisionService" invocableName="none">
    <resultNode name="none"><expected/></resultNode></testCase>
  <testCase id="no number"><resultNode name="two"><expected>
    <value xsi:type="xsd:decimal">two</value></expected></resultNode></testCase>
  <testCase id="no date"><inputNode name="x"><value xsi:type="xsd:date">soon</value></inputNode>
    <resultNode name="two"><expected><value xsi:nil="true"/></expected></resultNode></testCase>
</testCases>"""


def test_whatever_a_test_file_asks_the_run_goes_on(tmp_path: Path) -> None:
    (tmp_path / "two.dmn").write_bytes(definitions(decision(literal("1 + 1"), "two")))
    (tmp_path / "broken.dmn").write_text("<definitions", encoding="utf-8")
    (tmp_path / "test-01.xml").write_text(ODD.format(model="two.dmn"), encoding="utf-8")
    (tmp_path / "test-02.xml").write_text(ODD.format(model="broken.dmn"), encoding="utf-8")
    (tmp_path / "test-03.xml").write_text("<somethingElse/>", encoding="utf-8")
    passed = [[each.passed for each in case] for case in outcomes(tmp_path)]
    assert passed[:5] == [[True], [True], [True], [False], [True]]
    assert passed[5:] == [[False], [True], [True], [False], [True]]
