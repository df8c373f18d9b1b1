"""The handlers of service work, by topic (bpmn/README.md says what each reads and returns)."""

from __future__ import annotations

from collections.abc import Mapping

from engine.ports import Handler
from processes.handlers import (
    composing,
    convening,
    following,
    minuting,
    printing,
    registering,
    telling,
)

COMPOSING: Mapping[str, Handler] = {
    "request-nominations": composing.request_nominations,
    "evaluate-composition": composing.evaluate_composition,
    "appoint-body": composing.appoint_body,
    "start-term": composing.start_term,
    "change-composition": composing.change_composition,
    "hand-over-tasks": composing.hand_over_tasks,
    "check-signing-authority": composing.check_signing_authority,
}

TELLING: Mapping[str, Handler] = {
    "remind": telling.remind,
    "escalate": telling.escalate,
    "notify": telling.notify,
}

FOLLOWING: Mapping[str, Handler] = {
    "request-statement": following.request_statement,
    "record-no-statement": following.record_no_statement,
    "open-round": following.open_round,
    "compile-report-data": following.compile_report_data,
    "number-document": registering.number_document,
    "register-document": registering.register_document,
}

CONVENING: Mapping[str, Handler] = {
    "create-meeting": convening.create_meeting,
    "send-invitation": convening.send_invitation,
    "send-materials": convening.send_materials,
    "invite-substitute": convening.invite_substitute,
}

PRINTING: Mapping[str, Handler] = {
    "produce-document": printing.produce_document,
    "distribute-document": printing.distribute_document,
}

MINUTING: Mapping[str, Handler] = {
    "send-cancellation": minuting.send_cancellation,
    "publish-minutes": minuting.publish_minutes,
    "collect-actions": minuting.collect_actions,
}

HANDLERS: Mapping[str, Handler] = {
    **COMPOSING,
    **TELLING,
    **FOLLOWING,
    **CONVENING,
    **PRINTING,
    **MINUTING,
}
