"""What the models' notices are about, in the words of those who are told."""

from __future__ import annotations

from collections.abc import Mapping

from engine.text import Text

WORK: Mapping[str, Text] = {
    "nomination": Text("Nimeä edustaja", "Utse representant", "Nominate"),
    "proposal-due": Text("Esitys yhteistyömallista", "Förslag till samarbetsmodell", "Proposal"),
    "proposal-overdue": Text(
        "Esitys yhteistyömallista", "Förslag till samarbetsmodell", "Proposal"
    ),
    "minutes": Text("Laadi pöytäkirja", "Upprätta protokoll", "Write minutes"),
    "status-report": Text("Raportoi tilanne", "Rapportera läget", "Report status"),
    "statement": Text("Anna lausunto", "Ge utlåtande", "Give statement"),
}
"""Work with a last day, for reminders and escalations."""

NEWS: Mapping[str, Text] = {
    "appointment-rejected": Text(
        "asettamista ei hyväksytty", "tillsättandet godkändes inte", "the appointing was rejected"
    ),
    "body-appointed": Text(
        "toimielin on asetettu", "organet har tillsatts", "the body has been appointed"
    ),
    "chair-vacant": Text(
        "puheenjohtajan paikka on avoinna, ja hänen hyväksyntänsä odottavat",
        "ordförandens plats är vakant, och det som ordföranden godkänner väntar",
        "the chair is vacant, and what the chair signs off waits",
    ),
    "change-proposed": Text(
        "yhteistyömalliin esitetään muutosta",
        "en ändring av samarbetsmodellen föreslås",
        "a change of the cooperation model is proposed",
    ),
    "change-rejected": Text(
        "kokoonpanon muutosta ei hyväksytty",
        "ändringen av sammansättningen godkändes inte",
        "the change of the composition was rejected",
    ),
    "composition-changed": Text(
        "kokoonpano on muuttunut", "sammansättningen har ändrats", "the composition has changed"
    ),
    "deadline-extended": Text(
        "esityksen määräaikaa on jatkettu",
        "tidsfristen för förslaget har förlängts",
        "the time for the proposal has been extended",
    ),
    "deadline-not-extended": Text(
        "esityksen määräaikaa ei jatketa",
        "tidsfristen för förslaget förlängs inte",
        "the time for the proposal is not extended",
    ),
    "model-approved": Text(
        "yhteistyömalli on hyväksytty",
        "samarbetsmodellen har godkänts",
        "the cooperation model has been approved",
    ),
    "proposal-approved": Text(
        "esitys on hyväksytty", "förslaget har godkänts", "the proposal has been approved"
    ),
    "proposal-rejected": Text(
        "esitys on hylätty", "förslaget har förkastats", "the proposal has been rejected"
    ),
    "proposal-returned": Text(
        "esitys on palautettu valmisteltavaksi",
        "förslaget har återsänts för beredning",
        "the proposal has been returned",
    ),
    "proposal-submitted": Text(
        "esitys on luovutettu", "förslaget har överlämnats", "the proposal has been submitted"
    ),
    "proposal-tabled": Text(
        "esitys on pantu pöydälle", "förslaget har bordlagts", "the proposal has been tabled"
    ),
}
"""What has happened, for plain notices: the end of a sentence that begins with the matter."""


def named(book: Mapping[str, Text], notice: str) -> Text:
    """The words of a notice; one that is not in the book is told as it is called."""
    return book.get(notice) or Text(notice, notice, notice)
