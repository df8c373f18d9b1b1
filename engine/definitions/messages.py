"""The texts of all findings, in Finnish and English, by code; `{id}` is the element."""

from __future__ import annotations

from engine.definitions.messages_lint import LINT

_FILE = {
    "package-empty": (
        "Paketissa ei ole yhtään mallia.",
        "The package holds no model.",
    ),
    "xml-too-large": (
        "Tiedosto on liian suuri: {size} tavua, enintään {limit}.",
        "The file is too large: {size} bytes, at most {limit}.",
    ),
    "xml-encoding": (
        "Tiedoston merkistöä ei tueta; käytä UTF-8:aa tai UTF-16:ta.",
        "The file's character encoding is not supported; use UTF-8 or UTF-16.",
    ),
    "xml-doctype": (
        "Tiedostossa on DOCTYPE-määrittely; sellaista ei lueta.",
        "The file has a DOCTYPE declaration; such files are not read.",
    ),
    "xml-entity": (
        "Tiedostossa on entiteettiviittaus, jota ei avata.",
        "The file holds an entity reference, which is not resolved.",
    ),
    "xml-malformed": (
        "Tiedosto ei ole kelvollista XML:ää: {detail}",
        "The file is not well-formed XML: {detail}",
    ),
    "xml-too-deep": (
        "Tiedoston elementit ovat liian monen tason sisäkkäin (enintään {limit}).",
        "The file's elements are nested too deeply (at most {limit} levels).",
    ),
    "xml-too-many": (
        "Tiedostossa on liian monta elementtiä.",
        "The file holds too many elements.",
    ),
    "xml-not-a-model": (
        "Tiedosto ei ole BPMN 2.0 -malli eikä DMN-päätösmalli (juurielementti {tag}).",
        "The file is neither a BPMN 2.0 model nor a DMN decision model (root element {tag}).",
    ),
    "schema": (
        "Rivi {line}: malli ei ole BPMN 2.0 -skeeman mukainen: {detail}",
        "Line {line}: the model breaks the BPMN 2.0 schema: {detail}",
    ),
    "schema-diagram": (
        "Rivi {line}: kaavion piirros ei ole skeeman mukainen: {detail}",
        "Line {line}: the drawing breaks the schema: {detail}",
    ),
    "parser": (
        "Mallin jäsentäminen epäonnistui: {detail}",
        "The model could not be parsed: {detail}",
    ),
    "form": (
        "Lomaketta ei voi lukea: {detail}",
        "The form cannot be read: {detail}",
    ),
    "form-twice": (
        "Lomakkeen tunnus {id} on paketissa kahdesti.",
        "The form id {id} occurs twice in the package.",
    ),
    "file-without-process": (
        "Tiedostossa ei ole prosessia.",
        "The file holds no process.",
    ),
    "process-twice": (
        "Prosessin tunnus {process} on paketissa kahdesti.",
        "The process id {process} occurs twice in the package.",
    ),
    "process-not-executable": (
        "Prosessi {id} on merkitty ei-suoritettavaksi, eikä tiedostossa ole muuta.",
        "Process {id} is marked as not executable, and the file holds no other.",
    ),
    "process-left-out": (
        "Prosessi {id} on merkitty ei-suoritettavaksi: se jätetään pois.",
        "Process {id} is marked as not executable: it is left out.",
    ),
    "id-twice": (
        "Tunnus {id} on sekä prosessilla että sen osalla.",
        "The id {id} belongs both to a process and to a part of it.",
    ),
}

_REFERENCES = {
    "reference-prefix": (
        "{id}: viittauksen {reference} ({attribute}) etuliitettä {prefix} ei ole määritelty.",
        "{id}: the prefix {prefix} of the reference {reference} ({attribute}) is not declared.",
    ),
    "reference-elsewhere": (
        "{id}: viittauksen {attribute} kohdetta {reference} (nimiavaruus {namespace}) "
        "ei ole paketissa.",
        "{id}: {attribute} refers to {reference} of namespace {namespace}, "
        "which no file of the package holds.",
    ),
    "reference-unknown": (
        "{id}: viittauksen {attribute} kohdetta {reference} ei ole.",
        "{id}: {attribute} refers to {reference}, which does not exist.",
    ),
    "reference-kind": (
        "{id}: viittauksen {attribute} kohde {reference} on väärää lajia ({kind}).",
        "{id}: {attribute} refers to {reference}, which is of the wrong kind ({kind}).",
    ),
    "message-flow-inside": (
        "Viestivuo {id} kulkee yhden altaan sisällä; käytä sekvenssivuota.",
        "Message flow {id} stays within one pool; use a sequence flow.",
    ),
}

_VOCABULARY = {
    "element-unsupported": (
        "{id}: elementtiä {element} ei suoriteta.",
        "{id}: the element {element} is not run by this engine.",
    ),
    "element-without-effect": (
        "{id}: elementillä {element} ei ole vaikutusta suoritukseen.",
        "{id}: the element {element} has no effect on the running of a case.",
    ),
    "transaction-method": (
        "{id}: transaktion menetelmää {method} ei tueta, vain ##Compensate.",
        "{id}: the transaction method {method} is not supported, only ##Compensate.",
    ),
}

_FLOWS = {
    "flow-crosses": (
        "Vuo {id} ({flow}) ylittää osaprosessin tai altaan rajan solmussa {node}.",
        "Flow {id} ({flow}) crosses the border of a sub-process or pool at {node}.",
    ),
    "flow-condition": (
        "Vuolla {id} on ehto, mutta {node} ({kind}) ei lue ehtoja.",
        "Flow {id} has a condition, but {node} ({kind}) does not read conditions.",
    ),
    "flow-condition-event": (
        "Vuolla {id} on ehto, vaikka se lähtee tapahtumasta {node}.",
        "Flow {id} has a condition although it leaves an event ({node}).",
    ),
    "flow-default-condition": (
        "Vuo {id} on solmun {node} oletusvuo: sen ehtoa ei lueta.",
        "Flow {id} is the default of {node}: its condition is not read.",
    ),
    "default-foreign": (
        "{id}: oletusvuo {flow} lähtee solmusta {node}.",
        "{id}: its default flow {flow} leaves another node ({node}).",
    ),
    "default-alone": (
        "{id}: oletusvuo {flow} on ainoa lähtevä vuo.",
        "{id}: its default flow {flow} is its only way out.",
    ),
    "flow-into": (
        "{id} ({kind}): tähän ei voi tulla vuota ({flow}).",
        "{id} ({kind}): no flow may enter it ({flow}).",
    ),
    "flow-out-of": (
        "{id} ({kind}): tästä ei voi lähteä vuota ({flow}).",
        "{id} ({kind}): no flow may leave it ({flow}).",
    ),
    "compensation-flow": (
        "{id} on kompensaatiotoiminto: siihen ei liity sekvenssivuota ({flow}).",
        "{id} is a compensation activity: no sequence flow may touch it ({flow}).",
    ),
    "event-subprocess-flow": (
        "{id} on tapahtumaosaprosessi: siihen ei liity sekvenssivuota ({flow}).",
        "{id} is an event sub-process: no sequence flow may touch it ({flow}).",
    ),
}

_GATEWAYS = {
    "gateway-alone": (
        "Portti {id} ei ole yhdelläkään vuolla.",
        "Gateway {id} has no flow at all.",
    ),
    "gateway-no-condition": (
        "{id}: vuolla {flow} (solmuun {target}) ei ole ehtoa eikä se ole oletusvuo.",
        "{id}: flow {flow} (to {target}) has no condition and is not the default.",
    ),
    "gateway-direction": (
        "{id}: suunta {direction} ei vastaa vuoita; suoritus noudattaa vuoita.",
        "{id}: its direction {direction} does not fit its flows; the flows count.",
    ),
    "complex-no-condition": (
        "{id}: monimutkaisella portilla on useita tulovuoita mutta ei aktivointiehtoa.",
        "{id}: a complex gateway with several incoming flows needs an activation condition.",
    ),
    "event-gateway-empty": (
        "{id}: tapahtumaportista ei lähde yhtään vuota.",
        "{id}: no flow leaves the event-based gateway.",
    ),
    "event-gateway-start-flow": (
        "{id}: prosessin aloittavaan tapahtumaporttiin ei voi tulla vuota.",
        "{id}: no flow may enter an event-based gateway that starts the process.",
    ),
    "event-gateway-parallel": (
        "{id}: rinnakkainen tapahtumaportti voi vain aloittaa prosessin (instantiate).",
        "{id}: a parallel event-based gateway can only start a process (instantiate).",
    ),
    "event-gateway-mixed": (
        "{id}: tapahtumaportin takana on sekä vastaanottotehtäviä että viestitapahtumia.",
        "{id}: receive tasks and message events cannot stand behind one event-based gateway.",
    ),
    "event-gateway-shared": (
        "{id}: kohteeseen {target} tulee muitakin vuoita kuin tapahtumaportista.",
        "{id}: other flows than the event-based gateway's lead to {target} too.",
    ),
    "event-gateway-boundary": (
        "{id}: tapahtumaportin takana olevassa tehtävässä {target} on reunatapahtuma.",
        "{id}: the receive task {target} has a boundary event, which cannot be behind the gateway.",
    ),
    "event-gateway-target": (
        "{id}: {target} ei voi odottaa tapahtumaa tapahtumaportin takana.",
        "{id}: {target} cannot wait for an event behind an event-based gateway.",
    ),
    "event-gateway-start-target": (
        "{id}: aloittavan tapahtumaportin takana voi odottaa vain viestejä, {target} ei odota.",
        "{id}: behind a starting event-based gateway only messages are awaited, unlike {target}.",
    ),
}

_EVENTS = {
    "event-illegal": (
        "{id}: laukaisin {trigger} ei ole sallittu tässä ({place}).",
        "{id}: the trigger {trigger} is not allowed here ({place}).",
    ),
    "event-empty": (
        "{id}: tapahtumalla ei ole määrittelyä, se odottaisi ikuisesti.",
        "{id}: the event has no definition and would wait for ever.",
    ),
    "event-combination": (
        "{id}: näitä laukaisimia ei voi yhdistää: {triggers}.",
        "{id}: these triggers cannot be combined: {triggers}.",
    ),
    "event-parallel-single": (
        "{id}: parallelMultiple ilman useita laukaisimia.",
        "{id}: parallelMultiple without several triggers.",
    ),
    "event-parallel-cycle": (
        "{id}: toistuva ajastin ei voi kuulua rinnakkaiseen monitapahtumaan.",
        "{id}: a timer cycle cannot be part of a parallel multiple event.",
    ),
    "event-must-interrupt": (
        "{id}: laukaisin {trigger} keskeyttää aina.",
        "{id}: the trigger {trigger} always interrupts.",
    ),
    "start-in-subprocess": (
        "{id}: osaprosessin alkutapahtumalla ei voi olla laukaisinta ({trigger}).",
        "{id}: the start event of a sub-process cannot have a trigger ({trigger}).",
    ),
    "start-conditional": (
        "{id}: asia alkaa tästä vain, kun se aloitetaan tiedoilla, joilla ehto täyttyy.",
        "{id}: a case begins here only when it is started with data that fulfil it.",
    ),
    "cancel-outside": (
        "{id}: peruutustapahtuma voi olla vain transaktion sisällä.",
        "{id}: a cancel end event can only stand inside a transaction.",
    ),
    "cancel-boundary": (
        "{id}: peruutus voidaan ottaa kiinni vain transaktiosta, {host} ei ole sellainen.",
        "{id}: a cancel can only be caught on a transaction, which {host} is not.",
    ),
    "boundary-host": (
        "{id}: reunatapahtuman isäntä {host} ei ole toiminto ({kind}).",
        "{id}: a boundary event is attached to {host}, which is no activity ({kind}).",
    ),
    "boundary-scope": (
        "{id}: reunatapahtuman isäntä {host} on toisessa osaprosessissa.",
        "{id}: a boundary event is attached to {host}, which stands in another scope.",
    ),
    "boundary-event-subprocess": (
        "{id}: reunatapahtumaa ei voi kiinnittää tapahtumaosaprosessiin {host}.",
        "{id}: a boundary event cannot be attached to the event sub-process {host}.",
    ),
    "message-unnamed": (
        "{id}: odotettavaa viestiä ei ole nimetty (messageRef).",
        "{id}: the awaited message is not named (messageRef).",
    ),
    "message-unsent": (
        "{id}: lähetettävää viestiä ei ole nimetty; mitään ei lähetetä.",
        "{id}: the message to send is not named; nothing is sent.",
    ),
    "signal-unnamed": (
        "{id}: signaalia ei ole nimetty (signalRef).",
        "{id}: the signal is not named (signalRef).",
    ),
    "escalation-unnamed": (
        "{id}: eskalaatiota ei ole nimetty (escalationRef).",
        "{id}: the escalation is not named (escalationRef).",
    ),
    "error-uncoded": (
        "{id}: virheellä ei ole koodia; vain kaikki virheet sieppaava tapahtuma ottaa sen kiinni.",
        "{id}: the error has no code; only an event that catches all errors will catch it.",
    ),
    "conditional-empty": (
        "{id}: ehtotapahtumalla ei ole ehtoa.",
        "{id}: the conditional event has no condition.",
    ),
    "link-unnamed": (
        "{id}: linkkitapahtumalla ei ole nimeä.",
        "{id}: the link event has no name.",
    ),
    "link-without-catch": (
        "{id}: linkille {name} ei ole vastaanottajaa samassa osaprosessissa.",
        "{id}: the link {name} has no catching event in the same scope.",
    ),
    "link-without-throw": (
        "{id}: linkillä {name} ei ole lähettäjää samassa osaprosessissa.",
        "{id}: the link {name} has no throwing event in the same scope.",
    ),
    "link-twice": (
        "{id}: linkillä {name} on useita vastaanottajia.",
        "{id}: the link {name} has several catching events.",
    ),
    "link-catch-flow": (
        "{id}: vastaanottavaan linkkiin {name} ei voi tulla vuota.",
        "{id}: no flow may enter the catching link {name}.",
    ),
    "link-throw-flow": (
        "{id}: lähettävästä linkistä {name} ei voi lähteä vuota.",
        "{id}: no flow may leave the throwing link {name}.",
    ),
    "timer-parts": (
        "{id}: ajastimella pitää olla tasan yksi aika, nyt niitä on {number}.",
        "{id}: a timer needs exactly one time, it has {number}.",
    ),
    "timer-empty": (
        "{id}: ajastimen aika on tyhjä.",
        "{id}: the timer's time is empty.",
    ),
    "timer-date": (
        "{id}: ”{text}” ei ole ISO 8601 -ajankohta.",
        "{id}: “{text}” is no ISO 8601 date and time.",
    ),
    "timer-duration": (
        "{id}: ”{text}” ei ole ISO 8601 -kesto.",
        "{id}: “{text}” is no ISO 8601 duration.",
    ),
    "timer-cycle": (
        "{id}: ”{text}” ei ole ISO 8601 -toisto eikä cron-lauseke.",
        "{id}: “{text}” is neither an ISO 8601 cycle nor a cron expression.",
    ),
    "timer-cycle-never": (
        "{id}: ”{text}” ei laukea koskaan.",
        "{id}: “{text}” never fires.",
    ),
    "timer-too-long": (
        "{id}: ”{text}” on yli {limit} vuotta.",
        "{id}: “{text}” is longer than {limit} years.",
    ),
    "timer-plain-expression": (
        "{id}: aika ”{text}” luetaan FEEL-lausekkeena; merkitse se alkavaksi =-merkillä.",
        "{id}: the time “{text}” is read as FEEL; write a leading = to say so.",
    ),
    "timer-cycle-once": (
        "{id}: toistuva ajastin laukeaa tässä vain kerran.",
        "{id}: a timer cycle fires only once here.",
    ),
}

_COMPENSATION = {
    "compensation-boundary-flow": (
        "{id}: kompensaation reunatapahtumasta ei lähde sekvenssivuota vaan assosiaatio.",
        "{id}: no sequence flow leaves a compensation boundary event, only an association.",
    ),
    "compensation-no-handler": (
        "{id}: kompensaatiolla ei ole toimintoa; yhdistä se assosiaatiolla.",
        "{id}: the compensation has no activity; join one by an association.",
    ),
    "compensation-handler-scope": (
        "{id}: kompensaatiotoiminto {handler} on toisessa osaprosessissa.",
        "{id}: the compensation activity {handler} stands in another scope.",
    ),
    "compensation-handler-kind": (
        "{id}: toimintoa {handler} ei ole merkitty kompensaatiotoiminnoksi.",
        "{id}: the activity {handler} is not marked isForCompensation.",
    ),
    "compensation-uncalled": (
        "{id}: kompensaatiotoimintoa ei kutsu mikään.",
        "{id}: nothing calls this compensation activity.",
    ),
    "compensation-unreachable": (
        "{id}: kumottava toiminto {activity} ei ole tässä osaprosessissa eikä sen ympärillä.",
        "{id}: the activity {activity} to undo stands neither in this scope nor around it.",
    ),
}

_SCOPES = {
    "scope-empty": (
        "{id}: prosessissa tai osaprosessissa ei ole yhtään vaihetta.",
        "{id}: the process or sub-process holds nothing to do.",
    ),
    "scope-too-deep": (
        "{id}: osaprosesseja on liian monta sisäkkäin (enintään {limit}).",
        "{id}: sub-processes are nested too deeply (at most {limit}).",
    ),
    "scope-no-start": (
        "{id}: mistään ei voi aloittaa: jokaiseen vaiheeseen tulee vuo.",
        "{id}: there is nothing to begin with: a flow enters every node.",
    ),
    "start-several": (
        "{id}: alkutapahtumia ilman laukaisinta on {number}; kaikki käynnistyvät yhtä aikaa.",
        "{id}: there are {number} plain start events; all begin at once.",
    ),
    "event-subprocess-starts": (
        "{id}: tapahtumaosaprosessissa pitää olla tasan yksi alkutapahtuma, nyt {number}.",
        "{id}: an event sub-process needs exactly one start event, it has {number}.",
    ),
    "event-subprocess-untriggered": (
        "{id}: tapahtumaosaprosessin alkutapahtumalla ei ole laukaisinta.",
        "{id}: the start event of an event sub-process needs a trigger.",
    ),
    "event-subprocess-loop": (
        "{id}: tapahtumaosaprosessi ei voi olla silmukka eikä moni-instanssi.",
        "{id}: an event sub-process can be neither a loop nor a multi-instance.",
    ),
    "event-subprocess-kind": (
        "{id}: {kind} ei voi olla tapahtumaosaprosessi.",
        "{id}: a {kind} cannot be an event sub-process.",
    ),
    "event-subprocess-compensation": (
        "{id}: kompensoiva tapahtumaosaprosessi kuuluu osaprosessiin, ei itse prosessiin.",
        "{id}: a compensation event sub-process belongs in a sub-process, not in a process.",
    ),
    "event-subprocess-compensation-twice": (
        "{id}: osaprosessissa {other} on useampi kompensoiva tapahtumaosaprosessi.",
        "{id}: the sub-process {other} has more than one compensation event sub-process.",
    ),
    "ad-hoc-event": (
        "{id}: ad hoc -osaprosessissa {scope} ei voi olla alku- eikä lopputapahtumia ({kind}).",
        "{id}: the ad-hoc sub-process {scope} cannot hold start or end events ({kind}).",
    ),
}

_ACTIVITIES = {
    "quantity": (
        "{id}: {attribute} pitää olla 1–10000, nyt {value}.",
        "{id}: {attribute} must be 1 to 10000, it is {value}.",
    ),
    "binding-unknown": (
        "{id}: {attribute}: tuntematon sidonta {value}.",
        "{id}: {attribute}: unknown binding {value}.",
    ),
    "binding-incomplete": (
        "{id}: sidonta {value} tarvitsee määritteen {attribute}.",
        "{id}: the binding {value} needs {attribute}.",
    ),
    "receive-unnamed": (
        "{id}: vastaanottotehtävän viestiä ei ole nimetty (messageRef).",
        "{id}: the receive task does not name its message (messageRef).",
    ),
    "receive-instantiate-flow": (
        "{id}: aloittavaan vastaanottotehtävään tulee vuo.",
        "{id}: a flow enters a receive task that starts the process.",
    ),
    "due-date": (
        "{id}: {attribute}: ”{text}” ei ole ISO 8601 -päivä, -ajankohta eikä -kesto.",
        "{id}: {attribute}: “{text}” is no ISO 8601 date, date and time or duration.",
    ),
    "form-embedded": (
        "{id}: upotettua lomaketta {form} ei näytetä; anna form-js-lomakkeen tunnus.",
        "{id}: the embedded form {form} cannot be shown; give the id of a form-js form.",
    ),
    "call-empty": (
        "{id}: kutsuttavaa prosessia ei ole nimetty (calledElement).",
        "{id}: the process to call is not named (calledElement).",
    ),
    "call-without-mapping": (
        "{id}: kutsulle ei välitetä muuttujia.",
        "{id}: no variables are passed to the called process.",
    ),
    "call-elsewhere": (
        "{id}: kutsuttua prosessia {called} ei ole paketissa.",
        "{id}: the called process {called} is not in the package.",
    ),
    "decision-elsewhere": (
        "{id}: päätöstä {decision} ei ole paketissa.",
        "{id}: the decision {decision} is not in the package.",
    ),
    "form-elsewhere": (
        "{id}: lomaketta {form} ei ole paketissa.",
        "{id}: the form {form} is not in the package.",
    ),
    "decision-result": (
        "{id}: tuntematon mapDecisionResult: {value}.",
        "{id}: unknown mapDecisionResult: {value}.",
    ),
    "mapping-variables": (
        "{id}: variables=”{value}” ei ole sallittu, vain ”all”.",
        "{id}: variables=“{value}” is not allowed, only “all”.",
    ),
    "mapping-incomplete": (
        "{id}: muuttujakuvaus ({mapping}) on vajaa.",
        "{id}: a variable mapping ({mapping}) is incomplete.",
    ),
    "task-type": (
        "{id}: tehtävätyyppiä {type} ei ole, vain ”external”.",
        "{id}: there is no task type {type}, only “external”.",
    ),
    "topic-missing": (
        "{id}: ulkoisella tehtävällä ei ole aihetta (topic).",
        "{id}: the external task has no topic.",
    ),
    "topic-without-type": (
        "{id}: aihe (topic) vaikuttaa vain, kun tyyppi on ”external”.",
        "{id}: the topic counts only if the type is “external”.",
    ),
    "service-operation": (
        "{id}: verkkopalvelun operaatiota {operation} ei kutsuta; käytä aihetta (topic).",
        "{id}: web service operations ({operation}) are not called; use a topic.",
    ),
    "task-unbound": (
        "{id}: tehtävää ({kind}) ei ole sidottu mihinkään: se ohitetaan.",
        "{id}: the task ({kind}) is bound to nothing: it is passed through.",
    ),
}

_LOOPS = {
    "loop-negative": (
        "{id}: silmukan enimmäismäärä on negatiivinen ({value}).",
        "{id}: the loop's maximum is negative ({value}).",
    ),
    "loop-endless": (
        "{id}: silmukalla ei ole ehtoa eikä enimmäismäärää.",
        "{id}: the loop has neither a condition nor a maximum.",
    ),
    "multi-no-source": (
        "{id}: moni-instanssilla ei ole lukumäärää eikä kokoelmaa.",
        "{id}: the multi-instance has neither a cardinality nor a collection.",
    ),
    "multi-two-sources": (
        "{id}: moni-instanssilla on sekä lukumäärä että kokoelma.",
        "{id}: the multi-instance has both a cardinality and a collection.",
    ),
    "multi-cardinality": (
        "{id}: moni-instanssin lukumäärä {value} ei kelpaa (0–100000): siitä tulee häiriö.",
        "{id}: the cardinality {value} is out of 0–100000: it becomes an incident.",
    ),
    "multi-no-item": (
        "{id}: kokoelman alkiolla ei ole muuttujaa.",
        "{id}: the items of the collection have no variable.",
    ),
    "multi-output": (
        "{id}: tuloskokoelma ja tuloksen muuttuja pitää antaa yhdessä.",
        "{id}: the output collection and the output item must be given together.",
    ),
    "multi-behavior-event": (
        "{id}: moni-instanssin käytös {behavior} tarvitsee signaalitapahtuman.",
        "{id}: the multi-instance's behavior {behavior} needs a signal event.",
    ),
    "multi-behavior-condition": (
        "{id}: moni-instanssin käytöksellä ei ole ehtoa.",
        "{id}: a complex behavior of the multi-instance has no condition.",
    ),
}

_DATA = {
    "data-store": (
        "{id}: tietovarasto {store} on vain kuva; tietoa ei siirry.",
        "{id}: the data store {store} is a picture; no data is moved.",
    ),
    "data-picture": (
        "{id}: tietoassosiaatio on vain kuva; tietoa ei siirry.",
        "{id}: the data association is a picture; no data is moved.",
    ),
    "data-several-sources": (
        "{id}: usean lähteen tietoassosiaatio tarvitsee muunnoksen (transformation).",
        "{id}: a data association of several sources needs a transformation.",
    ),
    "data-name-twice": (
        "{id}: kahdella tulostiedolla on sama nimi {name}.",
        "{id}: two data outputs have the same name {name}.",
    ),
}

_LANGUAGES = {
    "expression-syntax": (
        "{id}: {what}: lauseketta ”{text}” ei voi lukea: {detail}",
        "{id}: {what}: the expression “{text}” cannot be read: {detail}",
    ),
    "expression-java": (
        "{id}: {what}: lauseke ”{text}” viittaa Java-moottoriin ({name}).",
        "{id}: {what}: the expression “{text}” reaches into a Java engine ({name}).",
    ),
    "expression-foreign": (
        "{id}: lausekekieltä {language} ei tueta, vain FEEL.",
        "{id}: the expression language {language} is not supported, only FEEL.",
    ),
    "expression-language": (
        "Tiedoston lausekekieli on {language}; lausekkeet luetaan FEEL-kielellä.",
        "The file's expression language is {language}; expressions are read as FEEL.",
    ),
    "script-language": (
        "{id}: skriptikieltä {language} ei tueta, vain FEEL.",
        "{id}: the script language {language} is not supported, only FEEL.",
    ),
    "script-resource": (
        "{id}: ulkoista skriptiä {resource} ei lueta.",
        "{id}: an external script ({resource}) is not read.",
    ),
    "script-empty": (
        "{id}: skriptitehtävässä ei ole skriptiä: se ohitetaan.",
        "{id}: the script task has no script: it is passed through.",
    ),
    "script-without-result": (
        "{id}: skriptin tulosta ei talleteta (resultVariable).",
        "{id}: the script's result is not kept (resultVariable).",
    ),
}

_EXTENSIONS = {
    "extension-attribute": (
        "{id}: määritettä {attribute} ei tunneta.",
        "{id}: the attribute {attribute} is not understood.",
    ),
    "extension-misplaced": (
        "{id}: {attribute} ei vaikuta elementissä {element}.",
        "{id}: {attribute} has no effect on {element}.",
    ),
    "extension-value": (
        "{id}: {attribute}: arvoa {value} ei tunneta ({known}).",
        "{id}: {attribute}: the value {value} is not known ({known}).",
    ),
    "extension-must": (
        "Tiedosto vaatii ymmärtämään laajennuksen {definition} (mustUnderstand); sitä ei tunneta.",
        "The file demands that the extension {definition} be understood; it is not known.",
    ),
    "extension-java": (
        "{id}: {attribute}=”{value}”: Java-luokkia ja -papuja ei suoriteta.",
        "{id}: {attribute}=“{value}”: Java classes and beans are not run; use a topic.",
    ),
    "extension-element": (
        "{id}: laajennusta {extension} ei suoriteta.",
        "{id}: the extension {extension} is not run by this engine.",
    ),
    "extension-retries": (
        "{id}: uudelleenyritysten ”{text}” määrää ei voi lukea.",
        "{id}: the number of retries in “{text}” cannot be read.",
    ),
    "extension-foreign": (
        "Nimiavaruutta {namespace} ei tunneta: sen tietoja ei käytetä.",
        "The namespace {namespace} is not known: what it says is not used.",
    ),
}

MESSAGES: dict[str, tuple[str, str]] = {
    **_FILE,
    **_REFERENCES,
    **_VOCABULARY,
    **_FLOWS,
    **_GATEWAYS,
    **_EVENTS,
    **_COMPENSATION,
    **_SCOPES,
    **_ACTIVITIES,
    **_LOOPS,
    **_DATA,
    **_LANGUAGES,
    **_EXTENSIONS,
    **LINT,
}
