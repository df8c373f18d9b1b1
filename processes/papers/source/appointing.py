"""The source decision VN/24670/2023-TEM-12 of 31.8.2023, word for word, with its oddities.

The text is official and public; nothing in it is corrected ("Työryhmän jäsenille" speaks of a
sihteeristö, SM is only on the for-information list, the decision is dated before the term).
"""

from __future__ import annotations

from datetime import date

from processes.papers.asettamispaatos import Asettamispaatos, Milestone
from processes.papers.gender import GenderBalance
from processes.papers.head import Head, Signature
from processes.papers.people import BodyName, Member, Role

HEAD = Head(
    sender=("Työ- ja elinkeinoministeriö",),
    title="Valtion ja suurten kaupunkien yhteistyöallianssin sihteeristön asettaminen",
    date=date(2023, 8, 31),
    number="VN/24670/2023-TEM-12",
    case_number="VN/24670/2023",
    project="TEM077:00/2023",
    recipient=("Jakelussa mainituille",),
    signatures=(
        Signature("Kunta- ja alueministeri", "Anna-Kaisa Ikonen"),
        Signature("Osastopäällikkö, ylijohtaja", "Tiina Korhonen"),
    ),
    distribution=(
        "Päätöksessä mainitut",
        "Helsingin kaupunki",
        "Espoon kaupunki",
        "Tampereen kaupunki",
        "Vantaan kaupunki",
        "Oulun kaupunki",
        "Turun kaupunki",
        "Opetus- ja kulttuuriministeriö",
        "Valtiovarainministeriö",
    ),
    for_information=(
        "Valtioneuvoston kanslia",
        "Valtiosihteeri Elina Laavi, VM",
        "Työ- ja elinkeinoministeriön kansliapäällikkö",
        "Työ- ja elinkeinoministeriö, AKO, IYR, MAKO",
        "Opetus- ja kulttuuriministeriön kansliapäällikkö",
        "Valtiovarainministeriön kansliapäällikkö",
        "Sisäministeriö",
    ),
)

BODY = BodyName("sihteeristö", "Sihteeristön", "Yhteistyöryhmän sihteeristössä")

BACKGROUND = (
    "Pääministeri Petteri Orpon hallitusohjelman mukaan hallitus vahvistaa kaupunkipolitiikkaa, "
    "joka rakentuu valtion ja kaupunkien välisen reilun kumppanuuden varaan. Vahvan "
    "kaupunkipolitiikan synnyttämä kasvu hyödyttää koko yhteiskuntaa ja tuo resursseja myös "
    "kaupunkiseutujen ulkopuolella sijaitsevien alueiden kehittämiseen.",
    "Kaupungeille ja kaupunkiseuduille annetaan nykyistä suurempi rooli talouden "
    "vauhdittamisessa työllisyyden, korkeakoulutuksen, innovaatiopolitiikan ja "
    "kansainvälistymisen keinoilla. Suurilla kaupungeilla on kyky ja mahdollisuudet kantaa "
    "vastuuta laajoista, koko yhteiskuntaa kohtaavista ilmiöistä yhdessä valtion kanssa.",
    "Hallitusohjelmassa todetaan, että hallitus hyödyntää kuuden suurimman kaupungin "
    "vakiintunutta yhteistyötä valtakunnallisten haasteiden ratkaisemisen välineenä. Hallitus "
    "käynnistää strategisen yhteistyöallianssin suurimpien kaupunkien kanssa. Hallitus asettaa "
    "osana kaupunkipolitiikan kokonaisuutta sihteeristön valmistelemaan strategisen "
    "allianssimallin sisältöjä. Allianssin yhteistyöryhmänä toimii pääministerin johtama "
    "(varapuheenjohtajana kunta- ja alueministeri) suurten kaupunkien yhteistyöryhmä, johon "
    "kutsutaan kaupunkien johtajat, asianomaiset ministeriöt (TEM, OKM, SM) sekä VM:n ja TEM:n "
    "kansliapäälliköt. Kokoonpano täsmentyy tarvittavan valmistelun perusteella.",
)

GOAL = (
    "Sihteeristön tavoitteena on ensi vaiheessa valmistella esitys yhteistyömallista valtion ja "
    "suurten kaupunkien välille sekä jatkaa tulevaisuudessa allianssin sisältöjen "
    "valmistelijana.",
)

TASKS = (
    "Valmistella yhteistyömallin organisointi ja tavoitteet.",
    "Määrittää yhteistyömallin teemat sekä toimenpiteet ja kuvata toimintamalli sekä luoda "
    "aikataulu yhteistyömallin käynnistämiseksi ja toteuttamiseksi.",
    "Valmistella esitys mallin toimeenpanon seurannasta.",
    "Toimia yhteistyöryhmän sihteeristönä.",
)

TEM, OKM, VM = (
    "työ- ja elinkeinoministeriö",
    "opetus- ja kulttuuriministeriö",
    "valtiovarainministeriö",
)

MEMBERS = (
    Member("Katja Palonen", "johtava asiantuntija", TEM, Role.CHAIR),
    Member("Olli Voutilainen", "erityisasiantuntija", TEM),
    Member("Kirsi Kaunisharju", "kulttuuriasiainneuvos", OKM),
    Member("Lotta Mattsson", "neuvotteleva virkamies", VM),
    Member("Inga Nyholm", "yhteysjohtaja", "Helsingin kaupunki"),
    Member("Niko Ferm", "kehittämispäällikkö", "Espoon kaupunki"),
    Member("Maggie Keskinen", "yhteysjohtaja", "Tampereen kaupunki"),
    Member("Paula Harju", "kehittämispäällikkö", "Vantaan kaupunki"),
    Member("Claes Krüger", "kehittämispäällikkö", "Oulun kaupunki"),
    Member("Matti Niemi", "yhteysjohtaja", "Turun kaupunki"),
)

COSTS = (
    "Työryhmän jäsenille ei makseta kokouspalkkioita, eikä korvata matkakustannuksia. Muut "
    "mahdollisesti aiheutuvat kustannukset maksetaan työ- ja elinkeinoministeriön "
    "toimintamenoista momentilta 320101012.",
)

APPOINTING = Asettamispaatos(
    head=HEAD,
    body=BODY,
    background=BACKGROUND,
    goal=GOAL,
    tasks=TASKS,
    term_starts=date(2023, 9, 1),
    term_ends=None,
    members=MEMBERS,
    gender=GenderBalance(women=6, men=4),
    milestones=(Milestone("Esitys mallista", date(2023, 9, 30)),),
    experts=("Sihteeristö voi kuulla asiantuntijoita työnsä tueksi.",),
    costs=COSTS,
)
