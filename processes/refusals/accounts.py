"""Why an act about accounts, sessions and tokens is refused."""

from collections.abc import Mapping

from engine.errors import Conflict, InvalidInput, InvalidState, NotAllowed
from processes.grounds import rule_of_procedure
from processes.refusals.block import Block

_ACCOUNTS = rule_of_procedure("accounts")

ACCOUNTS: Mapping[str, Block] = {
    "username-invalid": Block(
        InvalidInput,
        "A user name has small letters a–z, digits, and . _ @ - between them, at most 100.",
        "Käyttäjätunnuksessa on pieniä kirjaimia a–z, numeroita ja niiden välissä . _ @ -, "
        "enintään 100 merkkiä.",
        _ACCOUNTS,
    ),
    "username-taken": Block(
        Conflict,
        "Another account has that user name.",
        "Käyttäjätunnus on jo toisella tilillä.",
        _ACCOUNTS,
    ),
    "account-exists": Block(
        Conflict,
        "The person has an account already.",
        "Henkilöllä on jo käyttäjätili.",
        _ACCOUNTS,
    ),
    "grants-unknown": Block(
        InvalidInput,
        "There is no right {grants}.",
        "Oikeutta {grants} ei ole.",
        _ACCOUNTS,
    ),
    "own-grants": Block(
        NotAllowed,
        "Nobody changes their own rights or closes their own account.",
        "Kukaan ei muuta omia oikeuksiaan eikä sulje omaa tiliään.",
        rule_of_procedure("separation of duties"),
    ),
    "no-local-account": Block(
        InvalidState,
        "The account has no user name: the person signs in by the identity provider.",
        "Tilillä ei ole käyttäjätunnusta: henkilö kirjautuu tunnistuspalvelun kautta.",
        _ACCOUNTS,
    ),
    "sign-in-failed": Block(
        NotAllowed,
        "The user name or password is wrong, or there have been too many attempts: "
        "wait a moment and try again.",
        "Käyttäjätunnus tai salasana on väärä, tai yrityksiä on ollut liikaa: "
        "odota hetki ja yritä uudelleen.",
        _ACCOUNTS,
    ),
    "account-closed": Block(
        NotAllowed,
        "The account is closed.",
        "Käyttäjätili on suljettu.",
        _ACCOUNTS,
    ),
    "not-registered": Block(
        NotAllowed,
        "The identity provider knows you, but the register of persons here does not: ask an "
        "administrator for an account.",
        "Tunnistuspalvelu tuntee sinut, mutta henkilörekisteri ei: pyydä ylläpidolta tili.",
        _ACCOUNTS,
    ),
    "known-by-another": Block(
        NotAllowed,
        "The account of that name belongs to another identity of the provider.",
        "Saman nimen tili kuuluu tunnistuspalvelun toiselle henkilölle.",
        _ACCOUNTS,
    ),
    "identification-failed": Block(
        NotAllowed,
        "The identity provider's answer does not hold ({why}). Begin the sign-in again.",
        "Tunnistuspalvelun vastaus ei kelpaa ({why}). Aloita kirjautuminen alusta.",
        _ACCOUNTS,
    ),
    "provider-unreachable": Block(
        InvalidState,
        "The identity provider does not answer. Try again in a moment.",
        "Tunnistuspalvelu ei vastaa. Yritä hetken päästä uudelleen.",
        _ACCOUNTS,
    ),
    "password-short": Block(
        InvalidInput,
        "A password has at least {least} characters.",
        "Salasanassa on vähintään {least} merkkiä.",
        _ACCOUNTS,
    ),
    "password-long": Block(
        InvalidInput,
        "A password has at most {most} characters.",
        "Salasanassa on enintään {most} merkkiä.",
        _ACCOUNTS,
    ),
    "password-common": Block(
        InvalidInput,
        "The password is among the first that a stranger would try. Choose several words that "
        "have nothing to do with each other.",
        "Salasana on ensimmäisiä, joita vieras kokeilisi. Valitse useita sanoja, jotka eivät "
        "liity toisiinsa.",
        _ACCOUNTS,
    ),
    "password-same": Block(
        InvalidInput,
        "The new password is the old one.",
        "Uusi salasana on sama kuin vanha.",
        _ACCOUNTS,
    ),
    "token-scopes": Block(
        InvalidInput,
        "A token needs scopes that there are; not: {scopes}.",
        "Tunnus tarvitsee olemassa olevat käyttöoikeudet; ei: {scopes}.",
        _ACCOUNTS,
    ),
    "token-grants": Block(
        NotAllowed,
        "A token gets no right that its maker has not: {grants}.",
        "Tunnus ei saa oikeutta, jota sen tekijällä ei ole: {grants}.",
        _ACCOUNTS,
    ),
    "erase-oneself": Block(
        NotAllowed,
        "Nobody erases themselves; ask another administrator.",
        "Kukaan ei poista omia tietojaan; pyydä toista ylläpitäjää.",
        rule_of_procedure("separation of duties"),
    ),
    "erase-in-office": Block(
        InvalidState,
        "The person is still a member or official of {body}; end that first.",
        "Henkilö on yhä jäsenenä tai virassa ({body}); päätä se ensin.",
        _ACCOUNTS,
    ),
    "erase-at-work": Block(
        InvalidState,
        "The person still has open tasks; give them to others first.",
        "Henkilöllä on avoimia tehtäviä; siirrä ne ensin muille.",
        _ACCOUNTS,
    ),
}
