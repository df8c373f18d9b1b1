"""The life of a case in words: what happened, who did it, on whose behalf."""

from processes.timeline.telling import HIDDEN, PUBLIC_ACTIONS, Names, told

__all__ = ["HIDDEN", "PUBLIC_ACTIONS", "Names", "told"]
