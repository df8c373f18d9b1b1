"""Events and their triggers."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str, str]] = {
    "event-illegal": (
        "{id}: laukaisin {trigger} ei ole sallittu tässä ({place}).",
        "{id}: utlösaren {trigger} är inte tillåten här ({place}).",
        "{id}: the trigger {trigger} is not allowed here ({place}).",
    ),
    "event-empty": (
        "{id}: tapahtumalla ei ole määrittelyä, se odottaisi ikuisesti.",
        "{id}: händelsen saknar definition och skulle vänta i all evighet.",
        "{id}: the event has no definition and would wait for ever.",
    ),
    "event-combination": (
        "{id}: näitä laukaisimia ei voi yhdistää: {triggers}.",
        "{id}: dessa utlösare kan inte kombineras: {triggers}.",
        "{id}: these triggers cannot be combined: {triggers}.",
    ),
    "event-parallel-single": (
        "{id}: parallelMultiple ilman useita laukaisimia.",
        "{id}: parallelMultiple utan flera utlösare.",
        "{id}: parallelMultiple without several triggers.",
    ),
    "event-parallel-cycle": (
        "{id}: toistuva ajastin ei voi kuulua rinnakkaiseen monitapahtumaan.",
        "{id}: en upprepad timer kan inte ingå i en parallell multipel händelse.",
        "{id}: a timer cycle cannot be part of a parallel multiple event.",
    ),
    "event-must-interrupt": (
        "{id}: laukaisin {trigger} keskeyttää aina.",
        "{id}: utlösaren {trigger} avbryter alltid.",
        "{id}: the trigger {trigger} always interrupts.",
    ),
    "handler-hidden": (
        "{id}: {other} ottaa saman vastaan samassa paikassa; tämä ei toimisi koskaan.",
        "{id}: {other} tar emot detsamma på samma ställe; den här skulle aldrig nås.",
        "{id}: {other} catches the same in the same place; this one would never act.",
    ),
    "start-in-subprocess": (
        "{id}: osaprosessin alkutapahtumalla ei voi olla laukaisinta ({trigger}).",
        "{id}: starthändelsen i en delprocess kan inte ha någon utlösare ({trigger}).",
        "{id}: the start event of a sub-process cannot have a trigger ({trigger}).",
    ),
    "start-conditional": (
        "{id}: asia alkaa tästä vain, kun se aloitetaan tiedoilla, joilla ehto täyttyy.",
        "{id}: ett ärende börjar här bara när det startas med uppgifter som uppfyller villkoret.",
        "{id}: a case begins here only when it is started with data that fulfil it.",
    ),
    "start-computed": (
        "{id}: alkutapahtuman ”{text}” ei voi riippua muuttujista: asiaa ei vielä ole.",
        "{id}: starthändelsens ”{text}” kan inte bero på variabler: det finns inget ärende än.",
        "{id}: “{text}” of a start event cannot depend on variables: there is no case yet.",
    ),
    "cancel-outside": (
        "{id}: peruutustapahtuma voi olla vain transaktion sisällä.",
        "{id}: en avbrottshändelse kan bara stå i en transaktion.",
        "{id}: a cancel end event can only stand inside a transaction.",
    ),
    "cancel-boundary": (
        "{id}: peruutus voidaan ottaa kiinni vain transaktiosta, {host} ei ole sellainen.",
        "{id}: ett avbrott kan bara fångas på en transaktion, vilket {host} inte är.",
        "{id}: a cancel can only be caught on a transaction, which {host} is not.",
    ),
    "boundary-host": (
        "{id}: reunatapahtuman isäntä {host} ei ole toiminto ({kind}).",
        "{id}: gränshändelsens värd {host} är ingen aktivitet ({kind}).",
        "{id}: a boundary event is attached to {host}, which is no activity ({kind}).",
    ),
    "boundary-scope": (
        "{id}: reunatapahtuman isäntä {host} on toisessa osaprosessissa.",
        "{id}: gränshändelsens värd {host} står i en annan delprocess.",
        "{id}: a boundary event is attached to {host}, which stands in another scope.",
    ),
    "boundary-event-subprocess": (
        "{id}: reunatapahtumaa ei voi kiinnittää tapahtumaosaprosessiin {host}.",
        "{id}: en gränshändelse kan inte fästas vid händelsedelprocessen {host}.",
        "{id}: a boundary event cannot be attached to the event sub-process {host}.",
    ),
    "message-unnamed": (
        "{id}: odotettavaa viestiä ei ole nimetty (messageRef).",
        "{id}: meddelandet som väntas är inte namngivet (messageRef).",
        "{id}: the awaited message is not named (messageRef).",
    ),
    "message-unsent": (
        "{id}: lähetettävää viestiä ei ole nimetty; mitään ei lähetetä.",
        "{id}: meddelandet som ska sändas är inte namngivet; inget sänds.",
        "{id}: the message to send is not named; nothing is sent.",
    ),
    "signal-unnamed": (
        "{id}: signaalia ei ole nimetty (signalRef).",
        "{id}: signalen är inte namngiven (signalRef).",
        "{id}: the signal is not named (signalRef).",
    ),
    "escalation-unnamed": (
        "{id}: eskalaatiota ei ole nimetty (escalationRef).",
        "{id}: eskaleringen är inte namngiven (escalationRef).",
        "{id}: the escalation is not named (escalationRef).",
    ),
    "error-uncoded": (
        "{id}: virheellä ei ole koodia; vain kaikki virheet sieppaava tapahtuma ottaa sen kiinni.",
        "{id}: felet har ingen kod; bara en händelse som fångar alla fel fångar det.",
        "{id}: the error has no code; only an event that catches all errors will catch it.",
    ),
    "conditional-empty": (
        "{id}: ehtotapahtumalla ei ole ehtoa.",
        "{id}: villkorshändelsen saknar villkor.",
        "{id}: the conditional event has no condition.",
    ),
    "link-unnamed": (
        "{id}: linkkitapahtumalla ei ole nimeä.",
        "{id}: länkhändelsen saknar namn.",
        "{id}: the link event has no name.",
    ),
    "link-without-catch": (
        "{id}: linkille {name} ei ole vastaanottajaa samassa osaprosessissa.",
        "{id}: länken {name} har ingen mottagare i samma delprocess.",
        "{id}: the link {name} has no catching event in the same scope.",
    ),
    "link-without-throw": (
        "{id}: linkillä {name} ei ole lähettäjää samassa osaprosessissa.",
        "{id}: länken {name} har ingen sändare i samma delprocess.",
        "{id}: the link {name} has no throwing event in the same scope.",
    ),
    "link-twice": (
        "{id}: linkillä {name} on useita vastaanottajia.",
        "{id}: länken {name} har flera mottagare.",
        "{id}: the link {name} has several catching events.",
    ),
    "link-catch-flow": (
        "{id}: vastaanottavaan linkkiin {name} ei voi tulla vuota.",
        "{id}: inget flöde får leda till den mottagande länken {name}.",
        "{id}: no flow may enter the catching link {name}.",
    ),
    "link-throw-flow": (
        "{id}: lähettävästä linkistä {name} ei voi lähteä vuota.",
        "{id}: inget flöde får utgå från den sändande länken {name}.",
        "{id}: no flow may leave the throwing link {name}.",
    ),
    "timer-parts": (
        "{id}: ajastimella pitää olla tasan yksi aika, nyt niitä on {number}.",
        "{id}: en timer ska ha exakt en tid, den har {number}.",
        "{id}: a timer needs exactly one time, it has {number}.",
    ),
    "timer-empty": (
        "{id}: ajastimen aika on tyhjä.",
        "{id}: timerns tid är tom.",
        "{id}: the timer's time is empty.",
    ),
    "timer-date": (
        "{id}: ”{text}” ei ole ISO 8601 -ajankohta.",
        "{id}: ”{text}” är ingen tidpunkt enligt ISO 8601.",
        "{id}: “{text}” is no ISO 8601 date and time.",
    ),
    "timer-duration": (
        "{id}: ”{text}” ei ole ISO 8601 -kesto.",
        "{id}: ”{text}” är ingen varaktighet enligt ISO 8601.",
        "{id}: “{text}” is no ISO 8601 duration.",
    ),
    "timer-cycle": (
        "{id}: ”{text}” ei ole ISO 8601 -toisto eikä cron-lauseke.",
        "{id}: ”{text}” är varken en upprepning enligt ISO 8601 eller ett cron-uttryck.",
        "{id}: “{text}” is neither an ISO 8601 cycle nor a cron expression.",
    ),
    "timer-cycle-never": (
        "{id}: ”{text}” ei laukea koskaan.",
        "{id}: ”{text}” utlöses aldrig.",
        "{id}: “{text}” never fires.",
    ),
    "timer-too-long": (
        "{id}: ”{text}” on yli {limit} vuotta.",
        "{id}: ”{text}” är längre än {limit} år.",
        "{id}: “{text}” is longer than {limit} years.",
    ),
    "timer-plain-expression": (
        "{id}: aika ”{text}” luetaan FEEL-lausekkeena; merkitse se alkavaksi =-merkillä.",
        "{id}: tiden ”{text}” läses som FEEL; märk ut det med ett inledande =-tecken.",
        "{id}: the time “{text}” is read as FEEL; write a leading = to say so.",
    ),
    "timer-cycle-once": (
        "{id}: toistuva ajastin laukeaa tässä vain kerran.",
        "{id}: en upprepad timer utlöses bara en gång här.",
        "{id}: a timer cycle fires only once here.",
    ),
}
