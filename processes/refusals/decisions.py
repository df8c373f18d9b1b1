"""Why a presentation, a decision, a dissent or the minutes are refused."""

from collections.abc import Mapping

from engine.authority import SEPARATION
from engine.errors import InvalidInput, InvalidState, NotAllowed
from processes.grounds import rule_of_procedure
from processes.refusals.block import Block

_DECIDING = rule_of_procedure("presentation and decision")
_DISSENT = rule_of_procedure("dissent")
_MINUTES = rule_of_procedure("minutes")

DECISIONS: Mapping[str, Block] = {
    "nothing-presented": Block(
        InvalidState,
        "There is no decision without a presented proposal: present it first.",
        "Asiaa ei ratkaista ilman esittelyä: esittele ehdotus ensin.",
        _DECIDING,
    ),
    "older-version-presented": Block(
        InvalidState,
        "Version {presented} was presented, the document is now at version {current}: present it "
        "again.",
        "Esitelty on versio {presented}, asiakirja on nyt versiossa {current}: esittele uudelleen.",
        _DECIDING,
    ),
    "presenter-decides": Block(
        NotAllowed,
        "Who presents a matter does not decide it.",
        "Asian esittelijä ei ratkaise asiaa.",
        _DECIDING,
    ),
    "decider-prepared": Block(
        NotAllowed,
        "{person} prepared this version and cannot decide on it.",
        "{person} on valmistellut tämän version eikä voi ratkaista sitä.",
        SEPARATION,
    ),
    "not-the-decider": Block(
        NotAllowed,
        "{decider} decides here ({role}); the vice chair only when the chair is absent or "
        "disqualified.",
        "Ratkaisijana on {decider} ({role}); varapuheenjohtaja vain, kun puheenjohtaja on poissa "
        "tai esteellinen.",
        _DECIDING,
    ),
    "nobody-to-decide": Block(
        InvalidState,
        "Neither the chair nor the vice chair is present and eligible: adjourn or table.",
        "Puheenjohtaja ja varapuheenjohtaja ovat poissa tai esteellisiä: siirrä asia.",
        _DECIDING,
    ),
    "outcome-reason-missing": Block(
        InvalidInput,
        "A matter that is {outcome} needs a written reason.",
        "Ratkaisu ”{outcome_fi}” tarvitsee kirjallisen perustelun.",
        _DECIDING,
    ),
    "outcome-unknown": Block(
        InvalidInput,
        "There is no outcome “{outcome}”: approved, returned, tabled or rejected.",
        "Ratkaisua ”{outcome}” ei ole: hyväksytty, palautettu, pantu pöydälle tai hylätty.",
        _DECIDING,
    ),
    "decision-text-missing": Block(
        InvalidInput,
        "A decision needs its text.",
        "Päätökseltä puuttuu päätösteksti.",
        _DECIDING,
    ),
    "already-decided": Block(
        InvalidState,
        "This proposal has already been decided.",
        "Tästä ehdotuksesta on jo päätetty.",
        _DECIDING,
    ),
    "vote-went-against": Block(
        InvalidState,
        "The vote was {pro} for and {contra} against: the decision cannot be “{outcome}”.",
        "Äänestyksessä annettiin {pro} ääntä puolesta ja {contra} vastaan: ratkaisu ei voi olla "
        "”{outcome_fi}”.",
        rule_of_procedure("voting"),
    ),
    "dissent-without-difference": Block(
        InvalidState,
        "A dissent needs a decision that differs from the person's own proposal or vote.",
        "Eriävä mielipide edellyttää, että päätös poikkeaa henkilön ehdotuksesta tai äänestä.",
        _DISSENT,
    ),
    "dissent-too-late": Block(
        InvalidState,
        "A dissent is recorded at the decision, while the item is open.",
        "Eriävä mielipide ilmoitetaan heti päätöksen tultua tehdyksi, asiakohdan ollessa avoinna.",
        _DISSENT,
    ),
    "dissent-not-participant": Block(
        NotAllowed,
        "{person} took no part in this decision.",
        "{person} ei osallistunut tähän päätökseen.",
        _DISSENT,
    ),
    "dissent-text-missing": Block(
        InvalidInput,
        "A dissent needs its words.",
        "Eriävältä mielipiteeltä puuttuu teksti.",
        _DISSENT,
    ),
    "already-dissented": Block(
        InvalidState,
        "{person} has already recorded a dissent to this decision.",
        "{person} on jo jättänyt eriävän mielipiteen tähän päätökseen.",
        _DISSENT,
    ),
    "minutes-incomplete": Block(
        InvalidState,
        "The minutes lack: {what}.",
        "Pöytäkirjasta puuttuu: {what_fi}.",
        _MINUTES,
    ),
    "minutes-wrong-state": Block(
        InvalidState,
        "The minutes are {state}; this step does not come now.",
        "Pöytäkirjan tila on {state}; tämä vaihe ei ole nyt vuorossa.",
        _MINUTES,
    ),
    "minutes-writer-checks": Block(
        NotAllowed,
        "Who wrote the minutes does not check them.",
        "Pöytäkirjan laatija ei tarkasta sitä.",
        SEPARATION,
    ),
    "minutes-checker-absent": Block(
        NotAllowed,
        "{person} was not at the meeting and cannot check its minutes.",
        "{person} ei ollut kokouksessa eikä voi tarkastaa sen pöytäkirjaa.",
        _MINUTES,
    ),
}
