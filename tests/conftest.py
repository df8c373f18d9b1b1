"""Hypothesis draws the same examples each time, so that a red run means a change, not luck."""

from hypothesis import settings

settings.register_profile("same", derandomize=True)
settings.load_profile("same")
