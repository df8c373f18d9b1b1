"""From a case's own data (variables and registers) to the data of each paper."""

from processes.papers.filling.fill import Occasion, fill
from processes.papers.filling.names import Names

__all__ = ["Names", "Occasion", "fill"]
