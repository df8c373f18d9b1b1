"""Processes, sub-processes and what undoes them."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str, str]] = {
    "scope-empty": (
        "{id}: prosessissa tai osaprosessissa ei ole yhtään vaihetta.",
        "{id}: processen eller delprocessen innehåller inga steg.",
        "{id}: the process or sub-process holds nothing to do.",
    ),
    "scope-too-deep": (
        "{id}: osaprosesseja on liian monta sisäkkäin (enintään {limit}).",
        "{id}: delprocesserna är kapslade i för många nivåer (högst {limit}).",
        "{id}: sub-processes are nested too deeply (at most {limit}).",
    ),
    "scope-no-start": (
        "{id}: mistään ei voi aloittaa: jokaiseen vaiheeseen tulee vuo.",
        "{id}: det finns inget att börja med: ett flöde leder till varje steg.",
        "{id}: there is nothing to begin with: a flow enters every node.",
    ),
    "start-several": (
        "{id}: alkutapahtumia ilman laukaisinta on {number}; kaikki käynnistyvät yhtä aikaa.",
        "{id}: det finns {number} starthändelser utan utlösare; alla startar samtidigt.",
        "{id}: there are {number} plain start events; all begin at once.",
    ),
    "event-subprocess-starts": (
        "{id}: tapahtumaosaprosessissa pitää olla tasan yksi alkutapahtuma, nyt {number}.",
        "{id}: en händelsedelprocess ska ha exakt en starthändelse, den har {number}.",
        "{id}: an event sub-process needs exactly one start event, it has {number}.",
    ),
    "event-subprocess-untriggered": (
        "{id}: tapahtumaosaprosessin alkutapahtumalla ei ole laukaisinta.",
        "{id}: starthändelsen i en händelsedelprocess behöver en utlösare.",
        "{id}: the start event of an event sub-process needs a trigger.",
    ),
    "event-subprocess-loop": (
        "{id}: tapahtumaosaprosessi ei voi olla silmukka eikä moni-instanssi.",
        "{id}: en händelsedelprocess kan varken vara en slinga eller ha flera instanser.",
        "{id}: an event sub-process can be neither a loop nor a multi-instance.",
    ),
    "event-subprocess-kind": (
        "{id}: {kind} ei voi olla tapahtumaosaprosessi.",
        "{id}: {kind} kan inte vara en händelsedelprocess.",
        "{id}: a {kind} cannot be an event sub-process.",
    ),
    "event-subprocess-compensation": (
        "{id}: kompensoiva tapahtumaosaprosessi kuuluu osaprosessiin, ei itse prosessiin.",
        "{id}: en kompenserande händelsedelprocess hör hemma i en delprocess, inte i en process.",
        "{id}: a compensation event sub-process belongs in a sub-process, not in a process.",
    ),
    "event-subprocess-compensation-twice": (
        "{id}: osaprosessissa {other} on useampi kompensoiva tapahtumaosaprosessi.",
        "{id}: delprocessen {other} har mer än en kompenserande händelsedelprocess.",
        "{id}: the sub-process {other} has more than one compensation event sub-process.",
    ),
    "ad-hoc-event": (
        "{id}: ad hoc -osaprosessissa {scope} ei voi olla alku- eikä lopputapahtumia ({kind}).",
        "{id}: ad hoc-delprocessen {scope} kan inte innehålla start- eller sluthändelser ({kind}).",
        "{id}: the ad-hoc sub-process {scope} cannot hold start or end events ({kind}).",
    ),
    "compensation-boundary-flow": (
        "{id}: kompensaation reunatapahtumasta ei lähde sekvenssivuota vaan assosiaatio.",
        "{id}: från en kompensationshändelse utgår inget sekvensflöde utan en association.",
        "{id}: no sequence flow leaves a compensation boundary event, only an association.",
    ),
    "compensation-no-handler": (
        "{id}: kompensaatiolla ei ole toimintoa; yhdistä se assosiaatiolla.",
        "{id}: kompensationen har ingen aktivitet; anslut en med en association.",
        "{id}: the compensation has no activity; join one by an association.",
    ),
    "compensation-handler-scope": (
        "{id}: kompensaatiotoiminto {handler} on toisessa osaprosessissa.",
        "{id}: kompensationsaktiviteten {handler} står i en annan delprocess.",
        "{id}: the compensation activity {handler} stands in another scope.",
    ),
    "compensation-handler-kind": (
        "{id}: toimintoa {handler} ei ole merkitty kompensaatiotoiminnoksi.",
        "{id}: aktiviteten {handler} är inte märkt isForCompensation.",
        "{id}: the activity {handler} is not marked isForCompensation.",
    ),
    "compensation-uncalled": (
        "{id}: kompensaatiotoimintoa ei kutsu mikään.",
        "{id}: inget anropar denna kompensationsaktivitet.",
        "{id}: nothing calls this compensation activity.",
    ),
    "compensation-nothing": (
        "{id}: vaihetta {activity} ei voi perua: sillä ei ole peruuttavaa käsittelijää.",
        "{id}: {activity} kan inte ångras: den har ingen kompensation.",
        "{id}: {activity} cannot be undone: nothing compensates it.",
    ),
    "compensation-unreachable": (
        "{id}: kumottava toiminto {activity} ei ole tässä osaprosessissa eikä sen ympärillä.",
        "{id}: aktiviteten {activity} som ska ångras står varken i denna delprocess eller "
        "runt den.",
        "{id}: the activity {activity} to undo stands neither in this scope nor around it.",
    ),
}
