"""Every paper in both languages, as the played life of the source case would fill them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from processes.papers.asettamispaatos import Milestone
from processes.papers.esitys import Esitys, Phase, ProposedMeasure, StatementNote, Theme
from processes.papers.esityslista import Esityslista
from processes.papers.gathering import AgendaItem, Gathering, ItemKind
from processes.papers.gender import GenderBalance
from processes.papers.handling import ActionNote, DissentNote, HandledItem, RecusalNote, Votes
from processes.papers.head import Head, Signature
from processes.papers.kokoonpanopaatos import Extension, Joining, Kokoonpanopaatos, Leaving
from processes.papers.kokouskutsu import Kokouskutsu
from processes.papers.lausuntopyynto import Lausuntopyynto
from processes.papers.maaraajan_jatkaminen import MaaraajanJatkaminen
from processes.papers.people import BodyName, Member, Role
from processes.papers.peruutusilmoitus import Peruutusilmoitus
from processes.papers.poytakirja import Opening, Poytakirja
from processes.papers.presence import Attendee
from processes.papers.rendering import PaperData
from processes.papers.seurantaraportti import MeasureStatus, Seurantaraportti, Status
from processes.papers.source.appointing import APPOINTING
from processes.papers.source.tillsattande import TILLSATTANDE

HELSINKI = ZoneInfo("Europe/Helsinki")
CASE = "VN/24670/2023"
PROJECT = "TEM077:00/2023"


def at(hour: int, minute: int = 0) -> datetime:
    """A moment on the day of the meeting."""
    return datetime(2023, 11, 16, hour, minute, tzinfo=HELSINKI)


def head(language: str, title: str, number: int, day: date, **more: object) -> Head:
    sender = {
        "fi": ("Työ- ja elinkeinoministeriö", "Yhteistyöallianssin sihteeristö"),
        "sv": ("Arbets- och näringsministeriet", "Samarbetsalliansens sekretariat"),
    }[language]
    return Head(
        sender=sender, title=title, date=day, number=f"{CASE}-TEM-{number}" if number else "",
        case_number=CASE, project=PROJECT, **more,  # type: ignore[arg-type]
    )


GATHERING = {
    "fi": Gathering("Suurten kaupunkien yhteistyöryhmä", "1/2023", at(9), at(11),
                    "Valtioneuvoston linna, neuvotteluhuone 6, Snellmaninkatu 1, Helsinki",
                    "https://kokous.example.fi/j/2f1c8e0a7b9d4c55a1"),
    "sv": Gathering("De stora städernas samarbetsgrupp", "1/2023", at(9), at(11),
                    "Statsrådsborgen, förhandlingsrum 6, Snellmansgatan 1, Helsingfors",
                    "https://kokous.example.fi/j/2f1c8e0a7b9d4c55a1"),
}

KUTSU = {
    "fi": Kokouskutsu(
        head("fi", "Yhteistyöryhmän ensimmäinen kokous", 21, date(2023, 11, 8),
             recipient=("Yhteistyöryhmän jäsenet",), attachments=("Esityslista",),
             signatures=(Signature("Yhteistyöryhmän sihteeri", "Katja Palonen",
                                   date(2023, 11, 8)),)),
        GATHERING["fi"],
        agenda=("Yhteistyömallin hyväksyminen", "Toimeenpanon aikataulu",
                "Seurannan järjestäminen ja raportoinnin rytmi"),
        invited=("pääministeri, puheenjohtaja", "kunta- ja alueministeri, varapuheenjohtaja",
                 "pormestari, Helsingin kaupunki", "kaupunginjohtaja, Espoon kaupunki"),
        message=("Suurten kaupunkien yhteistyöryhmä kutsutaan ensimmäiseen kokoukseensa.",),
        materials_by=date(2023, 11, 12), reply_by=date(2023, 11, 13),
        contact=("Katja Palonen, johtava asiantuntija, kirjaamo@example.fi",),
    ),
    "sv": Kokouskutsu(
        head("sv", "Samarbetsgruppens första möte", 21, date(2023, 11, 8),
             recipient=("Samarbetsgruppens medlemmar",), attachments=("Föredragningslista",),
             signatures=(Signature("Samarbetsgruppens sekreterare", "Katja Palonen",
                                   date(2023, 11, 8)),)),
        GATHERING["sv"],
        agenda=("Godkännande av samarbetsmodellen", "Tidsplan för genomförandet",
                "Ordnande av uppföljningen och rapporteringens rytm"),
        invited=("statsministern, ordförande", "kommun- och regionministern, vice ordförande",
                 "borgmästaren, Helsingfors stad", "stadsdirektören, Esbo stad"),
        message=("De stora städernas samarbetsgrupp kallas till sitt första möte.",),
        materials_by=date(2023, 11, 12), reply_by=date(2023, 11, 13),
        short_notice_reason="Kallelsen sänds med kort varsel, eftersom regeringen behandlar "
        "ärendet samma vecka.",
        contact=("Katja Palonen, ledande sakkunnig, kirjaamo@example.fi",),
    ),
}

ITEMS = {
    "fi": (
        AgendaItem("Sihteeristön asettaminen", ItemKind.NOTICE, CASE, "Tiina Korhonen",
                   ("Työ- ja elinkeinoministeriö on 31.8.2023 asettanut sihteeristön.",),
                   ("Merkitään tiedoksi.",), ("Asettamispäätös VN/24670/2023-TEM-12",)),
        AgendaItem("Esitys valtion ja suurten kaupunkien yhteistyömalliksi", ItemKind.DECISION,
                   CASE, "Katja Palonen",
                   ("Sihteeristö on valmistellut esityksen yhteistyömallista. Esitys palautettiin "
                    "kerran valmisteluun, ja sitä on täydennetty seurannan osalta.",
                    "Esityksestä on kuultu kahta asiantuntijaa."),
                   ("Yhteistyöryhmä hyväksyy esityksen yhteistyömalliksi.",),
                   ("Esitys yhteistyömallista, versio 2", "Lausuntoyhteenveto")),
    ),
    "sv": (
        AgendaItem("Tillsättande av sekretariatet", ItemKind.NOTICE, CASE, "Tiina Korhonen",
                   ("Arbets- och näringsministeriet tillsatte sekretariatet den 31.8.2023.",),
                   ("Antecknas för kännedom.",), ("Beslut VN/24670/2023-TEM-12",)),
        AgendaItem("Förslag till modell för samarbetet mellan staten och de stora städerna",
                   ItemKind.DECISION, CASE, "Katja Palonen",
                   ("Sekretariatet har berett ett förslag till samarbetsmodell. Förslaget "
                    "återremitterades en gång och har kompletterats i fråga om uppföljningen.",
                    "Två sakkunniga har hörts om förslaget."),
                   ("Samarbetsgruppen godkänner förslaget till samarbetsmodell.",),
                   ("Förslag till samarbetsmodell, version 2", "Sammandrag av utlåtandena")),
    ),
}

LISTA = {
    "fi": Esityslista(
        head("fi", "Yhteistyöryhmän kokous 1/2023", 22, date(2023, 11, 10),
             recipient=("Yhteistyöryhmän jäsenet",), distribution=("Yhteistyöryhmän jäsenet",)),
        GATHERING["fi"], ITEMS["fi"], date(2023, 11, 8), "Katja Palonen",
        ("Inga Nyholm", "Matti Niemi"),
    ),
    "sv": Esityslista(
        head("sv", "Samarbetsgruppens möte 1/2023", 22, date(2023, 11, 10),
             recipient=("Samarbetsgruppens medlemmar",)),
        GATHERING["sv"], ITEMS["sv"], date(2023, 11, 8), "Katja Palonen",
        ("Inga Nyholm", "Matti Niemi"),
    ),
}


def attendance(language: str) -> tuple[Attendee, ...]:
    cities = {
        "fi": ("Helsingin kaupunki", "Espoon kaupunki", "Tampereen kaupunki", "Vantaan kaupunki",
               "Oulun kaupunki", "Turun kaupunki", "valtioneuvoston kanslia", "sisäministeriö"),
        "sv": ("Helsingfors stad", "Esbo stad", "Tammerfors stad", "Vanda stad", "Uleåborgs stad",
               "Åbo stad", "statsrådets kansli", "inrikesministeriet"),
    }[language]
    return (
        Attendee("Petteri Orpo", cities[6], Role.CHAIR),
        Attendee("Anna-Kaisa Ikonen", cities[7], Role.VICE_CHAIR),
        Attendee("Juha Jäsen", cities[0]),
        Attendee("Jaana Jäsen", cities[1], left=at(10, 30)),
        Attendee("Ville Varajäsen-Pitkäsukunimi", cities[2], replaces="Tiina Tamperelainen"),
        Attendee("Tiina Tamperelainen", cities[2], present=False),
        Attendee("Ritva Jäsen", cities[3], remote=True),
        Attendee("Päivi Jäsen", cities[4], arrived=at(9, 15)),
        Attendee("Minna Jäsen", cities[5]),
        Attendee("Katja Palonen", cities[6], Role.SECRETARY),
        Attendee("Erkki Asiantuntija", "", expert=True),
    )


def minutes(language: str, texts: dict[str, str], title: str) -> Poytakirja:
    first, second = ITEMS[language]
    return Poytakirja(
        head(language, title, 23, date(2023, 11, 23),
             signatures=(Signature(texts["chair"], "Petteri Orpo", date(2023, 12, 4)),
                         Signature(texts["secretary"], "Katja Palonen", date(2023, 12, 1))),
             attachments=second.attachments, distribution=(texts["members"],),
             for_information=("VNK",)),
        GATHERING[language],
        attendance(language),
        Opening("Petteri Orpo", at(9, 2), date(2023, 11, 8), 8, 8, True, "Katja Palonen",
                ("Juha Jäsen", "Minna Jäsen")),
        (
            HandledItem(first, 8, 8, True, outcome=texts["noted"]),
            HandledItem(
                second, 7, 8, True, handling=(texts["handling"],),
                outcome=texts["approved"], decision=(texts["amended"],), votes=Votes(6, 1),
                recusals=(RecusalNote("Ritva Jäsen", texts["ground"], at(9, 35), at(9, 58)),),
                dissents=(DissentNote("Päivi Jäsen", texts["dissent"]),),
                actions=(ActionNote(texts["action"], "Katja Palonen", date(2023, 12, 15)),),
            ),
        ),
        at(10, 47),
    )


POYTAKIRJA = {
    "fi": minutes("fi", {
        "chair": "puheenjohtaja", "secretary": "sihteeri", "members": "Yhteistyöryhmän jäsenet",
        "noted": "Merkittiin tiedoksi.",
        "handling": "Keskustelun kuluessa Päivi Jäsen esitti, että seurantajakso on "
        "neljännesvuosi.",
        "approved": "Esitys hyväksyttiin.",
        "amended": "Sihteeristö täydentää seurannan mittarit ennen toimeenpanon alkua.",
        "ground": "hallintolaki (434/2003) 28 § 1 mom. 5 kohta",
        "dissent": "Seurannan jakso on liian pitkä poikkeamien korjaamiseksi ajoissa.",
        "action": "Täydennetään mittarit",
    }, "Yhteistyöryhmän kokous 1/2023"),
    "sv": minutes("sv", {
        "chair": "ordförande", "secretary": "sekreterare", "members": "Samarbetsgruppens medlemmar",
        "noted": "Antecknades för kännedom.",
        "handling": "Under diskussionen föreslog Päivi Jäsen att uppföljningsperioden är ett "
        "kvartal.",
        "approved": "Förslaget godkändes.",
        "amended": "Sekretariatet kompletterar mätarna före genomförandet inleds.",
        "ground": "förvaltningslagen (434/2003) 28 § 1 mom. 5 punkten",
        "dissent": "Uppföljningsperioden är för lång för att avvikelser ska kunna rättas i tid.",
        "action": "Mätarna kompletteras",
    }, "Samarbetsgruppens möte 1/2023"),
}

ESITYS = {
    "fi": Esitys(
        head("fi", "Esitys valtion ja suurten kaupunkien yhteistyömalliksi", 18,
             date(2023, 10, 24), recipient=("Suurten kaupunkien yhteistyöryhmä",),
             signatures=(Signature("sihteeristön puheenjohtaja", "Katja Palonen",
                                   date(2023, 10, 24)),),
             attachments=("Lausuntoyhteenveto",)),
        2,
        ("Sihteeristö on asetettu 31.8.2023 valmistelemaan esitys yhteistyömallista.",),
        ("Yhteistyötä johtaa yhteistyöryhmä, jota avustaa sihteeristö.",),
        ("Kaupungit ja valtio sopivat yhteisistä painopisteistä vuosittain.",
         "Toimenpiteillä on vastuutaho, mittari ja määräaika."),
        (Theme("Osaaminen", "Korkeakoulujen aloituspaikat ja osaajien pysyvyys."),
         Theme("Kansainvälistyminen", "Yhteinen viesti ja palvelut ulkomaisille osaajille."),
         Theme("Kestävä kaupunkiliikenne", "Raideinvestointien yhteinen kiireellisyysjärjestys.")),
        tuple(
            ProposedMeasure("Osaaminen", f"Toimenpide {n}: lisätään aloituspaikkoja "
                            "korkeakoulutukseen kuudella kaupunkiseudulla",
                            "opetus- ja kulttuuriministeriö", "aloituspaikat vuodessa",
                            f"+{n}00", date(2024, 12, 31))
            for n in range(1, 13)
        ),
        ("Yhteistyöryhmä kokoontuu neljännesvuosittain. Sihteeristö valmistelee asiat.",),
        (Phase("16.11.2023", "Yhteistyöryhmä päättää mallista"),
         Phase("1.1.–30.6.2024", "Toimeenpanon ensimmäinen jakso"),
         Phase("31.5.2024", "Ensimmäinen seurantaraportti")),
        ("Seuranta tehdään puolivuosittain toimenpiteiden mittareista.",),
        ("Malli toteutetaan osallistujien nykyisten määrärahojen puitteissa.",),
        (StatementNote("Erkki Asiantuntija, Helsingin yliopisto", date(2023, 9, 18),
                       "Mittareiden tulee kuvata vaikutuksia, ei toimintaa.",
                       "Mittarit muotoiltu uudelleen."),
         StatementNote("Kaupunkitutkimuksen instituutti", None)),
        ("Lisätty seurannan mittarit.", "Tarkennettu kustannusten jakoa."),
    ),
    "sv": Esitys(
        head("sv", "Förslag till modell för samarbetet mellan staten och de stora städerna", 0,
             date(2023, 10, 24), recipient=("De stora städernas samarbetsgrupp",)),
        1,
        ("Sekretariatet tillsattes den 31.8.2023 för att bereda ett förslag till "
         "samarbetsmodell.",),
        ("Samarbetet leds av samarbetsgruppen med stöd av sekretariatet.",),
        ("Städerna och staten kommer årligen överens om gemensamma prioriteringar.",),
        (Theme("Kompetens", "Nybörjarplatser vid högskolorna och att kompetensen stannar kvar."),),
        (ProposedMeasure("Kompetens", "Nybörjarplatserna utökas i sex stadsregioner",
                         "undervisnings- och kulturministeriet", "nybörjarplatser per år", "+600",
                         date(2024, 12, 31)),),
        ("Samarbetsgruppen sammanträder kvartalsvis.",),
        (Phase("16.11.2023", "Samarbetsgruppen beslutar om modellen"),),
        ("Uppföljningen görs halvårsvis.",),
        ("Modellen genomförs inom ramen för nuvarande anslag.",),
    ),
}


def report(language: str, title: str, texts: tuple[str, ...]) -> Seurantaraportti:
    rows = tuple(
        MeasureStatus(
            f"{texts[0]} {n}", texts[1], (Status.ON_TRACK, Status.DEVIATING, Status.DONE)[n % 3],
            texts[2], texts[3] if n % 3 == 1 else "", texts[4] if n % 3 == 1 else "",
            date(2024, 5, 13),
        )
        for n in range(1, 19)
    )
    gap = MeasureStatus(f"{texts[0]} 19", texts[5], Status.NOT_REPORTED)
    return Seurantaraportti(
        head(language, title, 31, date(2024, 5, 31), recipient=(texts[6],),
             signatures=(Signature(texts[7], "Katja Palonen", date(2024, 5, 31)),)),
        1, date(2023, 11, 17), date(2024, 5, 16), (*rows, gap), (texts[8],), (texts[9],),
    )


RAPORTTI = {
    "fi": report("fi", "Yhteistyömallin toimeenpanon seuranta, kierros 1", (
        "Korkeakoulutuksen aloituspaikkojen lisääminen kaupunkiseuduilla, osa",
        "opetus- ja kulttuuriministeriö", "aloituspaikat vuodessa", "Haku siirtyi syksyyn.",
        "Lisähaku 1.9.2024", "Oulun kaupunki", "Suurten kaupunkien yhteistyöryhmä",
        "sihteeristön puheenjohtaja", "Toimeenpano on pääosin aikataulussa.",
        "Yhteistyöryhmä merkitsee raportin tiedoksi ja edellyttää puuttuvan raportin antamista.")),
    "sv": report("sv", "Uppföljning av samarbetsmodellen, omgång 1", (
        "Fler nybörjarplatser i högskoleutbildningen i stadsregionerna, del",
        "undervisnings- och kulturministeriet", "nybörjarplatser per år",
        "Ansökan sköts upp till hösten.", "Tilläggsansökan 1.9.2024", "Uleåborgs stad",
        "De stora städernas samarbetsgrupp", "sekretariatets ordförande",
        "Genomförandet framskrider huvudsakligen enligt tidsplanen.",
        "Samarbetsgruppen antecknar rapporten för kännedom.")),
}

LAUSUNTO = {
    "fi": Lausuntopyynto(
        head("fi", "Lausuntopyyntö yhteistyömallin luonnoksesta", 14, date(2023, 9, 6),
             recipient=("Erkki Asiantuntija", "Helsingin yliopisto"),
             attachments=("Yhteistyömallin luonnos 5.9.2023",),
             signatures=(Signature("sihteeristön puheenjohtaja", "Katja Palonen",
                                   date(2023, 9, 6)),)),
        ("Sihteeristö valmistelee esitystä valtion ja suurten kaupunkien yhteistyömalliksi.",),
        ("Sihteeristö pyytää lausuntoanne luonnoksen teemoista ja mittareista.",),
        ("Kuvaavatko mittarit toimenpiteiden vaikutuksia?", "Puuttuuko teemoista jotakin?"),
        date(2023, 9, 20),
        ("Lausunto toimitetaan vastaamalla tämän kutsun linkistä tai kirjaamoon.",),
        ("Katja Palonen, johtava asiantuntija",),
    ),
    "sv": Lausuntopyynto(
        head("sv", "Begäran om utlåtande om utkastet till samarbetsmodell", 14, date(2023, 9, 6),
             recipient=("Erkki Asiantuntija", "Helsingfors universitet"),
             attachments=("Utkast till samarbetsmodell 5.9.2023",),
             signatures=(Signature("sekretariatets ordförande", "Katja Palonen",
                                   date(2023, 9, 6)),)),
        ("Sekretariatet bereder ett förslag till modell för samarbetet mellan staten och de "
         "stora städerna.",),
        ("Sekretariatet ber om ert utlåtande om utkastets teman och mätare.",),
        ("Beskriver mätarna åtgärdernas verkningar?", "Saknas det något i temana?"),
        date(2023, 9, 20),
        ("Utlåtandet lämnas via länken i meddelandet eller till registratorskontoret.",),
        ("Katja Palonen, ledande sakkunnig",),
    ),
}

MUUTOS = {
    "fi": Kokoonpanopaatos(
        head("fi", "Yhteistyöallianssin sihteeristön kokoonpanon muuttaminen", 35,
             date(2024, 9, 2), recipient=("Jakelussa mainituille",),
             signatures=(Signature("Kunta- ja alueministeri", "Anna-Kaisa Ikonen",
                                   date(2024, 9, 2)),
                         Signature("Osastopäällikkö, ylijohtaja", "Tiina Korhonen",
                                   date(2024, 9, 2), "Esittelijä")),
             distribution=("Oulun kaupunki",), for_information=("Sihteeristön jäsenet",)),
        BodyName("sihteeristö", "Sihteeristön", "Yhteistyöryhmän sihteeristössä"),
        "VN/24670/2023-TEM-12, annettu 31.8.2023",
        ("Kehittämispäällikkö Claes Krüger on pyytänyt eroa jäsenyydestä.",),
        (Leaving(Member("Claes Krüger", "kehittämispäällikkö", "Oulun kaupunki"),
                 date(2024, 9, 14), "oma pyyntö"),),
        (Joining(Member("Maija Uusitalo-Esimerkki", "kehittämisjohtaja", "Oulun kaupunki"),
                 date(2024, 9, 15), "Claes Krüger"),),
        (Member("Katja Palonen", "johtava asiantuntija", "työ- ja elinkeinoministeriö",
                Role.CHAIR),
         Member("Maija Uusitalo-Esimerkki", "kehittämisjohtaja", "Oulun kaupunki"),
         Member("Olli Vara", "", "Oulun kaupunki", Role.SUBSTITUTE, "Maija Uusitalo-Esimerkki")),
        GenderBalance(7, 3, reason="Kaupunki nimesi tehtävään ainoan asiaa hoitavan virkamiehen.",
                      efforts="Oulun kaupungilta pyydettiin täydentävää ehdotusta 20.8.2024."),
        Extension(date(2023, 9, 1), date(2027, 4, 30), (Milestone("Loppuraportti",
                                                                  date(2027, 3, 31)),)),
    ),
    "sv": Kokoonpanopaatos(
        head("sv", "Ändring av sammansättningen i samarbetsalliansens sekretariat", 35,
             date(2024, 9, 2), recipient=("Enligt sändlistan",),
             signatures=(Signature("Kommun- och regionminister", "Anna-Kaisa Ikonen",
                                   date(2024, 9, 2)),
                         Signature("Avdelningschef, överdirektör", "Tiina Korhonen",
                                   date(2024, 9, 2), "Föredragande")),
             distribution=("Uleåborgs stad",), for_information=("Sekretariatets medlemmar",)),
        BodyName("sekretariatet", "Sekretariatets", "I samarbetsgruppens sekretariat"),
        "VN/24670/2023-TEM-12, givet den 31.8.2023",
        ("Utvecklingschef Claes Krüger har begärt avsked från sitt medlemskap.",),
        (Leaving(Member("Claes Krüger", "utvecklingschef", "Uleåborgs stad"), date(2024, 9, 14),
                 "egen begäran"),),
        (Joining(Member("Matti Esimerkki", "utvecklingschef", "Uleåborgs stad"),
                 date(2024, 9, 15)),),
        gender=GenderBalance(6, 4),
    ),
}

JATKO = {
    "fi": MaaraajanJatkaminen(
        head("fi", "Esityksen määräajan jatkaminen", 36, date(2023, 9, 28),
             signatures=(Signature("Kunta- ja alueministeri", "Anna-Kaisa Ikonen",
                                   date(2023, 9, 28)),)),
        "VN/24670/2023-TEM-12 (31.8.2023)", date(2023, 9, 30), date(2023, 10, 31),
        ("Asiantuntijoiden lausunnot saatiin vasta syyskuun lopussa.",),
    ),
    "sv": MaaraajanJatkaminen(
        head("sv", "Förlängning av tidsfristen för förslaget", 0, date(2023, 9, 28)),
        "VN/24670/2023-TEM-12 (31.8.2023)", date(2023, 9, 30), date(2023, 10, 31),
        ("De sakkunnigas utlåtanden kom först i slutet av september.",),
    ),
}
PERUUTUS = {
    "fi": Peruutusilmoitus(
        head("fi", "Yhteistyöryhmän kokous 1/2023", 0, date(2023, 11, 14)),
        Gathering("Suurten kaupunkien yhteistyöryhmä", "1/2023", at(9), at(11), "Linna"),
        ("Puheenjohtaja on estynyt.",), False, ("Petteri Orpo, valtioneuvoston kanslia",),
    ),
    "sv": Peruutusilmoitus(
        head("sv", "Samarbetsgruppens möte 1/2023", 0, date(2023, 11, 16)),
        Gathering("De stora städernas samarbetsgrupp", "1/2023", at(9), at(11), "Borgen"),
        ("Mötet var inte beslutfört.",), True, ("Petteri Orpo, statsrådets kansli",),
        ("Katja Palonen",),
    ),
}

PAPERS: dict[str, dict[str, PaperData]] = {
    "asettamispaatos": {"fi": APPOINTING, "sv": TILLSATTANDE},
    "kokouskutsu": dict(KUTSU),
    "esityslista": dict(LISTA),
    "poytakirja": dict(POYTAKIRJA),
    "esitys": dict(ESITYS),
    "seurantaraportti": dict(RAPORTTI),
    "lausuntopyynto": dict(LAUSUNTO),
    "kokoonpanopaatos": dict(MUUTOS),
    "maaraajan_jatkaminen": dict(JATKO),
    "peruutusilmoitus": dict(PERUUTUS),
}
