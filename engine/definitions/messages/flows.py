"""Sequence flows and gateways."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str, str]] = {
    "element-unsupported": (
        "{id}: elementtiä {element} ei suoriteta.",
        "{id}: elementet {element} körs inte.",
        "{id}: the element {element} is not run by this engine.",
    ),
    "element-without-effect": (
        "{id}: elementillä {element} ei ole vaikutusta suoritukseen.",
        "{id}: elementet {element} påverkar inte hur ärendet löper.",
        "{id}: the element {element} has no effect on the running of a case.",
    ),
    "transaction-method": (
        "{id}: transaktion menetelmää {method} ei tueta, vain ##Compensate.",
        "{id}: transaktionsmetoden {method} stöds inte, bara ##Compensate.",
        "{id}: the transaction method {method} is not supported, only ##Compensate.",
    ),
    "flow-crosses": (
        "Vuo {id} ({flow}) ylittää osaprosessin tai altaan rajan solmussa {node}.",
        "Flödet {id} ({flow}) korsar gränsen för en delprocess eller pool vid {node}.",
        "Flow {id} ({flow}) crosses the border of a sub-process or pool at {node}.",
    ),
    "flow-condition": (
        "Vuolla {id} on ehto, mutta {node} ({kind}) ei lue ehtoja.",
        "Flödet {id} har ett villkor, men {node} ({kind}) läser inga villkor.",
        "Flow {id} has a condition, but {node} ({kind}) does not read conditions.",
    ),
    "flow-condition-event": (
        "Vuolla {id} on ehto, vaikka se lähtee tapahtumasta {node}.",
        "Flödet {id} har ett villkor fast det utgår från en händelse ({node}).",
        "Flow {id} has a condition although it leaves an event ({node}).",
    ),
    "flow-default-condition": (
        "Vuo {id} on solmun {node} oletusvuo: sen ehtoa ei lueta.",
        "Flödet {id} är standardflöde för {node}: villkoret läses inte.",
        "Flow {id} is the default of {node}: its condition is not read.",
    ),
    "default-foreign": (
        "{id}: oletusvuo {flow} lähtee solmusta {node}.",
        "{id}: standardflödet {flow} utgår från en annan nod ({node}).",
        "{id}: its default flow {flow} leaves another node ({node}).",
    ),
    "default-alone": (
        "{id}: oletusvuo {flow} on ainoa lähtevä vuo.",
        "{id}: standardflödet {flow} är den enda vägen ut.",
        "{id}: its default flow {flow} is its only way out.",
    ),
    "flow-into": (
        "{id} ({kind}): tähän ei voi tulla vuota ({flow}).",
        "{id} ({kind}): inget flöde får leda hit ({flow}).",
        "{id} ({kind}): no flow may enter it ({flow}).",
    ),
    "flow-out-of": (
        "{id} ({kind}): tästä ei voi lähteä vuota ({flow}).",
        "{id} ({kind}): inget flöde får utgå härifrån ({flow}).",
        "{id} ({kind}): no flow may leave it ({flow}).",
    ),
    "compensation-flow": (
        "{id} on kompensaatiotoiminto: siihen ei liity sekvenssivuota ({flow}).",
        "{id} är en kompensationsaktivitet: inget sekvensflöde får ansluta till den ({flow}).",
        "{id} is a compensation activity: no sequence flow may touch it ({flow}).",
    ),
    "event-subprocess-flow": (
        "{id} on tapahtumaosaprosessi: siihen ei liity sekvenssivuota ({flow}).",
        "{id} är en händelsedelprocess: inget sekvensflöde får ansluta till den ({flow}).",
        "{id} is an event sub-process: no sequence flow may touch it ({flow}).",
    ),
    "gateway-alone": (
        "Portti {id} ei ole yhdelläkään vuolla.",
        "Grinden {id} har inget flöde alls.",
        "Gateway {id} has no flow at all.",
    ),
    "gateway-no-condition": (
        "{id}: vuolla {flow} (solmuun {target}) ei ole ehtoa eikä se ole oletusvuo.",
        "{id}: flödet {flow} (till {target}) har inget villkor och är inte standardflöde.",
        "{id}: flow {flow} (to {target}) has no condition and is not the default.",
    ),
    "gateway-direction": (
        "{id}: suunta {direction} ei vastaa vuoita; suoritus noudattaa vuoita.",
        "{id}: riktningen {direction} stämmer inte med flödena; det är flödena som gäller.",
        "{id}: its direction {direction} does not fit its flows; the flows count.",
    ),
    "complex-no-condition": (
        "{id}: monimutkaisella portilla on useita tulovuoita mutta ei aktivointiehtoa.",
        "{id}: en komplex grind med flera inkommande flöden behöver ett aktiveringsvillkor.",
        "{id}: a complex gateway with several incoming flows needs an activation condition.",
    ),
    "event-gateway-empty": (
        "{id}: tapahtumaportista ei lähde yhtään vuota.",
        "{id}: inget flöde utgår från den händelsebaserade grinden.",
        "{id}: no flow leaves the event-based gateway.",
    ),
    "event-gateway-start-flow": (
        "{id}: prosessin aloittavaan tapahtumaporttiin ei voi tulla vuota.",
        "{id}: inget flöde får leda till en händelsebaserad grind som startar processen.",
        "{id}: no flow may enter an event-based gateway that starts the process.",
    ),
    "event-gateway-parallel": (
        "{id}: rinnakkainen tapahtumaportti voi vain aloittaa prosessin (instantiate).",
        "{id}: en parallell händelsebaserad grind kan bara starta en process (instantiate).",
        "{id}: a parallel event-based gateway can only start a process (instantiate).",
    ),
    "event-gateway-mixed": (
        "{id}: tapahtumaportin takana on sekä vastaanottotehtäviä että viestitapahtumia.",
        "{id}: bakom en händelsebaserad grind kan inte både mottagaruppgifter och "
        "meddelandehändelser stå.",
        "{id}: receive tasks and message events cannot stand behind one event-based gateway.",
    ),
    "event-gateway-shared": (
        "{id}: kohteeseen {target} tulee muitakin vuoita kuin tapahtumaportista.",
        "{id}: även andra flöden än grindens leder till {target}.",
        "{id}: other flows than the event-based gateway's lead to {target} too.",
    ),
    "event-gateway-boundary": (
        "{id}: tapahtumaportin takana olevassa tehtävässä {target} on reunatapahtuma.",
        "{id}: mottagaruppgiften {target} bakom grinden har en gränshändelse.",
        "{id}: the receive task {target} has a boundary event, which cannot be behind the gateway.",
    ),
    "event-gateway-target": (
        "{id}: {target} ei voi odottaa tapahtumaa tapahtumaportin takana.",
        "{id}: {target} kan inte vänta på en händelse bakom en händelsebaserad grind.",
        "{id}: {target} cannot wait for an event behind an event-based gateway.",
    ),
    "event-gateway-start-target": (
        "{id}: aloittavan tapahtumaportin takana voi odottaa vain viestejä, {target} ei odota.",
        "{id}: bakom en startande händelsebaserad grind väntas bara meddelanden, vilket "
        "{target} inte gör.",
        "{id}: behind a starting event-based gateway only messages are awaited, unlike {target}.",
    ),
}
