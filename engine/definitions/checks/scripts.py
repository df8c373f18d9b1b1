"""Languages: scripts and expressions are FEEL, or JUEL where it is written as such."""

from __future__ import annotations

from engine.definitions.expressions import is_expression
from engine.definitions.sheet import Sheet
from engine.definitions.xml import Element, camunda, child, local, text

_SCRIPTS = {"scriptTask": "scriptFormat", "globalScriptTask": "scriptLanguage"}
_EXPRESSIONS = frozenset(
    [
        "conditionExpression",
        "condition",
        "completionCondition",
        "loopCondition",
        "loopCardinality",
        "activationCondition",
        "timeDate",
        "timeDuration",
        "timeCycle",
        "transformation",
        "from",
        "to",
        "formalExpression",
        "messagePath",
        "dataPath",
    ]
)


def is_feel(language: str) -> bool:
    """True for the names and addresses by which FEEL is known."""
    plain = language.strip().lower()
    return plain in ("feel", "text/feel", "application/feel") or "/feel" in plain


def check_scripts(sheet: Sheet) -> None:
    """Refuse languages that the engine does not speak; say which file-wide ones are passed over."""
    for element in sheet.walk():
        name = local(element)
        if name in _SCRIPTS:
            _script(sheet, element, element.get(_SCRIPTS[name]))
        elif name in _EXPRESSIONS:
            _language(sheet, element)
    default = sheet.root.get("expressionLanguage") or ""
    if (
        default
        and not is_feel(default)
        and "XPath" not in default
        and "juel" not in default.lower()
    ):
        sheet.warning(sheet.root, "expression-language", language=default)


def _script(sheet: Sheet, element: Element, language: str | None) -> None:
    script = child(element, "script")
    if element.get(camunda("resource")):
        sheet.error(element, "script-resource", resource=element.get(camunda("resource")))
        return
    if _has_work(element):
        return
    written = text(script)
    if written is None:
        sheet.warning(element, "script-empty")
        return
    juel = (language or "").strip().lower() == "juel" and is_expression(written)
    if language is not None and language.strip() and not is_feel(language) and not juel:
        sheet.error(element, "script-language", language=language)
    if not element.get(camunda("resultVariable")):
        if (language or "").strip():
            sheet.warning(element, "script-without-result")
        else:  # `x = 1` may be meant as Python: in FEEL it compares, and nothing would come of it
            sheet.error(element, "script-unspoken")


def _has_work(element: Element) -> bool:
    return element.get(camunda("type")) == "external"


def _language(sheet: Sheet, element: Element) -> None:
    language = (element.get("language") or "").strip()
    juel = "juel" in language.lower() and is_expression(text(element) or "")
    if language and not is_feel(language) and not juel:
        sheet.error(element, "expression-foreign", language=language, text=text(element) or "")
    if element.get(camunda("resource")):
        sheet.error(element, "script-resource", resource=element.get(camunda("resource")))
