"""The played life of the source case: what was done, by whom, on which day."""

from processes.source.story.appointing import APPOINTING
from processes.source.story.approving import APPROVING
from processes.source.story.changing import CHANGING
from processes.source.story.following import FOLLOWING
from processes.source.story.meeting import MEETING
from processes.source.story.preparing import PREPARING
from processes.source.story.scene import Absent, Begin, Complete, Message, Pass, Scene

STORY = (*APPOINTING, *PREPARING, *APPROVING, *MEETING, *CHANGING, *FOLLOWING)

__all__ = ["STORY", "Absent", "Begin", "Complete", "Message", "Pass", "Scene"]
