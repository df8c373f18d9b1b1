"""Models that are refused, by what is wrong with them: the code and the model of each."""

from tests.unit.definitions.refused import activities, events, extensions, flows

CASES = [*flows.CASES, *events.CASES, *activities.CASES, *extensions.CASES]

__all__ = ["CASES"]
