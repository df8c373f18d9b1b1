"""What stands still."""

from __future__ import annotations

import sqlalchemy as sa

from engine.model import Incident, IncidentState, Key
from storage.mapping import Mapper
from storage.repositories.rows import Rows
from storage.tables import incident

_MAPPER = Mapper(incident, Incident)
_OPEN = _MAPPER.where(
    incident.c.case_id == sa.bindparam("case_id"),
    incident.c.instance_seq == sa.bindparam("instance_seq"),
    incident.c.state == IncidentState.OPEN,
)


class IncidentRows(Rows[Incident]):
    """See `engine.ports.Incidents`. `token` is the runtime's number of the incident."""

    mapper = _MAPPER
    name = "incident"
    name_fi = "häiriö"

    def open_of_instance(self, instance: Key) -> list[Incident]:
        params = {"case_id": instance.case_id, "instance_seq": instance.seq}
        found = self.select(_OPEN, params)
        found += [noun for noun in self.new() if noun.instance_seq == instance.seq]
        return [noun for noun in found if noun.state is IncidentState.OPEN]
