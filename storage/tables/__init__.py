"""All tables on one metadata. A new noun: its own file here, and one import below."""

from storage.tables.administration import (
    batch_move,
    draft_save,
    migration_batch,
    model_draft,
    model_file,
    proposal,
)
from storage.tables.audit import audit, audit_anchor, audit_anchor_head, audit_lookup
from storage.tables.base import metadata
from storage.tables.case import GROWN, case, case_role, number, number_series
from storage.tables.decision import deadline_extension, decision, dissent, presentation
from storage.tables.definition import definition, deployment, resource, start_subscription
from storage.tables.document import (
    distribution,
    document,
    document_version,
    rendering,
    secret_reading,
    signature,
    stored_file,
)
from storage.tables.feed import calendar_feed
from storage.tables.following import expense, measure, report_round, statement, status_report
from storage.tables.history import activity, decision_evaluation
from storage.tables.idempotency import idempotency
from storage.tables.incident import incident
from storage.tables.instance import instance
from storage.tables.job import job
from storage.tables.meeting import (
    action_point,
    agenda_item,
    invitation,
    meeting,
    minutes,
    objection,
    presence,
    recusal,
    recusal_check,
    vote,
)
from storage.tables.nomination import disqualification, nomination
from storage.tables.notice import notice, preferences
from storage.tables.people import (
    absence,
    body,
    delegation,
    membership,
    organization,
    person,
    post,
)
from storage.tables.session import account, session, sign_in_attempt, spent_token, throttle
from storage.tables.subscription import subscription
from storage.tables.task import draft, task, task_candidate, task_lookup

__all__ = [
    "GROWN",
    "absence",
    "account",
    "action_point",
    "activity",
    "agenda_item",
    "audit",
    "audit_anchor",
    "audit_anchor_head",
    "audit_lookup",
    "batch_move",
    "body",
    "calendar_feed",
    "case",
    "case_role",
    "deadline_extension",
    "decision",
    "decision_evaluation",
    "definition",
    "delegation",
    "deployment",
    "disqualification",
    "dissent",
    "distribution",
    "document",
    "document_version",
    "draft",
    "draft_save",
    "expense",
    "idempotency",
    "incident",
    "instance",
    "invitation",
    "job",
    "measure",
    "meeting",
    "membership",
    "metadata",
    "migration_batch",
    "minutes",
    "model_draft",
    "model_file",
    "nomination",
    "notice",
    "number",
    "number_series",
    "objection",
    "organization",
    "person",
    "post",
    "preferences",
    "presence",
    "presentation",
    "proposal",
    "recusal",
    "recusal_check",
    "rendering",
    "report_round",
    "resource",
    "secret_reading",
    "session",
    "sign_in_attempt",
    "signature",
    "spent_token",
    "start_subscription",
    "statement",
    "status_report",
    "stored_file",
    "subscription",
    "task",
    "task_candidate",
    "task_lookup",
    "throttle",
    "vote",
]
