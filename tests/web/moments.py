"""Moments of the story that the browser tests stand at: few, since each is played once a worker."""

from processes.source.story.scene import at

PLANNED = at("2023-09-05")
"""The secretariat has been appointed and begins."""

PREPARING = at("2023-09-26", 12)
"""The secretariat prepares: tasks are offered to its members, one theme is done, one is not."""

SIGNING = at("2023-10-05", 12)
"""The proposal is ready and waits to be submitted, late."""

CONVENED = at("2023-11-15", 12)
"""The day before the meeting of the group: invited, replied, materials out."""

RESIGNING = at("2024-01-15", 8)
"""The model is approved and followed up; nobody has left the secretariat yet."""

FOLLOWING = at("2024-06-14", 12)
"""The first round of following up has been handled."""
