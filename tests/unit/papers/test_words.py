"""The words of both languages say the same things with the same values."""

from __future__ import annotations

import pytest

from processes.wording import Language, fill, phrase_book, places


def test_both_languages_have_the_same_phrases_and_places() -> None:
    finnish = phrase_book("processes.papers.words", Language.FI)
    swedish = phrase_book("processes.papers.words", Language.SV)
    assert {part: set(keys) for part, keys in finnish.items()} == {
        part: set(keys) for part, keys in swedish.items()
    }
    for part, phrases in finnish.items():
        for key, phrase in phrases.items():
            assert places(phrase) == places(swedish[part][key]), (part, key)


def test_no_phrase_is_the_same_in_both_languages_by_neglect() -> None:
    finnish = phrase_book("processes.papers.words", Language.FI)
    swedish = phrase_book("processes.papers.words", Language.SV)
    same = {
        (part, key)
        for part, phrases in finnish.items()
        for key, phrase in phrases.items()
        if phrase == swedish[part][key]
    }
    assert same == set()


def test_values_go_into_places_and_are_not_read_again() -> None:
    assert fill("{a} ja {b}", {"a": "{b}", "b": 2}) == "{b} ja 2"
    assert fill("{a.__class__} {0} {}", {"a": 1}) == "{a.__class__} {0} {}"
    with pytest.raises(KeyError):
        fill("{puuttuu}", {})
