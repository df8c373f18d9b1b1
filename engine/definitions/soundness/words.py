"""What each finding says, and how to mend it: Finnish, Swedish, English."""

from __future__ import annotations

Texts = tuple[str, str, str]

WORDS: dict[str, tuple[Texts, Texts]] = {
    "sound-deadlock": (
        (
            "{id} voi jäädä odottamaan haaraa, jota ei enää tule ({missing}). Näin käy: {way}.",
            "{id} kan bli väntande på en gren som inte mer kommer ({missing}). Så går det: {way}.",
            "{id} may wait for a branch that no longer comes ({missing}). It happens so: {way}.",
        ),
        (
            "Yhdistä haarat samanlaisella portilla kuin millä ne jaettiin.",
            "Förena grenarna med en likadan port som delade dem.",
            "Join the branches with a gateway of the kind that split them.",
        ),
    ),
    "sound-token-left": (
        (
            "Asia voi jäädä kesken: kohtaan {id} jää jotakin odottamaan, vaikka muu on päättynyt"
            " (puuttuu {missing}). Näin käy: {way}.",
            "Ärendet kan bli på hälft: något blir väntande vid {id} fast resten har avslutats"
            " (saknas: {missing}). Så går det: {way}.",
            "The case may never close: something stays waiting at {id} though the rest has ended"
            " (missing: {missing}). It happens so: {way}.",
        ),
        (
            "Vie jokainen jaettu haara samaan liittymään, tai päätä ne erikseen ilman liittymää.",
            "Led varje delad gren till samma förening, eller avsluta dem var för sig utan den.",
            "Lead every branch of the split to the same join, or end them apart without one.",
        ),
    ),
    "sound-no-end": (
        (
            "Kohdasta {id} asia ei enää pääse loppuun.",
            "Från {id} når ärendet inte längre något slut.",
            "From {id} on the case can no longer come to an end.",
        ),
        (
            "Lisää silmukasta tie, joka johtaa lopputapahtumaan.",
            "Lägg till en väg ur slingan som leder till en sluthändelse.",
            "Add a way out of the loop that leads to an end event.",
        ),
    ),
    "sound-dead": (
        (
            "Kohtaan {id} ei koskaan tulla.",
            "{id} nås aldrig.",
            "{id} is never reached.",
        ),
        (
            "Poista se, tai johda siihen tie, joka voi toteutua.",
            "Ta bort den, eller led dit en väg som kan bli av.",
            "Remove it, or lead a way to it that can be taken.",
        ),
    ),
    "sound-twice": (
        (
            "{id} voi olla käynnissä kahdesti yhtä aikaa: rinnakkaiset haarat tulevat siihen"
            " erikseen.",
            "{id} kan pågå två gånger samtidigt: parallella grenar kommer dit var för sig.",
            "{id} may be under way twice at once: parallel branches come to it one by one.",
        ),
        (
            "Yhdistä haarat rinnakkaisella portilla ennen tätä kohtaa.",
            "Förena grenarna med en parallell port före detta.",
            "Join the branches with a parallel gateway before it.",
        ),
    ),
    "sound-grows": (
        (
            "Kohtaan {id} voi kertyä keskeneräisiä rajatta.",
            "Vid {id} kan öppna grenar hopas utan gräns.",
            "Open branches may pile up at {id} without end.",
        ),
        (
            "Älä palaa rinnakkaisesta haarasta ennen jakoa; palaa vasta liittymän jälkeen.",
            "Gå inte tillbaka från en parallell gren till före delningen, utan efter föreningen.",
            "Do not go back from a parallel branch to before the split; go back after the join.",
        ),
    ),
    "sound-undecided": (
        (
            "Ei ratkaistu: {id} on liian monihaarainen tarkistettavaksi kokonaan"
            " ({states} tilaa käyty läpi).",
            "Inte avgjort: {id} har för många grenar för att granskas helt"
            " ({states} tillstånd genomgångna).",
            "Not decided: {id} branches too much to be checked whole ({states} states looked at).",
        ),
        (
            "Jaa malli aliprosesseihin; jokainen tarkistetaan erikseen.",
            "Dela modellen i delprocesser; var och en granskas för sig.",
            "Divide the model into sub-processes; each is checked by itself.",
        ),
    ),
    "sound-not-offered": (
        (
            "Tehtävää {id} ei tarjota kenellekään.",
            "Uppgiften {id} erbjuds ingen.",
            "The task {id} is offered to nobody.",
        ),
        (
            "Anna sille ryhmä (candidateGroups), henkilö tai ryhmän kaista.",
            "Ge den en grupp (candidateGroups), en person eller en bana med grupp.",
            "Give it a group (candidateGroups), a person or a lane with a group.",
        ),
    ),
    "sound-nobody": (
        (
            "Tehtävälle {id} ei ole tekijää: ryhmissä {groups} ei ole nyt ketään.",
            "Uppgiften {id} har ingen som kan göra den: i {groups} finns nu ingen.",
            "Nobody could do {id}: there is no one in {groups} now.",
        ),
        (
            "Tarjoa tehtävä ryhmälle, jossa on jäseniä, tai täytä paikka.",
            "Erbjud uppgiften en grupp som har medlemmar, eller besätt platsen.",
            "Offer the task to a group that has members, or fill the post.",
        ),
    ),
    "sound-duty-closed": (
        (
            "Kukaan ei voi tehdä tehtävää {id}: ryhmillä {groups} ei ole valtuutta ({duty}).",
            "Ingen kan göra {id}: {groups} saknar behörighet ({duty}).",
            "Nobody could do {id}: {groups} have no authority for it ({duty}).",
        ),
        (
            "Tarjoa se roolille, jolla valtuus on (ks. valtuustaulu), tai korjaa paatos:duty.",
            "Erbjud den en roll som har behörigheten (se tabellen), eller rätta paatos:duty.",
            "Offer it to a role that has the authority (see the table), or correct paatos:duty.",
        ),
    ),
    "sound-separation": (
        (
            "Tehtävää {id} ei voi tehdä muu kuin valmistelija itse ({person}), eikä hän saa.",
            "{id} kan göras bara av den som har berett ({person}), och hen får det inte.",
            "{id} could be done only by the one who prepared ({person}), who must not.",
        ),
        (
            "Lisää toimielimeen jäseniä tai tarjoa hyväksyminen toiselle ryhmälle.",
            "Lägg till medlemmar i organet eller erbjud godkännandet en annan grupp.",
            "Add members to the body, or offer the approval to another group.",
        ),
    ),
    "sound-timer-late": (
        (
            "Ajastin {id} ei ehdi laueta: {deadline} päättää odotuksen viimeistään samaan aikaan.",
            "Timern {id} hinner inte utlösas: {deadline} avslutar väntan senast samtidigt.",
            "The timer {id} never fires: {deadline} ends the wait at the same time or before.",
        ),
        (
            "Lyhennä ajastinta tai pidennä määräaikaa.",
            "Förkorta timern eller förläng tidsfristen.",
            "Shorten the timer or lengthen the deadline.",
        ),
    ),
    "sound-reminder-late": (
        (
            "Muistutus {id} lähtee vasta tehtävän {task} määräpäivän jälkeen.",
            "Påminnelsen {id} skickas först efter sista dagen för {task}.",
            "The reminder {id} is sent only after {task} is due.",
        ),
        (
            "Ajasta muistutus ennen määräpäivää.",
            "Tidsätt påminnelsen före sista dagen.",
            "Set the reminder before the due date.",
        ),
    ),
    "sound-form-lacks": (
        (
            "Tehtävän {id} lomakkeelta puuttuu {name}, jota valinta {gateway} tarvitsee.",
            "Formuläret för {id} saknar {name}, som valet {gateway} behöver.",
            "The form of {id} lacks {name}, which the choice {gateway} needs.",
        ),
        (
            "Lisää lomakkeelle kenttä {name}, tai korjaa ehto.",
            "Lägg till fältet {name} i formuläret, eller rätta villkoret.",
            "Add a field {name} to the form, or correct the condition.",
        ),
    ),
    "sound-table-gap": (
        (
            "Taulukossa {id} ei ole riviä näille: {example}.",
            "Tabellen {id} har ingen rad för: {example}.",
            "The table {id} has no row for: {example}.",
        ),
        (
            "Lisää rivi, tai viimeiseksi rivi muille tapauksille.",
            "Lägg till en rad, eller sist en rad för övriga fall.",
            "Add a row, or a last row for all other cases.",
        ),
    ),
    "sound-table-overlap": (
        (
            "Rivit {row} ja {other} täyttyvät molemmat: {example}. Tulos jää tyhjäksi.",
            "Raderna {row} och {other} uppfylls båda: {example}. Resultatet blir tomt.",
            "Rows {row} and {other} both hold: {example}. The result is null then.",
        ),
        (
            "Rajaa rivejä, tai vaihda osumakäytäntö (FIRST ottaa ensimmäisen).",
            "Avgränsa raderna, eller byt träffpolicy (FIRST tar den första).",
            "Narrow the rows, or change the hit policy (FIRST takes the first).",
        ),
    ),
    "sound-row-never": (
        (
            "Rivi {row} ei koskaan ratkaise mitään.",
            "Rad {row} avgör aldrig något.",
            "Row {row} never decides anything.",
        ),
        (
            "Poista rivi, tai siirrä se sen rivin edelle, joka peittää sen.",
            "Ta bort raden, eller flytta den före den rad som täcker den.",
            "Remove the row, or move it before the one that covers it.",
        ),
    ),
    "sound-table-undecided": (
        (
            "Ei ratkaistu: taulukon {id} aukkoja ja päällekkäisyyksiä ei voi päätellä ({column}).",
            "Inte avgjort: luckor och överlappningar i tabellen {id} kan inte härledas ({column}).",
            "Not decided: gaps and overlaps of the table {id} cannot be told ({column}).",
        ),
        (
            "Kokeile taulukkoa esimerkeillä (paatospolku decide --explain).",
            "Pröva tabellen med exempel (paatospolku decide --explain).",
            "Try the table with examples (paatospolku decide --explain).",
        ),
    ),
}
