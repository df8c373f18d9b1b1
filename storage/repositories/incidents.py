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

_OPEN_OF_JOB = _MAPPER.where(
    incident.c.case_id == sa.bindparam("case_id"),
    incident.c.job_seq == sa.bindparam("job_seq"),
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

    def open_of_job(self, job: Key) -> list[Incident]:
        found = self.select(_OPEN_OF_JOB, {"case_id": job.case_id, "job_seq": job.seq})
        return [noun for noun in found if noun.state is IncidentState.OPEN]
