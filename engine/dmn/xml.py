"""Names and small questions about DMN's XML, alike for the versions 1.1 to 1.5."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

Element = etree._Element
PAATOS = "urn:paatospolku:bpmn:1"
DMN = frozenset(
    (
        "http://www.omg.org/spec/DMN/20151101/dmn.xsd",
        "http://www.omg.org/spec/DMN/20180521/MODEL/",
        "https://www.omg.org/spec/DMN/20191111/MODEL/",
        "https://www.omg.org/spec/DMN/20211108/MODEL/",
        "https://www.omg.org/spec/DMN/20230324/MODEL/",
    )
)


def local(element: Element) -> str:
    """The tag without its namespace, "" for what is not DMN's own."""
    namespace, _, name = str(element.tag).rpartition("}")
    return name if namespace[1:] in DMN else ""


def children(element: Element, *names: str) -> Iterator[Element]:
    """The DMN children of these names, in order; all of them without names."""
    for child in element:
        name = local(child)
        if name and (not names or name in names):
            yield child


def child(element: Element | None, *names: str) -> Element | None:
    """The first DMN child of these names."""
    return None if element is None else next(children(element, *names), None)


def text_of(element: Element | None) -> str:
    """The `text` of an expression or test; empty where there is none."""
    found = child(element, "text")
    return "" if found is None else "".join(str(part) for part in found.itertext()).strip()


def attribute(element: Element, name: str) -> str:
    """An attribute without blanks, empty where there is none."""
    return str(element.get(name, "")).strip()


def labels_of(element: Element) -> dict[str, str]:
    """What people call it, by language: `label`, else the name; translations are ours."""
    own = attribute(element, "label") or name_of(element)
    return {
        "fi": own,
        "sv": attribute(element, f"{{{PAATOS}}}name-sv") or own,
        "en": attribute(element, f"{{{PAATOS}}}name-en") or own,
    }


def name_of(element: Element) -> str:
    """A node's name with its inner blanks as FEEL reads them: one for any run."""
    return " ".join(attribute(element, "name").split())
