"""The source decision in Swedish: our own translation, marked as one; the original is Finnish."""

from __future__ import annotations

from dataclasses import replace

from processes.papers.asettamispaatos import Milestone
from processes.papers.head import Signature
from processes.papers.people import BodyName, Member
from processes.papers.source.appointing import APPOINTING, HEAD, MEMBERS

HEAD_SV = replace(
    HEAD,
    sender=("Arbets- och näringsministeriet",),
    title=(
        "Tillsättande av sekretariatet för samarbetsalliansen mellan staten och de stora städerna"
    ),
    recipient=("Enligt sändlistan",),
    translation=True,
    signatures=(
        Signature("Kommun- och regionminister", "Anna-Kaisa Ikonen"),
        Signature("Avdelningschef, överdirektör", "Tiina Korhonen"),
    ),
    distribution=(
        "De som nämns i beslutet",
        "Helsingfors stad",
        "Esbo stad",
        "Tammerfors stad",
        "Vanda stad",
        "Uleåborgs stad",
        "Åbo stad",
        "Undervisnings- och kulturministeriet",
        "Finansministeriet",
    ),
    for_information=(
        "Statsrådets kansli",
        "Statssekreterare Elina Laavi, FM",
        "Kanslichefen vid arbets- och näringsministeriet",
        "Arbets- och näringsministeriet, AKO, IYR, MAKO",
        "Kanslichefen vid undervisnings- och kulturministeriet",
        "Kanslichefen vid finansministeriet",
        "Inrikesministeriet",
    ),
)

BACKGROUND_SV = (
    "Enligt regeringsprogrammet för statsminister Petteri Orpos regering stärker regeringen "
    "stadspolitiken, som bygger på ett rättvist partnerskap mellan staten och städerna. Den "
    "tillväxt som en stark stadspolitik skapar gagnar hela samhället och ger resurser också för "
    "att utveckla områden utanför stadsregionerna.",
    "Städerna och stadsregionerna får en större roll än i dag när det gäller att sätta fart på "
    "ekonomin genom sysselsättning, högskoleutbildning, innovationspolitik och "
    "internationalisering. De stora städerna har förmåga och möjlighet att tillsammans med "
    "staten bära ansvar för omfattande fenomen som berör hela samhället.",
    "I regeringsprogrammet konstateras att regeringen använder de sex största städernas "
    "etablerade samarbete som ett medel för att lösa nationella utmaningar. Regeringen inleder "
    "en strategisk samarbetsallians med de största städerna. Som en del av helheten för "
    "stadspolitiken tillsätter regeringen ett sekretariat för att bereda innehållet i den "
    "strategiska alliansmodellen. Som alliansens samarbetsgrupp fungerar de stora städernas "
    "samarbetsgrupp, som leds av statsministern (med kommun- och regionministern som vice "
    "ordförande) och till vilken kallas städernas ledare, de berörda ministerierna (ANM, UKM, "
    "IM) samt kanslicheferna vid FM och ANM. Sammansättningen preciseras enligt vad beredningen "
    "kräver.",
)

TITLES_SV = {
    "johtava asiantuntija": "ledande sakkunnig",
    "erityisasiantuntija": "specialsakkunnig",
    "kulttuuriasiainneuvos": "kulturråd",
    "neuvotteleva virkamies": "konsultativ tjänsteman",
    "yhteysjohtaja": "direktör för externa relationer",
    "kehittämispäällikkö": "utvecklingschef",
}
ORGANIZATIONS_SV = {
    "työ- ja elinkeinoministeriö": "arbets- och näringsministeriet",
    "opetus- ja kulttuuriministeriö": "undervisnings- och kulturministeriet",
    "valtiovarainministeriö": "finansministeriet",
    "Helsingin kaupunki": "Helsingfors stad",
    "Espoon kaupunki": "Esbo stad",
    "Tampereen kaupunki": "Tammerfors stad",
    "Vantaan kaupunki": "Vanda stad",
    "Oulun kaupunki": "Uleåborgs stad",
    "Turun kaupunki": "Åbo stad",
}


def _in_swedish(member: Member) -> Member:
    return replace(
        member,
        title=TITLES_SV[member.title],
        organization=ORGANIZATIONS_SV[member.organization],
    )


TILLSATTANDE = replace(
    APPOINTING,
    head=HEAD_SV,
    body=BodyName("sekretariatet", "Sekretariatets", "I samarbetsgruppens sekretariat"),
    background=BACKGROUND_SV,
    goal=(
        "Sekretariatets mål är att i den första fasen bereda ett förslag till en modell för "
        "samarbetet mellan staten och de stora städerna samt att framöver fortsätta bereda "
        "alliansens innehåll.",
    ),
    tasks=(
        "Bereda samarbetsmodellens organisering och mål.",
        "Fastställa samarbetsmodellens teman och åtgärder, beskriva verksamhetsmodellen och göra "
        "upp en tidsplan för att inleda och genomföra samarbetsmodellen.",
        "Bereda ett förslag till uppföljning av genomförandet av modellen.",
        "Vara sekretariat för samarbetsgruppen.",
    ),
    members=tuple(_in_swedish(member) for member in MEMBERS),
    milestones=(Milestone("Förslaget till modell", APPOINTING.milestones[0].due),),
    experts=("Sekretariatet kan höra sakkunniga som stöd för sitt arbete.",),
    costs=(
        "Till arbetsgruppens medlemmar betalas inga mötesarvoden och resekostnader ersätts inte. "
        "Andra eventuella kostnader betalas från arbets- och näringsministeriets omkostnader, "
        "moment 320101012.",
    ),
)
