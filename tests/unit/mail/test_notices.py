"""Every notice in three languages: whole sentences, the same values, no engine words."""

from __future__ import annotations

import re

import pytest

from engine.errors import InvalidInput
from processes.notices import TEMPLATES, notice
from processes.wording import Language, phrase_book, places

BOOKS = {language: phrase_book("processes.notices", language) for language in Language}
ENGINE_WORDS = re.compile(
    r"\b(token|instance|workflow|BPMN|DMN|process|prosessi|instanssi|job|jobi|incident|payload"
    r"|processen|instans|gateway|deployment)\b",
    re.IGNORECASE,
)
VALUES = {
    "name": "Katja Palonen",
    "task": "Kokoa esitys",
    "case": "VN/24670/2023",
    "due": "2023-09-29",
    "shift_reason": "30.9.2023 on lauantai",
    "on_behalf_of": "Olli",
    "assignee": "Katja Palonen",
    "meeting": "Yhteistyöryhmä 1/2023",
    "starts": "2023-11-16T07:00:00+00:00",
    "place": "Linna",
    "meeting_link": "https://k.fi/1",
    "reply_by": "2023-11-13",
    "short_notice_reason": "kiire",
    "substitute_for": "Tiina",
    "reason": "Puheenjohtaja estynyt",
    "ground": "609/1986 § 4 a",
    "what": "esitys on luovutettu",
    "matter": "Esitys yhteistyömallista",
    "proposal": "Hyväksytään esitys.",
    "title": "Sihteeristön asettaminen",
    "number": "VN/24670/2023-TEM-12",
    "decided": "2023-08-31",
    "outcome": "hyväksytty",
    "body": "sihteeristö",
    "organization": "Oulun kaupunki",
    "from_person": "Olli",
    "count": 3,
    "link": "https://paatos.example.fi/tehtavat/1",
    "items": [{"due": "2023-09-29", "task": "Kokoa esitys", "case": "VN/24670/2023"}],
}
EXPECTED = {
    "task_assigned",
    "reminder",
    "overdue",
    "escalation",
    "announcement",
    "invitation",
    "written_procedure",
    "cancellation",
    "decision_notified",
    "nomination_request",
    "statement_request",
    "handed_over",
    "digest",
}


def everything(template: str, language: Language) -> str:
    said = notice(template, language, VALUES)
    return "\n".join(
        [said.subject, said.greeting, *said.paragraphs, *said.items, *said.link, said.signature]
    )


def test_the_notices_are_those_of_the_domain() -> None:
    assert TEMPLATES == EXPECTED


@pytest.mark.parametrize("language", list(Language))
def test_each_language_says_the_same_things(language: Language) -> None:
    finnish = BOOKS[Language.FI]
    assert {k: set(v) for k, v in BOOKS[language].items()} == {
        k: set(v) for k, v in finnish.items()
    }
    for part, phrases in finnish.items():
        for key, phrase in phrases.items():
            other = BOOKS[language][part][key]
            assert places(other) == places(phrase), (part, key)
            assert other.count("\n\n") == phrase.count("\n\n"), (part, key)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("template", sorted(EXPECTED))
def test_every_notice_is_whole_and_in_plain_words(template: str, language: Language) -> None:
    said = everything(template, language)
    assert not re.search(r"[{}]", said)
    assert not ENGINE_WORDS.search(said)
    assert "Katja Palonen" in said
    assert VALUES["link"] in said
    asked = frozenset().union(*(places(p) for p in BOOKS[language][template].values()))
    for name in asked - {"due", "starts", "decided", "reply_by"}:
        assert str(VALUES[name]) in said, name


def test_dates_are_written_as_people_write_them() -> None:
    assert "29.9.2023" in everything("reminder", Language.FI)
    assert "29.9.2023" in everything("reminder", Language.SV)
    assert "29 September 2023" in everything("reminder", Language.EN)


def test_a_moment_is_told_in_finnish_time() -> None:
    assert "16.11.2023 klo 9.00" in everything("invitation", Language.FI)
    assert "16.11.2023 kl. 9.00" in everything("invitation", Language.SV)
    assert "16 November 2023 at 09:00" in everything("invitation", Language.EN)


def test_what_is_not_known_is_left_out_whole() -> None:
    said = notice("reminder", "fi", {"task": "Kokoa esitys", "due": "2023-09-29"})
    assert said.paragraphs == ("Tehtävän ”Kokoa esitys” määräaika on 29.9.2023.",)
    assert said.greeting == "Hei,"
    assert said.link == ("", "")


def test_what_must_be_known_is_asked_for() -> None:
    with pytest.raises(InvalidInput, match="due"):
        notice("reminder", "fi", {"task": "Kokoa esitys"})
    with pytest.raises(InvalidInput, match="no notice"):
        notice("common", "fi", {})


@pytest.mark.parametrize("address", ["javascript:alert(1)", "ftp://x", "https://x\r\nBcc: a", ""])
def test_only_web_addresses_become_links(address: str) -> None:
    said = notice("reminder", "fi", {"task": "T", "due": "2023-09-29", "link": address})
    assert said.link == ("", "")


def test_a_value_is_not_read_as_a_phrase() -> None:
    said = notice("reminder", "fi", {"task": "{due} {__class__}", "due": "2023-99-99"})
    assert said.paragraphs[0] == "Tehtävän ”{due} {__class__}” määräaika on 2023-99-99."
