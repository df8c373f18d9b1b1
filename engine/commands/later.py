"""What administrators set going for later: the handlers of the system's own jobs, by topic."""

from __future__ import annotations

from collections.abc import Mapping

from engine.commands import batches, moving, proposals
from engine.ports import Handler

KEPT_FOR_ADMINISTRATORS: Mapping[str, Handler] = {
    batches.TOPIC: moving.migrate_next,
    proposals.TOPIC: proposals.deploy_proposal,
}
