"""Scenario files: what models must do, written in YAML and played in memory on a virtual clock."""

from engine.scenarios.coverage import Coverage
from engine.scenarios.reading import Scenario, ScenarioError, read_scenario
from engine.scenarios.result import Result
from engine.scenarios.suite import Report, run_package, run_paths, run_scenario

__all__ = [
    "Coverage",
    "Report",
    "Result",
    "Scenario",
    "ScenarioError",
    "read_scenario",
    "run_package",
    "run_paths",
    "run_scenario",
]
