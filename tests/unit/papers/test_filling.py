"""Papers filled from a case's variables and registers, as the processes leave them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from engine.errors import InvalidInput
from engine.model import Key
from processes.agenda import AgendaItem, ItemKind, ItemState
from processes.attendance import Presence, Remote
from processes.decisions import Capacity, Decision, Outcome
from processes.dissents import Dissent
from processes.meetings import Meeting, MeetingState
from processes.minutes import Action, ItemRecord, MinutesRecord
from processes.papers import KINDS, read_paper, render, write_paper
from processes.papers.filling import Names, Occasion, fill
from processes.papers.filling.names import inflected
from processes.papers.head import Signature
from processes.quorum import Quorum
from processes.recusals import Recusal, RecusalGround, RecusalState
from processes.seats import SeatRole
from processes.source.bodies import BODIES, BODY_ORGANIZATIONS
from processes.source.organizations import ORGANIZATIONS
from processes.source.people import PERSONS
from processes.wording import Language

CASE = "0b7c1c1e-8a53-4a55-9a0c-3c1d5f6f7a11"
START = datetime(2023, 11, 16, 7, 0, tzinfo=UTC)
COMPOSITION = [
    {"person": "katja-palonen", "organisation": "tem", "role": "chair"},
    {"person": "olli-voutilainen", "organisation": "tem", "role": "member"},
    {"person": "kirsi-kaunisharju", "organisation": "okm", "role": "member"},
    {"person": "lotta-mattsson", "organisation": "vm", "role": "member"},
    {"person": "inga-nyholm", "organisation": "helsinki", "role": "member"},
    {"person": "niko-ferm", "organisation": "espoo", "role": "member"},
    {"person": "maggie-keskinen", "organisation": "tampere", "role": "member"},
    {"person": "paula-harju", "organisation": "vantaa", "role": "member"},
    {"person": "claes-kruger", "organisation": "oulu", "role": "member"},
    {"person": "matti-niemi", "organisation": "turku", "role": "member"},
]
APPOINTING = {
    "body": "sihteeristo", "background": "Ensimmäinen kappale.\n\nToinen kappale.",
    "goal": "Esitys mallista.",
    "tasks_text": "1. Organisointi ja tavoitteet\n2) Teemat\n- Seuranta",
    "term_start": "2023-09-01", "open_ended": True, "due_date": date(2023, 9, 30),
    "composition": COMPOSITION, "women": 6, "men": 4, "costs": "none",
    "appropriation": "320101012",
}


class Register(dict[str, Any]):
    def find(self, key: str) -> Any:
        return self.get(key)


class Unit:
    people = Register({each.id: each for each in PERSONS})
    organizations = Register({e.id: e for e in (*ORGANIZATIONS, *BODY_ORGANIZATIONS)})
    bodies = Register({each.id: each for each in BODIES})


def occasion(variables: dict[str, Any], language: str = "fi", **more: Any) -> Occasion:
    return Occasion(
        names=Names(Unit(), Language(language)), variables=variables, day=date(2023, 8, 31),
        case_number="VN/24670/2023", sender=("Työ- ja elinkeinoministeriö",), title="Asia",
        **more,
    )


def said(kind: str, given: Occasion) -> str:
    paper = fill(kind, given)
    assert read_paper(kind, write_paper(paper)) == paper
    return render(paper, given.names.language).text


def test_an_appointing_decision_from_its_form_and_its_nominations() -> None:
    text = said("asettamispaatos", occasion(APPOINTING, number="VN/24670/2023-TEM-12", signers=(
        Signature("Kunta- ja alueministeri", "Anna-Kaisa Ikonen"),)))
    for line in (
        "Ensimmäinen kappale.", "Toinen kappale.", "1. Organisointi ja tavoitteet", "2. Teemat",
        "3. Seuranta", "Sihteeristön toimikausi alkaa 1.9.2023 ja on voimassa toistaiseksi.",
        "Esitys mallista tulee olla valmis 30.9.2023 mennessä.", "Sihteeristön jäsenet:",
        "Muut mahdolliset kustannukset maksetaan momentilta 320101012.",
        "VN/24670/2023-TEM-12", "Anna-Kaisa Ikonen",
    ):
        assert line in text.splitlines()
    assert "Katja Palonen, työ- ja elinkeinoministeriö (pj.)" in text.lower().replace(
        "katja palonen", "Katja Palonen")
    assert "yhteensä 10 jäsentä, josta miehiä on 4 ja naisia 6." in text
    assert "LUONNOS" not in text


def test_a_draft_may_lack_almost_anything() -> None:
    for kind in set(KINDS) - {"kokouskutsu", "esityslista", "poytakirja", "peruutusilmoitus"}:
        for language in ("fi", "sv"):
            text = said(kind, occasion({}, language))
            assert {"fi": "LUONNOS", "sv": "UTKAST"}[language] in text


def test_a_balance_below_the_quota_is_never_printed_as_met() -> None:
    given = APPOINTING | {"women": 7, "men": 3}
    with pytest.raises(InvalidInput):
        fill("asettamispaatos", occasion(given))
    text = said("asettamispaatos", occasion(given | {
        "derogation_reason": "Vain yksi asiantuntija.",
        "derogation_efforts": "Pyydetty uudelleen."}))
    assert "poiketaan erityisestä syystä" in text
    assert "Pyydetty uudelleen." in text


def test_a_change_of_composition() -> None:
    text = said("kokoonpanopaatos", occasion({
        "body": "sihteeristo", "change_kind": "resignation", "person": "claes-kruger",
        "successor": "Maija Uusi", "organisation": "oulu", "effective_date": "2024-09-15",
        "change_reason": "Oma pyyntö.", "amended_decision": "VN/24670/2023-TEM-12",
        "women": 6, "men": 4,
    }))
    assert "jäsenyys päättyy 14.9.2024." in text
    assert "jäsenyys alkaa 15.9.2024, edeltäjä Claes Krüger." in text
    assert "Tällä päätöksellä muutetaan päätöstä VN/24670/2023-TEM-12." in text


def test_an_extension_changes_the_term_alone() -> None:
    text = said("kokoonpanopaatos", occasion({
        "body": "sihteeristo", "change_kind": "extension", "person": "claes-kruger",
        "term_start": "2023-09-01", "new_term_end": "2027-04-30"}))
    assert "Sihteeristön toimikausi on 1.9.2023–30.4.2027." in text
    assert "Krüger" not in text


def test_a_proposal_from_what_the_members_wrote() -> None:
    text = said("esitys", occasion({
        "document_version": 2, "background_text": "Tausta.", "goals_text": "Yksi\nKaksi",
        "theme_proposals": [{"theme": "Osaaminen", "text": "Kuvaus", "measures": [
            {"measure_title": "Aloituspaikat", "measure_owner": "okm",
             "measure_indicator": "paikkoja", "measure_due": "2024-12-31"}]}],
        "timetable_text": "1.1.–30.6.2024: Ensimmäinen jakso\nSitten jatketaan",
        "statements": [{"expert": "asiantuntija-1", "given": True, "text": "Mittarit."},
                       {"expert": "x", "given": False, "reason": "timeout"}],
    }))
    assert "Osaaminen | Aloituspaikat" in text
    assert "31.12.2024" in text
    assert "1.1.–30.6.2024 | Ensimmäinen jakso" in text
    assert "ei saatu määräajassa" in text


def test_a_follow_up_shows_the_gap() -> None:
    text = said("seurantaraportti", occasion({"round": 2, "report_due": "2024-05-16",
                                              "report_rows": [
        {"title": "Aloituspaikat", "owner": "okm", "status": "on_track"},
        {"title": "Raide", "owner": "oulu", "status": None}]}))
    assert "etenee suunnitellusti 1, ei raportoitu 1" in text
    assert "ei ole toimittanut raporttia määräajassa" in text


def meeting_record() -> MinutesRecord:
    meeting = Meeting(
        Key(CASE, 1), "yhteistyoryhma", "1/2023", START, START + timedelta(hours=2),
        place="Linna", state=MeetingState.CLOSED, invited_at=START - timedelta(days=8),
        opened_at=START, closed_at=START + timedelta(hours=1), led_by="anna-kaisa-ikonen",
    )
    item = AgendaItem(
        Key(CASE, 2), meeting.key, 1, ItemKind.DECISION, "Yhteistyömalli", 1, matter=CASE,
        account="Selostus.", proposal="Hyväksytään.", prepared_by=("katja-palonen",),
        state=ItemState.DECIDED,
    )
    decision = Decision(
        Key(CASE, 3), Key(CASE, 4), Outcome.APPROVED, "Malli hyväksyttiin.", "anna-kaisa-ikonen",
        Capacity.VICE_CHAIR, "katja-palonen", START,
    )
    return MinutesRecord(
        meeting,
        (
            Presence(Key(CASE, 5), meeting.key, "anna-kaisa-ikonen", SeatRole.VICE_CHAIR, START),
            Presence(Key(CASE, 6), meeting.key, "matti-niemi", SeatRole.SUBSTITUTE,
                     START + timedelta(minutes=15), substitute_for="turku-johtaja",
                     way=Remote.LINK),
            Presence(Key(CASE, 7), meeting.key, "olli-voutilainen", SeatRole.SECRETARY, START),
        ),
        ("espoo-johtaja",),
        (ItemRecord(
            item, (), Quorum(3, ("anna-kaisa-ikonen", "matti-niemi"), True),
            (Recusal(Key(CASE, 8), meeting.key, 1, "espoo-johtaja",
                     RecusalGround.EMPLOYED_BY_PARTY, "", RecusalState.CONFIRMED,
                     START + timedelta(minutes=5), START + timedelta(minutes=20)),),
            (), decision,
            (Dissent(Key(CASE, 9), decision.key, "matti-niemi", "Rahoitus puuttuu.", START),),
            (Action(Key(CASE, 10), meeting.key, "Käynnistä malli", "tem", date(2024, 1, 31), 1),),
        ),),
        (),
    )


def test_minutes_state_what_was_recorded() -> None:
    text = said("poytakirja", occasion({"inspectors": ["matti-niemi"]}, meeting=meeting_record()))
    for part in (
        "16.11.2023 klo 9.00–11.00", "Kutsu kokoukseen on lähetetty 8.11.2023.",
        "Puheenjohtajana toiminut Anna-Kaisa Ikonen avasi kokouksen klo 9.00.",
        "Läsnä oli 2 äänivaltaista jäsentä, kun jäseniä on 3. Todettiin kokous laillisesti",
        "läsnä etäyhteydellä klo 9.15 alkaen", "sihteeri: Olli Voutilainen", "poissa",
        "oli esteellinen eikä osallistunut asian käsittelyyn",
        "hallintolaki (434/2003) 28\xa0§ 1\xa0mom. 4\xa0kohta",
        "Hän oli poissa kokouksesta klo 9.05–9.20.", "Esittelijän ehdotus hyväksyttiin.",
        "Malli hyväksyttiin.",
        "Matti Niemi: Rahoitus puuttuu.", "viimeistään 31.1.2024", "6.1 Yhteistyömalli",
        "Puheenjohtaja päätti kokouksen klo 10.00.",
    ):
        assert part in text, part


@pytest.mark.parametrize("kind", ["kokouskutsu", "esityslista"])
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_invitation_and_agenda_from_the_meeting(kind: str, language: str) -> None:
    text = said(kind, occasion({"invited": ["matti-niemi"]}, language, meeting=meeting_record()))
    assert "Yhteistyömalli" in text
    assert "Linna" in text


def test_a_meeting_paper_without_its_meeting_is_refused() -> None:
    with pytest.raises(InvalidInput, match="meeting"):
        fill("poytakirja", occasion({}))
    with pytest.raises(InvalidInput, match="no paper"):
        fill("muu", occasion({}))


@pytest.mark.parametrize(("name", "genitive", "inside"), [
    ("Yhteistyöallianssin sihteeristö", "Sihteeristön", "Yhteistyöallianssin sihteeristössä"),
    ("Suurten kaupunkien yhteistyöryhmä", "Yhteistyöryhmän",
     "Suurten kaupunkien yhteistyöryhmässä"),
    ("Neuvottelukunta", "Neuvottelukunnan", "Neuvottelukunnassa"),
    ("Alueellinen yhteistyöelin", "Yhteistyöelimen", "Alueellinen yhteistyöelimessä"),
    ("Seurantajaosto", "Seurantajaoston", "Seurantajaostossa"),
])
def test_bodies_names_are_inflected(name: str, genitive: str, inside: str) -> None:
    made = inflected(name, Language.FI)
    assert (made.genitive, made.inside) == (genitive, inside)


def test_swedish_names_are_inflected_at_their_beginning() -> None:
    made = inflected("Sekretariatet för alliansen", Language.SV)
    assert (made.genitive, made.inside) == ("Sekretariatets", "I sekretariatet för alliansen")
