"""Results as JUnit XML, for build servers."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree as Xml

from engine.scenarios.result import Result


def junit(results: Sequence[Result]) -> bytes:
    """One test case for each scenario, its folder as the class."""
    failed = sum(1 for result in results if result.failure)
    suite = Xml.Element(
        "testsuite", name="scenarios", tests=str(len(results)), failures=str(failed), errors="0"
    )
    for result in results:
        case = Xml.SubElement(
            suite,
            "testcase",
            classname=result.path.parent.as_posix(),
            name=f"{result.path.name}: {result.title}",
            file=result.path.as_posix(),
        )
        if result.failure:
            Xml.SubElement(case, "failure", message=_legal(result.failure)).text = _legal(
                result.line
            )
    root = Xml.Element("testsuites")
    root.append(suite)
    written: bytes = Xml.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _legal(text: str) -> str:
    """Without the control characters that XML cannot hold."""
    return "".join(c for c in text if c >= " " or c in "\t\n")
