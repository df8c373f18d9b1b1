"""Every part of `make bench` runs and tells figures; how large they are is no test's business."""

from __future__ import annotations

import pytest

from benchmarks.__main__ import PARTS
from benchmarks.peers.line import CONDITIONS, model
from benchmarks.report import Report, Result
from engine.definitions import check_models


@pytest.mark.parametrize("part", PARTS)
def test_a_part_runs_and_tells_figures(part: str, capsys: pytest.CaptureFixture[str]) -> None:
    report = Report(quick=True)
    PARTS[part](report)
    assert report.results or report.notices
    for each in report.results:
        assert each.value >= 0 and each.what in str(each)
    told = capsys.readouterr().out
    assert all(each.what in told for each in report.results)
    report.summary()
    assert "targets met" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("value", "target", "least", "met"),
    [(3, 4, False, True), (5, 4, False, False), (5, 4, True, True), (3, 4, True, False)],
)
def test_a_result_says_whether_its_target_is_met(
    value: float, target: float, least: bool, met: bool
) -> None:
    result = Result("x", value, "µs", target, least)
    assert result.met is met
    assert ("NOT met" in str(result)) is not met


def test_without_a_target_nothing_is_said() -> None:
    assert Result("x", 1, "µs").met is None


@pytest.mark.parametrize("language", [each for each in CONDITIONS if each in ("feel", "juel")])
def test_the_peers_model_can_be_deployed_here(language: str) -> None:
    assert not [f for f in check_models({"line.bpmn": model(3, language)}) if f.is_error]
