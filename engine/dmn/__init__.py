"""DMN 1.1 to 1.5: decision tables, boxed expressions, requirement graphs, services."""

from engine.dmn.decisions import Decided, Decisions, read_decisions
from engine.dmn.problems import Problem
from engine.dmn.run import MatchedRule, TableTrace

__all__ = ["Decided", "Decisions", "MatchedRule", "Problem", "TableTrace", "read_decisions"]
