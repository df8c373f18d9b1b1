"""What each kind of activity does: offers, work, calls, decisions, scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engine.definitions.assembly.data import variable_name
from engine.definitions.assembly.events import in_source, message_event
from engine.definitions.expressions import Expressions, ListOf, Variable, is_expression
from engine.definitions.model import (
    AdHoc,
    Binding,
    Call,
    CallMapping,
    Expression,
    Kind,
    Literal,
    Node,
    Offer,
    Rule,
    Work,
)
from engine.definitions.normalise.zeebe import CAMUNDA_8
from engine.definitions.xml import (
    ZEEBE,
    Element,
    bpmn,
    camunda,
    child,
    child_text,
    children,
    extensions,
    flag,
    paatos,
    text,
)

_RETRIES = re.compile(r"^R(\d{1,4})/")
_DEPLOYED_FORM = "camunda-forms:deployment:"
_COMPUTED = re.compile(r"[$#]\{")
_OWNER = re.compile(r"^(user|group)\s*\(\s*(.*?)\s*\)$")


def fill_activity(x: Expressions, element: Element, node: Node) -> None:
    """Add to the node what its kind of activity does."""
    node.result_variable = element.get(camunda("resultVariable")) or ""
    if node.kind is Kind.USER_TASK:
        node.offer = build_offer(x, element)
    elif node.kind is Kind.CALL_ACTIVITY:
        node.call = _call(x, element)
    elif node.kind is Kind.RECEIVE_TASK:
        node.message = message_event(x, element)
    elif node.kind is Kind.SCRIPT_TASK:
        node.script = x.feel(element, child_text(element, "script"), "script")
    if node.kind is Kind.BUSINESS_RULE_TASK:
        node.rule = _rule(x, element)
    if node.kind in (Kind.SERVICE_TASK, Kind.SEND_TASK, Kind.BUSINESS_RULE_TASK, Kind.SCRIPT_TASK):
        node.work = build_work(x, element)
    if node.kind is Kind.SEND_TASK and node.work is None:
        node.message = message_event(x, element)


def build_offer(x: Expressions, element: Element) -> Offer:
    """Who may do a user task, until when and with which form."""

    def read(name: str) -> Expression | None:
        return x.template(element, element.get(camunda(name)), name)

    offer = Offer(
        assignee=read("assignee"),
        candidate_users=read("candidateUsers"),
        candidate_groups=read("candidateGroups"),
        due=read("dueDate"),
        follow_up=read("followUpDate"),
        priority=read("priority"),
        form_key=_form(x, element),
        texts=_texts(x, element),
        due_basis=element.get(paatos("dueBasis")) or "",
        shift=element.get(paatos("shift")) or "",
    )
    _resources(x, element, offer)
    return offer


def _texts(x: Expressions, element: Element) -> dict[str, Expression]:
    """The names and the description that Camunda 7 and Flowable compute for each task."""
    written = {
        "": element.get("name"),
        "sv": element.get(paatos("name-sv")),
        "en": element.get(paatos("name-en")),
        "documentation": child_text(element, "documentation"),
    }
    return {
        key: made
        for key, text in written.items()
        if text is not None and _COMPUTED.search(text)
        if (made := x.feel(element, text, "name")) is not None
    }


def _form(x: Expressions, element: Element) -> Expression | None:
    key = element.get(camunda("formKey")) or element.get(camunda("formRef"))
    if key is not None and key.startswith(_DEPLOYED_FORM):
        key = key.removeprefix(_DEPLOYED_FORM)
    return x.template(element, key, "formKey")


def _resources(x: Expressions, element: Element, offer: Offer) -> None:
    """humanPerformer and potentialOwner of the standard; `user(a), group(b)` as Activiti reads."""
    for performer in children(element, "humanPerformer"):
        if offer.assignee is None:
            offer.assignee = x.template(element, _who(performer), "humanPerformer")
    users: list[Expression] = []
    groups: list[Expression] = []
    for owner in children(element, "potentialOwner"):
        for part in _split(_who(owner) or _resource(x, owner)):
            match = _OWNER.match(part)
            value = x.template(element, match.group(2) if match else part, "potentialOwner")
            if value is not None:
                (users if match and match.group(1) == "user" else groups).append(value)
    offer.candidate_users = offer.candidate_users or _one_or_list(users)
    offer.candidate_groups = offer.candidate_groups or _one_or_list(groups)


def _who(role: Element) -> str | None:
    return child_text(child(role, "resourceAssignmentExpression"), "formalExpression") or text(
        child(role, "resourceAssignmentExpression")
    )


def _resource(x: Expressions, role: Element) -> str:
    """A resource that is only referred to: a group of that name."""
    found = x.sheet.get(child_text(role, "resourceRef"), "resource")
    return "" if found is None else f"group({found.get('name') or found.get('id')})"


def _split(written: str) -> list[str]:
    """Parts between commas, unless the whole is one expression."""
    if is_expression(written) and not written.startswith(("user", "group")):
        return [written]
    return [part.strip() for part in written.split(",") if part.strip()]


def _one_or_list(values: list[Expression]) -> Expression | None:
    if not values:
        return None
    if all(isinstance(value, Literal) for value in values):
        return Literal(", ".join(value.text for value in values))
    return values[0] if len(values) == 1 else ListOf(tuple(values))


def build_work(x: Expressions, element: Element, event: Element | None = None) -> Work | None:
    """The work of a task, or of the message definition of a throw or end `event`."""
    topic = element.get(camunda("topic"))
    owner = element if event is None else event
    written = element.get(camunda("taskPriority")) or _of_process(element, "taskPriority")
    priority = x.template(element, written, "taskPriority")
    if element.get(camunda("type")) == "external" and topic:
        work = Work(priority=priority)
        _retries(x, owner, work)
        if is_expression(topic):
            work.topic_expression = x.feel(element, topic, "topic")
        else:
            work.topic = topic
        return work
    written = element.get(camunda("expression"))
    if written is None:
        return None
    expression = x.feel(element, written, "expression")
    return None if expression is None else Work(expression=expression, priority=priority)


def _of_process(element: Element, name: str) -> str | None:
    """What the process says for all of its tasks."""
    around = next(element.iterancestors(bpmn("process")), None)
    return None if around is None else around.get(camunda(name))


def _retries(x: Expressions, element: Element, work: Work) -> None:
    """How often failed work is tried; Camunda 7 and 8 let it be computed."""
    for item in extensions(element, "failedJobRetryTimeCycle"):
        written = text(item) or ""
        if is_expression(written):
            work.retries_expression = x.feel(element, written, "retries")
        elif match := _RETRIES.match(written):
            work.retries = int(match.group(1))
            return


def _rule(x: Expressions, element: Element) -> Rule | None:
    reference = element.get(camunda("decisionRef"))
    if not reference:
        return None
    rule = Rule(
        binding=binding(element, "decisionRefBinding"),
        version=x.template(element, element.get(camunda("decisionRefVersion")), "version"),
        version_tag=x.template(
            element, element.get(camunda("decisionRefVersionTag")), "versionTag"
        ),
        map_result=element.get(camunda("mapDecisionResult")) or "",
    )
    if is_expression(reference):
        rule.decision_expression = x.feel(element, reference, "decisionRef")
    else:
        rule.decision = reference
    return rule


def binding(element: Element, name: str) -> Binding:
    """The binding attribute; unknown values are refused by a check and read as latest here."""
    value = element.get(camunda(name)) or "latest"
    return Binding(value) if value in set(Binding) else Binding.LATEST


def _call(x: Expressions, element: Element) -> Call:
    called = element.get("calledElement") or ""
    call = Call(
        binding=binding(element, "calledElementBinding"),
        version=x.template(element, element.get(camunda("calledElementVersion")), "version"),
        version_tag=x.template(
            element, element.get(camunda("calledElementVersionTag")), "versionTag"
        ),
    )
    if is_expression(called):
        call.element_expression = x.feel(element, called, "calledElement")
    else:
        call.element = called
    _mappings(x, element, call)
    return call


def _mappings(x: Expressions, element: Element, call: Call) -> None:
    for item in extensions(element, "in"):
        if (key := item.get("businessKey")) is not None:
            call.business_key = x.template(element, key, "businessKey")
    ins = [i for i in extensions(element, "in") if i.get("businessKey") is None]
    given, returned = _declared(x, element, "dataInput"), _declared(x, element, "dataOutput")
    call.inputs = (*given, *(_mapping(x, element, item) for item in ins))
    outs = [_mapping(x, element, item) for item in extensions(element, "out")]
    call.outputs = (*returned, *outs)
    call.early = () if element.get(CAMUNDA_8) else tuple(outs)


def _declared(x: Expressions, element: Element, kind: str) -> Iterator[CallMapping]:
    """The standard's way: what associations bring to or from the call's own data, by its name."""
    ends = {"dataInput": "targetRef", "dataOutput": "sourceRef"}
    joined = {
        text(end)
        for association in children(element, f"{kind}Association")
        for end in children(association, ends[kind])
    }
    for item in element.iterfind(f"{bpmn('ioSpecification')}/{bpmn(kind)}"):
        name = variable_name(x.sheet, item.get("id"))
        if item.get("id") in joined and name is not None:
            yield CallMapping(name, Variable(name), local=True)


def _mapping(x: Expressions, element: Element, item: Element) -> CallMapping:
    return CallMapping(
        target=item.get("target") or "",
        source=in_source(x, element, item),
        all_variables=item.get("variables") == "all",
        local=item.get("local") == "true",
    )


def build_ad_hoc(x: Expressions, element: Element) -> AdHoc:
    """How an ad-hoc sub-process starts and ends its activities."""
    active = [
        item.get("activeElementsCollection") for item in extensions(element, "adHoc", ns=ZEEBE)
    ]
    return AdHoc(
        sequential=element.get("ordering") == "Sequential",
        completion_condition=x.feel(
            element, child_text(element, "completionCondition"), "completionCondition"
        ),
        cancel_remaining=flag(element, "cancelRemainingInstances", True),
        active_elements=x.feel(element, active[0], "activeElementsCollection") if active else None,
        offered_on_demand=element.get(paatos("onDemand")) == "true",
    )
