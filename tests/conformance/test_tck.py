"""The DMN kit's test cases, run as its command line runs them."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.tck.__main__ import main

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
