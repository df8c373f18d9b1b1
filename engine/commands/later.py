"""What administrators set going for later: the handlers of the system's own jobs, by topic."""

from __future__ import annotations

from collections.abc import Mapping

from engine.commands import proposals
from engine.ports import Handler

KEPT_FOR_ADMINISTRATORS: Mapping[str, Handler] = {
    proposals.TOPIC: proposals.deploy_proposal,
}
