"""Extension attributes and elements: what is understood, what is without effect, what is refused.

Whatever would change the running of a case and is not understood refuses the model.
"""

from __future__ import annotations

from engine.definitions.checks.known_extensions import (
    ATTRIBUTES,
    ELEMENTS,
    HARMLESS_ATTRIBUTES,
    HARMLESS_ELEMENTS,
    JAVA,
    JBPM_DEFAULTS,
    JBPM_REFUSED,
    MAPPING_ATTRIBUTES,
    MAPPING_PARTS,
    PAATOS_ATTRIBUTES,
    PAATOS_VALUES,
    PICTURES,
    SPIFF_NOTES,
    VALUES,
    VARIABLE_EVENTS,
)
from engine.definitions.expressions import is_expression
from engine.definitions.normalise.zeebe import NESTS, understood
from engine.definitions.sheet import Sheet
from engine.definitions.xml import (
    ASIDE,
    BPMN,
    CAMUNDA,
    CATCHING,
    EVENTS,
    JBPM,
    PAATOS,
    SPIFF,
    ZEEBE,
    Element,
    bpmn,
    children,
    flag,
    is_bpmn,
    local,
    namespace,
    text,
)


def check_extensions(sheet: Sheet) -> None:
    """All attributes and extension elements that are not BPMN's own."""
    for element in sheet.walk():
        _attributes(sheet, element)
        if element.tag == bpmn("extension") and flag(element, "mustUnderstand"):
            sheet.error(element, "extension-must", definition=element.get("definition"))
        if element.tag == bpmn("extensionElements"):
            for item in element:
                _element(sheet, element, item)


def _attributes(sheet: Sheet, element: Element) -> None:
    for key, value in element.attrib.items():
        space, name = namespace(str(key)), str(key).rpartition("}")[2]
        if space == CAMUNDA:
            _camunda(sheet, element, name, str(value))
        elif space == PAATOS:
            _paatos(sheet, element, name, str(value))
        elif space == ZEEBE:
            if not (name == "modelerTemplate" or name.startswith("modelerTemplate")):
                sheet.error(element, "extension-attribute", attribute=f"zeebe:{name}")
        elif space == JBPM:
            _jbpm(sheet, element, name, str(value))
        elif space and space not in PICTURES and space not in (BPMN, ASIDE):
            _foreign(sheet, space)


def _camunda(sheet: Sheet, element: Element, name: str, value: str) -> None:
    if name in JAVA:
        sheet.error(element, "extension-java", attribute=f"camunda:{name}", value=value)
    elif name in HARMLESS_ATTRIBUTES:
        return
    elif local(element) not in ATTRIBUTES.get(name, frozenset()):
        code = "extension-misplaced" if name in ATTRIBUTES else "extension-attribute"
        sheet.error(element, code, attribute=f"camunda:{name}", element=local(element))
    elif name == "variableEvents":
        _variable_events(sheet, element, value)


def _variable_events(sheet: Sheet, element: Element, value: str) -> None:
    for one in value.split(","):
        if one.strip() not in VARIABLE_EVENTS:
            sheet.error(
                element,
                "extension-value",
                attribute="camunda:variableEvents",
                value=one,
                known=", ".join(VARIABLE_EVENTS),
            )


def _paatos(sheet: Sheet, element: Element, name: str, value: str) -> None:
    if name not in PAATOS_ATTRIBUTES:
        sheet.error(element, "extension-attribute", attribute=f"paatos:{name}")
    elif name in PAATOS_VALUES and value not in PAATOS_VALUES[name]:
        sheet.error(
            element,
            "extension-value",
            attribute=f"paatos:{name}",
            value=value,
            known=", ".join(sorted(PAATOS_VALUES[name])),
        )


def _element(sheet: Sheet, holder: Element, item: Element) -> None:
    space, name = namespace(str(item.tag)), local(item)
    owner = holder.getparent()
    kind = "" if owner is None or not is_bpmn(owner) else local(owner)
    if space == CAMUNDA:
        if name in HARMLESS_ELEMENTS:
            return
        if name == "failedJobRetryTimeCycle":
            _retries(sheet, holder, item)
        elif kind not in ELEMENTS.get(name, frozenset()):
            code = "extension-misplaced" if name in ELEMENTS else "extension-element"
            sheet.error(holder, code, element=kind, attribute=f"camunda:{name}", extension=name)
        else:
            _inside(sheet, holder, item)
    elif space == ZEEBE:
        if not understood(item):
            sheet.error(holder, "extension-element", extension=f"zeebe:{name}")
    elif space == JBPM:
        _jbpm(sheet, holder, name, text(item) or "")
    elif space == SPIFF and name not in SPIFF_NOTES:
        sheet.error(holder, "extension-element", extension=f"spiffworkflow:{name}")
    elif space not in PICTURES:
        _foreign(sheet, space)


def _jbpm(sheet: Sheet, element: Element, name: str, value: str) -> None:
    """jBPM and Kogito: what changes the course of a case is refused, the rest is no matter."""
    if JBPM_DEFAULTS.get(name) == value:
        return
    if name in JBPM_REFUSED or name in JBPM_DEFAULTS:
        sheet.error(element, "extension-attribute", attribute=f"drools:{name}")
    else:
        _foreign(sheet, JBPM)


def _inside(sheet: Sheet, holder: Element, item: Element) -> None:
    """Scripts in mappings must be FEEL, and nothing else may stand in a parameter."""
    owner = holder.getparent()
    if owner is not None and local(item) == "inputOutput" and local(owner) in EVENTS:
        _of_event(sheet, owner, item)
    if owner is not None and local(item) == "in" and local(owner).endswith("EventDefinition"):
        _payload(sheet, holder, owner, item)
    for inner in item.iter("*"):
        name = local(inner)
        for attribute in map(str, inner.attrib):
            if attribute not in MAPPING_ATTRIBUTES.get(name, ()) and attribute != NESTS:
                sheet.error(holder, "extension-attribute", attribute=f"camunda:{name}.{attribute}")
        if name == "script" and namespace(str(inner.tag)) == CAMUNDA:
            language = inner.get("scriptFormat") or "feel"
            if "feel" not in language.lower():
                sheet.error(holder, "script-language", language=language)
            if inner.get("resource"):
                sheet.error(holder, "script-resource", resource=inner.get("resource"))
        if local(item) == "inputOutput":
            _part(sheet, holder, inner)


def _payload(sheet: Sheet, holder: Element, owner: Element, item: Element) -> None:
    """What a message or signal takes along are variables; it goes under the key of its case."""
    if item.get("businessKey") is not None:
        what = "camunda:in businessKey"
        sheet.error(holder, "extension-misplaced", attribute=what, element=local(owner))
    elif item.get("variables") is None and not (
        item.get("target") and (item.get("source") or item.get("sourceExpression"))
    ):
        sheet.error(holder, "mapping-incomplete", mapping="in")
    elif item.get("variables", "all") != "all":
        sheet.error(holder, "mapping-variables", value=item.get("variables"))


def _part(sheet: Sheet, holder: Element, part: Element) -> None:
    """Parameters have names, and in each part stands what is read, a value only once."""
    name = local(part)
    if name.endswith("Parameter") and not part.get("name"):
        sheet.error(holder, "mapping-incomplete", mapping=name)
    inside = list(part.iterchildren("*"))
    known = MAPPING_PARTS.get(name, ())
    for inner in inside:
        if local(inner) not in known or (known == VALUES and inner is not inside[0]):
            sheet.error(holder, "extension-element", extension=f"camunda:{name}/{local(inner)}")


def _of_event(sheet: Sheet, event: Element, mappings: Element) -> None:
    """What is caught has no inside that something could be mapped into; an end leads nowhere."""
    kind = local(event)
    wrong = "inputParameter" if kind in CATCHING else "outputParameter"
    if kind == "intermediateThrowEvent" or not any(local(e) == wrong for e in mappings):
        return
    if kind != "endEvent" or not children(event, "messageEventDefinition"):  # work has results
        sheet.error(event, "extension-misplaced", attribute=f"camunda:{wrong}", element=kind)


def _retries(sheet: Sheet, holder: Element, item: Element) -> None:
    written = text(item) or ""
    if not is_expression(written) and (not written.startswith("R") or "/" not in written):
        sheet.warning(holder, "extension-retries", text=written)


def _foreign(sheet: Sheet, space: str) -> None:
    """Said once per file: another vendor's namespace is neither understood nor in the way."""
    sheet.warning(sheet.root, "extension-foreign", namespace=space)
