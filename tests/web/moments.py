"""Moments of the story that the browser tests stand at: few, since each is played once a worker."""

from processes.source.story.scene import at

PREPARING = at("2023-09-26", 12)
"""The secretariat prepares: tasks are offered to its members, one theme is done, one is not."""
