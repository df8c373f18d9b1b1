"""The papers of a case: plain data in, an accessible archival PDF (or a Word document) out."""

from processes.papers.reading import KINDS, read_paper, write_paper
from processes.papers.rendering import Paper, PaperData, render, render_docx, sheet
from processes.wording import Language

__all__ = [
    "KINDS",
    "Language",
    "Paper",
    "PaperData",
    "read_paper",
    "render",
    "render_docx",
    "sheet",
    "write_paper",
]
