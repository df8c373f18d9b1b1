"""From a case's own data (variables and registers) to the data of each paper."""

from processes.papers.filling.fill import fill
from processes.papers.filling.names import Names
from processes.papers.filling.occasion import Occasion

__all__ = ["Names", "Occasion", "fill"]
