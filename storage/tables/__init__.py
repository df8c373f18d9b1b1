"""All tables on one metadata. A new noun: its own file here, and one import below."""

from storage.tables.audit import audit, audit_anchor, audit_anchor_head
from storage.tables.base import metadata
from storage.tables.case import case, case_role, number, number_series
from storage.tables.definition import definition, deployment, resource, start_subscription
from storage.tables.history import activity, decision_evaluation
from storage.tables.idempotency import idempotency
from storage.tables.incident import incident
from storage.tables.instance import instance
from storage.tables.job import job
from storage.tables.nomination import disqualification, nomination
from storage.tables.people import (
    absence,
    body,
    delegation,
    membership,
    organization,
    person,
    post,
)
from storage.tables.subscription import subscription
from storage.tables.task import draft, task, task_candidate

__all__ = [
    "absence",
    "activity",
    "audit",
    "audit_anchor",
    "audit_anchor_head",
    "body",
    "case",
    "case_role",
    "decision_evaluation",
    "definition",
    "delegation",
    "deployment",
    "disqualification",
    "draft",
    "idempotency",
    "incident",
    "instance",
    "job",
    "membership",
    "metadata",
    "nomination",
    "number",
    "number_series",
    "organization",
    "person",
    "post",
    "resource",
    "start_subscription",
    "subscription",
    "task",
    "task_candidate",
]
