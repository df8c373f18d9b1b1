"""Why an act about persons, bodies and memberships is refused."""

from collections.abc import Mapping

from engine.errors import Conflict, InvalidInput, InvalidState, NotAllowed, NotFound
from processes.grounds import DISQUALIFICATION, EQUALITY, rule_of_procedure
from processes.refusals.block import Block

_QUOTA = f"{EQUALITY} § 4 a"
_MEMBERSHIP = rule_of_procedure("memberships")
_TERM = rule_of_procedure("terms")
_DELEGATION = rule_of_procedure("delegation")
_ABSENCE = rule_of_procedure("absences")
_TASKS = rule_of_procedure("tasks")
_CASE = rule_of_procedure("case roles")

PEOPLE: Mapping[str, Block] = {
    "start-incomplete": Block(
        InvalidInput,
        "The process cannot begin: the case does not tell {needed}.",
        "Prosessi ei voi alkaa, koska asiasta puuttuu {needed}.",
        _CASE,
    ),
    "date-in-the-past": Block(
        InvalidInput,
        "{day} has passed already; today is {today}.",
        "Päivä {day} on jo mennyt; tänään on {today}.",
        _MEMBERSHIP,
    ),
    "ends-before-start": Block(
        InvalidInput,
        "The period would end on {end}, before it starts on {start}.",
        "Aika päättyisi {end} ennen kuin se alkaa {start}.",
        _MEMBERSHIP,
    ),
    "membership-overlaps": Block(
        Conflict,
        "{person} is in the body already, {start}–{end}.",
        "{person} on jo toimielimessä, {start}–{end}.",
        _MEMBERSHIP,
    ),
    "post-taken": Block(
        Conflict,
        "The post {post} is held by {person} at that time.",
        "Tehtävää {post} hoitaa tuolloin {person}.",
        _MEMBERSHIP,
    ),
    "post-elsewhere": Block(
        InvalidInput,
        "The post {post} does not belong to {body}.",
        "Tehtävä {post} ei kuulu toimielimeen {body}.",
        _MEMBERSHIP,
    ),
    "substitute-without-principal": Block(
        InvalidInput,
        "A substitute, and only a substitute, names the member they stand in for ({person}).",
        "Varajäsenelle, ja vain hänelle, nimetään jäsen, jota hän sijaistaa ({person}).",
        _MEMBERSHIP,
    ),
    "substitute-of-oneself": Block(
        InvalidInput,
        "{person} cannot be their own substitute.",
        "{person} ei voi olla oma varajäsenensä.",
        _MEMBERSHIP,
    ),
    "principal-not-member": Block(
        InvalidInput,
        "{principal} is no member of the body then, so nobody can be their substitute.",
        "{principal} ei ole silloin toimielimen jäsen, joten hänellä ei voi olla varajäsentä.",
        _MEMBERSHIP,
    ),
    "membership-over": Block(
        InvalidState,
        "The membership of {person} ended on {end}.",
        "Henkilön {person} jäsenyys on päättynyt {end}.",
        _MEMBERSHIP,
    ),
    "end-without-source": Block(
        InvalidInput,
        "Name the decision or the resignation that ends the membership of {person}.",
        "Nimeä päätös tai eroilmoitus, joka päättää henkilön {person} jäsenyyden.",
        _MEMBERSHIP,
    ),
    "outside-the-term": Block(
        InvalidState,
        "{day} lies outside the term of {body}.",
        "{day} ei ole toimielimen {body} toimikaudella.",
        _TERM,
    ),
    "term-without-decision": Block(
        InvalidInput,
        "The term of {body} ends by a decision only; name it.",
        "Toimielimen {body_fi} toimikausi päättyy vain päätöksellä; nimeä se.",
        _TERM,
    ),
    "term-over": Block(
        InvalidState,
        "The term of {body} ended on {end}.",
        "Toimielimen {body} toimikausi on päättynyt {end}.",
        _TERM,
    ),
    "quota-not-met": Block(
        NotAllowed,
        "{women} women and {men} men among the {group}: less than two fifths of one gender. "
        "Supplement the candidates, or record a special reason and the efforts made.",
        "{group_fi} naisia on {women} ja miehiä {men}: toista sukupuolta on alle 40 prosenttia. "
        "Täydennä ehdokkaita tai kirjaa erityinen syy ja tehdyt toimet.",
        _QUOTA,
    ),
    "gender-unknown": Block(
        InvalidInput,
        "The quota cannot be counted: the gender of {person} is not recorded.",
        "Kiintiötä ei voi laskea: henkilön {person} sukupuolta ei ole kirjattu.",
        _QUOTA,
    ),
    "nomination-one-sided": Block(
        InvalidInput,
        "{organization} must nominate both a woman and a man, or say why it cannot.",
        "Tahon {organization} on ehdotettava sekä naista että miestä tai perusteltava, miksi ei.",
        _QUOTA,
    ),
    "nomination-empty": Block(
        InvalidInput,
        "A nomination names at least one candidate.",
        "Ehdotuksessa on oltava ainakin yksi ehdokas.",
        _QUOTA,
    ),
    "nomination-not-asked": Block(
        NotAllowed,
        "{organization} is not among those asked to nominate in this case.",
        "Tahoa {organization} ei ole pyydetty nimeämään edustajaa tässä asiassa.",
        _CASE,
    ),
    "nomination-for-another": Block(
        NotAllowed,
        "Only the organization itself nominates: {organization}.",
        "Edustajan nimeää vain taho itse: {organization}.",
        _CASE,
    ),
    "delegation-without-source": Block(
        InvalidInput,
        "A delegation names its source: a decision, an order or a rule.",
        "Valtuutukselle on nimettävä lähde: päätös, määräys tai työjärjestys.",
        _DELEGATION,
    ),
    "delegation-to-oneself": Block(
        InvalidInput,
        "{person} cannot delegate to themselves.",
        "{person} ei voi valtuuttaa itseään.",
        _DELEGATION,
    ),
    "delegation-over": Block(
        InvalidState,
        "The delegation to {delegate} is no longer in force.",
        "Valtuutus henkilölle {delegate} ei ole enää voimassa.",
        _DELEGATION,
    ),
    "absence-overlaps": Block(
        Conflict,
        "An absence of {person} from {start} is recorded already.",
        "Henkilön {person} poissaolo {start} alkaen on jo kirjattu.",
        _ABSENCE,
    ),
    "absence-over": Block(
        InvalidState,
        "The absence ended on {end} already.",
        "Poissaolo on jo päättynyt {end}.",
        _ABSENCE,
    ),
    "absence-not-shorter": Block(
        InvalidInput,
        "The last day of the absence can be a day between {start} and {end}.",
        "Poissaolon viimeinen päivä voi olla jokin päivistä {start}–{end}.",
        _ABSENCE,
    ),
    "absence-begun": Block(
        InvalidState,
        "The absence began on {start}: it can be ended, but not taken back.",
        "Poissaolo on alkanut {start}: sen voi päättää, mutta ei enää perua.",
        _ABSENCE,
    ),
    "already-exists": Block(
        Conflict,
        "There is {what} {id} already.",
        "{what} {id} on jo olemassa.",
        _MEMBERSHIP,
    ),
    "unknown-in-register": Block(
        InvalidInput,
        "{what} {id} is not in the register.",
        "Rekisterissä ei ole: {what} {id}.",
        _MEMBERSHIP,
    ),
    "derogation-incomplete": Block(
        InvalidInput,
        "A derogation needs both a special reason and the efforts made to find candidates.",
        "Poikkeus edellyttää sekä erityistä syytä että selvitystä tehdyistä toimista.",
        _QUOTA,
    ),
    "chair-missing": Block(
        InvalidState,
        "{body} has no chair or acting chair today; what the chair signs off waits.",
        "Toimielimellä {body} ei ole tänään puheenjohtajaa; hänen hyväksyntänsä odottavat.",
        _MEMBERSHIP,
    ),
    "person-missing": Block(
        InvalidInput,
        "Name the person: {field}.",
        "Nimeä henkilö: {field}.",
        _TASKS,
    ),
    "text-missing": Block(
        InvalidInput,
        "This must not be left empty: {field}.",
        "Tätä ei voi jättää tyhjäksi: {field}.",
        _TASKS,
    ),
    "not-a-member": Block(
        NotAllowed,
        "{person} is no member of {body} on {day}.",
        "{person} ei ole toimielimen {body} jäsen {day}.",
        _MEMBERSHIP,
    ),
    "case-role-unknown": Block(
        InvalidInput,
        "{role} is no role of a case.",
        "{role} ei ole asian rooli.",
        _CASE,
    ),
    "id-invalid": Block(
        InvalidInput,
        "{id} is no identifier: small letters, digits and hyphens, at most 64.",
        "{id} ei kelpaa tunnisteeksi: pieniä kirjaimia, numeroita ja väliviivoja, enintään 64.",
        _MEMBERSHIP,
    ),
    "text-too-long": Block(
        InvalidInput,
        "{field} is longer than {limit} characters.",
        "{field} on pidempi kuin {limit} merkkiä.",
        _MEMBERSHIP,
    ),
    "already-disqualified": Block(
        InvalidState,
        "A disqualification of {person} in the case is recorded already.",
        "Henkilön {person} esteellisyys asiassa on jo kirjattu.",
        DISQUALIFICATION,
    ),
    "disqualification-over": Block(
        InvalidState,
        "{person} is not disqualified in the case.",
        "{person} ei ole asiassa esteellinen.",
        DISQUALIFICATION,
    ),
    "membership-later": Block(
        InvalidState,
        "A membership of {person} starts later, on {start}; take it back first.",
        "Henkilön {person} jäsenyys alkaa myöhemmin, {start}; peru se ensin.",
        _TERM,
    ),
    "no-substitute": Block(
        NotFound,
        "No substitute has been appointed for you in the bodies of this case.",
        "Sinulle ei ole määrätty varajäsentä tämän asian toimielimissä.",
        _MEMBERSHIP,
    ),
    "appointed-by-setter": Block(
        NotAllowed,
        "Members of {body} are appointed by its setter's decision.",
        "Toimielimen {body} jäsenet asetetaan asettajan päätöksellä.",
        _MEMBERSHIP,
    ),
}
