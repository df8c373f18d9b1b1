"""The roles in which somebody acts: of a case, of a body, of a task, of the installation."""

from __future__ import annotations

from collections.abc import Mapping

from engine.text import Text

PERSON, SELF, NAMED, SERVICE = "person", "self", "named", "service"
PARTICIPANT = "participant"
OFFICIAL, MEMBER = "official", "member"
REGISTRAR_POST, PRESENTER_POST = "post.registrar", "post.presenting_official"
ADMIN, OPERATE, DEPLOY, AUDIT = (
    f"right.{each}" for each in ("admin", "operate", "deploy", "audit")
)
MINISTER, PRESENTER = "setter.minister", "setter.presenting_official"
PREPARER, PREPARER_CHAIR, SECRETARY = "preparer", "preparer.chair", "preparer.secretary"
APPROVER, APPROVER_CHAIR, VICE_CHAIR = "approver", "approver.chair", "approver.vice_chair"
REGISTRY, NOMINATORS, OWNERS, EXPERTS = "registry", "nominators", "owners", "experts"

ROLES: Mapping[str, Text] = {
    MINISTER: Text("ministeri (asettaja)", "minister (tillsättare)", "minister (setter)"),
    PRESENTER: Text("esittelijä", "föredragande", "presenting official"),
    PREPARER_CHAIR: Text("sihteeristön pj.", "sekretariatets ordf.", "chair of the secretariat"),
    SECRETARY: Text("sihteeristön sihteeri", "sekretariatets sekreterare", "secretary"),
    PREPARER: Text("sihteeristön jäsen", "medlem av sekretariatet", "member of the secretariat"),
    APPROVER_CHAIR: Text("ryhmän pj.", "gruppens ordf.", "chair of the group"),
    VICE_CHAIR: Text("ryhmän varapj.", "gruppens vice ordf.", "vice chair of the group"),
    APPROVER: Text("ryhmän jäsen", "medlem av gruppen", "member of the group"),
    NOMINATORS: Text("nimeävä taho", "nominerande organisation", "nominating organization"),
    OWNERS: Text("toimenpiteen omistaja", "åtgärdens ägare", "owner of a measure"),
    EXPERTS: Text("asiantuntija", "sakkunnig", "expert"),
    REGISTRY: Text("kirjaamo", "registratur", "registry"),
    PARTICIPANT: Text("asian osallinen", "deltagare i ärendet", "participant of the case"),
    NAMED: Text("tehtävään nimetty", "namngiven för uppgiften", "named for the task"),
    OFFICIAL: Text("virkamies", "tjänsteman", "official"),
    MEMBER: Text("toimielimen jäsen", "medlem av ett organ", "member of any body"),
    REGISTRAR_POST: Text("kirjaaja", "registrator", "registrar"),
    PRESENTER_POST: Text("esittelijä (missä vain)", "föredragande", "any presenting official"),
    SELF: Text("henkilö itse", "personen själv", "the person concerned"),
    SERVICE: Text("palvelutunnus", "tjänst", "service account"),
    PERSON: Text("kuka tahansa käyttäjä", "vem som helst", "any user"),
    ADMIN: Text("ylläpitäjä", "administratör", "administrator"),
    OPERATE: Text("ylläpidon päivystäjä", "driftsansvarig", "operator"),
    DEPLOY: Text("mallien julkaisija", "modellpublicerare", "deployer of models"),
    AUDIT: Text("tarkastaja", "revisor", "auditor"),
}
CHAIRS = (APPROVER_CHAIR, VICE_CHAIR)

Row = tuple[Text, tuple[str, ...]]
"""What an action is called, and the roles that it is open to."""
