"""Why an act on a document is refused."""

from collections.abc import Mapping

from engine.authority import SEPARATION
from engine.errors import Conflict, InvalidInput, InvalidState, NotAllowed
from processes.grounds import PUBLIC_FROM, SECRECY, SECRECY_PERIOD, rule_of_procedure
from processes.refusals.block import Block

_DOCUMENTS = rule_of_procedure("documents")
_SIGNING = rule_of_procedure("who signs")
_REGISTER = rule_of_procedure("registration")

DOCUMENTS: Mapping[str, Block] = {
    "signed-is-immutable": Block(
        InvalidState,
        "The document is signed and stays as it is; a correction is a new document linked to it.",
        "Asiakirja on allekirjoitettu eikä sitä muuteta; korjaus tehdään uutena, siihen "
        "linkitettynä versiona.",
        _DOCUMENTS,
    ),
    "not-signed": Block(
        InvalidState,
        "Only a signed document is corrected; this one is still {state} and can be changed.",
        "Vain allekirjoitettu asiakirja korjataan; tämän tila on {state}, sitä voi muuttaa.",
        _DOCUMENTS,
    ),
    "attachments-locked": Block(
        InvalidState,
        "The attachments were locked when the matter was presented.",
        "Liitteet lukittiin, kun asia esiteltiin.",
        _DOCUMENTS,
    ),
    "document-presented": Block(
        InvalidState,
        "The document is presented for decision; it is changed only after a return.",
        "Asiakirja on esitelty ratkaistavaksi; sitä muutetaan vasta palautuksen jälkeen.",
        _DOCUMENTS,
    ),
    "attachment-size": Block(
        InvalidInput,
        "An attachment holds something and is at most {limit} MB.",
        "Liite ei saa olla tyhjä, ja sen koko on enintään {limit} Mt.",
        _DOCUMENTS,
    ),
    "attachment-twice": Block(
        Conflict,
        "The version already has an attachment named {name}.",
        "Versiossa on jo liite nimeltä {name}.",
        _DOCUMENTS,
    ),
    "stale-version": Block(
        Conflict,
        "The document is already at version {current}; this was made on version {based_on}.",
        "Asiakirja on jo versiossa {current}; tämä pohjautuu versioon {based_on}.",
        _DOCUMENTS,
    ),
    "no-such-version": Block(
        InvalidState,
        "The document has no content yet.",
        "Asiakirjalla ei ole vielä sisältöä.",
        _DOCUMENTS,
    ),
    "not-a-signer": Block(
        NotAllowed,
        "This document is signed by: {signers}.",
        "Asiakirjan allekirjoittavat: {signers_fi}.",
        _SIGNING,
    ),
    "already-signed": Block(
        InvalidState,
        "{person} has already signed this version.",
        "{person} on jo allekirjoittanut tämän version.",
        _SIGNING,
    ),
    "capacity-already-signed": Block(
        InvalidState,
        "This version is already signed by the {capacity}.",
        "Tällä versiolla on jo allekirjoitus: {capacity_fi}.",
        _SIGNING,
    ),
    "signer-prepared": Block(
        NotAllowed,
        "{person} prepared this version and cannot sign it off.",
        "{person} on valmistellut tämän version eikä voi hyväksyä sitä allekirjoituksellaan.",
        SEPARATION,
    ),
    "sign-before-decision": Block(
        InvalidState,
        "The matter is not yet decided as approved; the document cannot be signed.",
        "Asiaa ei ole ratkaistu hyväksytyksi; asiakirjaa ei voi allekirjoittaa.",
        _SIGNING,
    ),
    "hash-differs": Block(
        Conflict,
        "What was shown is not what would be signed: the content has changed.",
        "Näytetty sisältö ei ole allekirjoitettava sisältö: se on muuttunut.",
        _SIGNING,
    ),
    "number-taken": Block(
        Conflict,
        "The number {number} is already used, and numbers are never used again.",
        "Numero {number} on jo käytetty, eikä numeroita käytetä uudelleen.",
        _REGISTER,
    ),
    "already-numbered": Block(
        InvalidState,
        "The document already has the number {number}.",
        "Asiakirjalla on jo numero {number}.",
        _REGISTER,
    ),
    "number-only-signed": Block(
        InvalidState,
        "A draft gets no number; the number is given at the signing.",
        "Luonnokselle ei anneta numeroa; numero annetaan allekirjoitettaessa.",
        _REGISTER,
    ),
    "not-distributable": Block(
        InvalidState,
        "Only a signed document is distributed.",
        "Vain allekirjoitettu asiakirja jaetaan.",
        _REGISTER,
    ),
    "no-recipients": Block(
        InvalidInput,
        "A distribution needs at least one recipient.",
        "Jakelussa on oltava vähintään yksi vastaanottaja.",
        _REGISTER,
    ),
    "secrecy-ground-missing": Block(
        InvalidInput,
        "A secret or partly secret document needs its ground: the point of 621/1999 § 24.",
        "Salassa pidettävä tai osittain salassa pidettävä asiakirja tarvitsee perusteen: "
        "julkisuuslain 24 §:n kohdan.",
        SECRECY,
    ),
    "secrecy-not-relaxed": Block(
        NotAllowed,
        "Secrecy is not relaxed by the way of the work: a person decides on it, with a reason.",
        "Salassapito ei lievene käsittelyn edetessä: siitä päättää henkilö perustellusti.",
        SECRECY,
    ),
    "secrecy-period": Block(
        InvalidInput,
        "The secrecy period is 1–100 years (25 by default).",
        "Salassapitoaika on 1–100 vuotta (oletus 25).",
        SECRECY_PERIOD,
    ),
    "secret-document": Block(
        NotAllowed,
        "The document is secret, and you have no right to it.",
        "Asiakirja on salassa pidettävä, eikä sinulla ole oikeutta siihen.",
        SECRECY,
    ),
    "not-yet-public": Block(
        NotAllowed,
        "The document is not yet public: {when}.",
        "Asiakirja ei ole vielä julkinen: {when_fi}.",
        PUBLIC_FROM,
    ),
}
