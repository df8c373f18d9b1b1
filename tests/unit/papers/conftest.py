"""Every paper in both languages, printed once for the whole run."""

from __future__ import annotations

import io
from functools import cache

import pypdf
import pytest

from processes.papers import Paper, render
from tests.unit.papers.samples import PAPERS

VARIANTS = [(kind, language) for kind, languages in PAPERS.items() for language in languages]


@cache
def printed(kind: str, language: str) -> Paper:
    return render(PAPERS[kind][language], language)


def reader(pdf: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf))


def pdf_text(pdf: bytes) -> str:
    """All the pages' text, headers and footers included."""
    return "\n".join(page.extract_text() for page in reader(pdf).pages)


def squeezed(text: str) -> str:
    """Letters without blanks or hyphens, so that a line break in a word does not matter."""
    return "".join(c for c in text if not c.isspace() and c not in "-\u00ad\u2010\u200b")


@pytest.fixture(params=VARIANTS, ids=lambda variant: "-".join(variant))
def paper(request: pytest.FixtureRequest) -> Paper:
    return printed(*request.param)
