"""Bytes from outside → an XML tree that cannot hurt us."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from engine.definitions.findings import Findings
from engine.definitions.xml import BPMN, Element, local, namespace

MAX_BYTES = 8_000_000
MAX_DEPTH = 200
MAX_ELEMENTS = 200_000
MAX_NAME = 200

_ENCODINGS = frozenset(
    [
        "utf-8",
        "utf8",
        "utf-16",
        "utf-16le",
        "utf-16be",
        "us-ascii",
        "ascii",
        "iso-8859-1",
        "iso-8859-15",
        "windows-1252",
    ]
)
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_SKIPPED = ((b"<?", b"?>"), (b"<!--", b"-->"))


@dataclass(frozen=True, slots=True)
class Document:
    """One file of a package: its untouched bytes and a tree that passes may change."""

    file: str
    data: bytes
    root: Element

    @property
    def is_bpmn(self) -> bool:
        """True for a BPMN 2.0 definitions file."""
        return namespace(str(self.root.tag)) == BPMN

    @property
    def is_dmn(self) -> bool:
        """True for a DMN definitions file of any version."""
        return "/DMN/" in namespace(str(self.root.tag)) or namespace(str(self.root.tag)).startswith(
            "http://www.omg.org/spec/DMN"
        )


def parse(file: str, data: bytes, findings: Findings) -> Document | None:
    """Parse one file; anything suspicious becomes an error and None is returned."""
    if problem := _before_parsing(data):
        findings.error(file, "", problem, limit=MAX_BYTES, size=len(data))
        return None
    try:
        root = etree.fromstring(data, _parser())
    except (etree.LxmlError, ValueError, LookupError) as error:
        findings.error(file, "", "xml-malformed", detail=error)
        return None
    if problem := _after_parsing(root):
        findings.error(file, "", problem, limit=MAX_DEPTH)
        return None
    return _recognised(Document(file, data, root), findings)


def _recognised(document: Document, findings: Findings) -> Document | None:
    if document.is_dmn or (document.is_bpmn and local(document.root) == "definitions"):
        return document
    findings.error(document.file, "", "xml-not-a-model", tag=document.root.tag)
    return None


def _parser() -> etree.XMLParser:
    """A fresh parser per file: lxml's parsers must not be shared by threads."""
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        recover=False,
    )


def _before_parsing(data: bytes) -> str | None:
    """The code of a problem seen without parsing; a DOCTYPE is refused before it can expand."""
    if len(data) > MAX_BYTES:
        return "xml-too-large"
    plain = data[:4096].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if not plain.startswith(b"<"):
        return "xml-encoding"
    declared = _DECLARED.match(plain)
    if declared and declared.group(1).decode("ascii").lower() not in _ENCODINGS:
        return "xml-encoding"
    return "xml-doctype" if _has_doctype(data.replace(b"\0", b"")) else None


def _has_doctype(data: bytes) -> bool:
    """True if a DOCTYPE comes before the root element, past comments and instructions."""
    at = max(data.find(b"<"), 0)
    while True:
        while data[at : at + 1].isspace():
            at += 1
        pair = next((pair for pair in _SKIPPED if data.startswith(pair[0], at)), None)
        if pair is None:
            return data[at : at + 9].upper() == b"<!DOCTYPE"
        end = data.find(pair[1], at + len(pair[0]))
        if end < 0:
            return False
        at = end + len(pair[1])


def _after_parsing(root: Element) -> str | None:
    if next(root.iter(etree.Entity), None) is not None:
        return "xml-entity"
    depth = count = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        count += event == "start"
        if depth > MAX_DEPTH:
            return "xml-too-deep"
        if count > MAX_ELEMENTS:
            return "xml-too-many"
    return None
