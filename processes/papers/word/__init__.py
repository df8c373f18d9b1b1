"""A sheet as a Word document: real headings, lists and tables, in the same layout as the PDF."""

from processes.papers.word.document import print_docx

__all__ = ["print_docx"]
