"""Why an act of hearing, following up, extending or paying is refused."""

from collections.abc import Mapping

from engine.errors import InvalidInput, InvalidState, NotAllowed
from processes.grounds import rule_of_procedure
from processes.refusals.block import Block

_HEARING = rule_of_procedure("hearing of experts")
_FOLLOWING = rule_of_procedure("following up")
_DEADLINES = rule_of_procedure("deadlines")
_COSTS = rule_of_procedure("costs")

FOLLOWING: Mapping[str, Block] = {
    "statement-wrong-state": Block(
        InvalidState,
        "The statement is {state}; this cannot be done now.",
        "Lausunnon tila on {state}; tätä ei voi nyt tehdä.",
        _HEARING,
    ),
    "statement-question-missing": Block(
        InvalidInput,
        "A request for a statement says what is asked.",
        "Lausuntopyynnössä on kerrottava, mistä lausuntoa pyydetään.",
        _HEARING,
    ),
    "statement-text-missing": Block(
        InvalidInput,
        "A statement needs its words.",
        "Lausunnolta puuttuu teksti.",
        _HEARING,
    ),
    "statement-not-asked": Block(
        NotAllowed,
        "This statement was asked of {expert}.",
        "Lausunto on pyydetty henkilöltä {expert}.",
        _HEARING,
    ),
    "statement-not-due": Block(
        InvalidState,
        "The statement is due on {due}; it is not missing before that.",
        "Lausunnon määräaika on {due}; sitä ennen lausunto ei ole puuttuva.",
        _HEARING,
    ),
    "due-in-the-past": Block(
        InvalidInput,
        "The due date {due} has already passed.",
        "Määräpäivä {due} on jo mennyt.",
        _DEADLINES,
    ),
    "measure-wrong-state": Block(
        InvalidState,
        "The measure is {state}.",
        "Toimenpiteen tila on {state}.",
        _FOLLOWING,
    ),
    "measure-incomplete": Block(
        InvalidInput,
        "A measure needs: {what}.",
        "Toimenpiteeltä puuttuu: {what_fi}.",
        _FOLLOWING,
    ),
    "not-the-owner": Block(
        NotAllowed,
        "{owner} reports on this measure.",
        "Toimenpiteestä raportoi {owner}.",
        _FOLLOWING,
    ),
    "round-wrong-state": Block(
        InvalidState,
        "The round of reports is {state}.",
        "Raportointikierroksen tila on {state}.",
        _FOLLOWING,
    ),
    "round-open": Block(
        InvalidState,
        "The round before is still open.",
        "Edellinen raportointikierros on vielä avoinna.",
        _FOLLOWING,
    ),
    "round-period": Block(
        InvalidInput,
        "The period would end before it starts.",
        "Raportointijakso päättyisi ennen kuin se alkaa.",
        _FOLLOWING,
    ),
    "round-without-measures": Block(
        InvalidState,
        "There is nothing to follow up: the case has no active measures.",
        "Seurattavaa ei ole: asialla ei ole voimassa olevia toimenpiteitä.",
        _FOLLOWING,
    ),
    "deviation-unexplained": Block(
        InvalidInput,
        "A measure that is {status} needs its deviation and the corrective action in words.",
        "Kun toimenpiteen tila on {status_fi}, poikkeama ja korjaava toimi on kuvattava.",
        _FOLLOWING,
    ),
    "status-text-missing": Block(
        InvalidInput,
        "A status report says in words where the measure stands.",
        "Tilanneraportissa on kuvattava sanallisesti, missä toimenpide on.",
        _FOLLOWING,
    ),
    "already-reported": Block(
        InvalidState,
        "This measure is already reported in this round.",
        "Toimenpiteestä on jo raportoitu tällä kierroksella.",
        _FOLLOWING,
    ),
    "extension-not-later": Block(
        InvalidInput,
        "An extension ends later than the deadline it extends ({due}).",
        "Jatketun määräajan on päätyttävä nykyistä ({due}) myöhemmin.",
        _DEADLINES,
    ),
    "extension-without-reason": Block(
        InvalidInput,
        "An extension needs its reason.",
        "Määräajan jatkaminen on perusteltava.",
        _DEADLINES,
    ),
    "extension-not-the-setter": Block(
        NotAllowed,
        "The deadline was set by {setter}; only a decision of the setter extends it.",
        "Määräajan on asettanut {setter}; vain asettajan päätös jatkaa sitä.",
        _DEADLINES,
    ),
    "no-deadline": Block(
        InvalidState,
        "The task has no deadline to extend.",
        "Tehtävällä ei ole määräaikaa, jota jatkaa.",
        _DEADLINES,
    ),
    "fees-denied": Block(
        NotAllowed,
        "The decision grants no meeting fees.",
        "Päätöksen mukaan kokouspalkkioita ei makseta.",
        _COSTS,
    ),
    "travel-denied": Block(
        NotAllowed,
        "The decision grants no travel compensation.",
        "Päätöksen mukaan matkakustannuksia ei korvata.",
        _COSTS,
    ),
    "expense-not-positive": Block(
        InvalidInput,
        "An expense is more than zero.",
        "Kulun on oltava suurempi kuin nolla.",
        _COSTS,
    ),
    "costs-undecided": Block(
        InvalidState,
        "No decision says yet what is paid for this body's work.",
        "Toimielimen kuluista ei ole vielä päätöstä.",
        _COSTS,
    ),
}
