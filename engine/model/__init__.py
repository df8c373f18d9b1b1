"""The nouns of a running case: immutable values, no behaviour of storage or of the web.

Keys: a case has a random UUID (text); what belongs to a case has `(case_id, seq)`, where `seq`
counts within the case. The system's own things (deployments, start timers) belong to the case
`SYSTEM_CASE`, so that one rule holds for all: one transaction writes one case.
"""

from __future__ import annotations

from engine.model.activity import Activity, ActivityState
from engine.model.actor import SYSTEM, Actor, ActorKind
from engine.model.audit import AuditEvent
from engine.model.case import Case, CaseState, Party, PartyKind
from engine.model.definition import Definition, DefinitionKind, Deployment
from engine.model.evaluation import DecisionEvaluation
from engine.model.incident import Incident, IncidentState
from engine.model.instance import Instance, InstanceState
from engine.model.job import Job, JobKind, JobState
from engine.model.key import SYSTEM_CASE, Key
from engine.model.subscription import StartSubscription, Subscription, SubscriptionKind
from engine.model.task import Draft, Task, TaskState
from engine.model.verdict import ALLOWED, Verdict

__all__ = [
    "ALLOWED",
    "SYSTEM",
    "SYSTEM_CASE",
    "Activity",
    "ActivityState",
    "Actor",
    "ActorKind",
    "AuditEvent",
    "Case",
    "CaseState",
    "DecisionEvaluation",
    "Definition",
    "DefinitionKind",
    "Deployment",
    "Draft",
    "Incident",
    "IncidentState",
    "Instance",
    "InstanceState",
    "Job",
    "JobKind",
    "JobState",
    "Key",
    "Party",
    "PartyKind",
    "StartSubscription",
    "Subscription",
    "SubscriptionKind",
    "Task",
    "TaskState",
    "Verdict",
]
