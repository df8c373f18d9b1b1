"""A word whose letters come from two scripts that look alike is no name; other names are."""

from __future__ import annotations

import pytest

from engine.errors import InvalidInput
from engine.lookalikes import demand_one_script, mixed_word


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("K\u0430tja Palonen", "K\u0430tja"),  # Cyrillic а
        ("Katja Pal\u03bfnen", "Pal\u03bfnen"),  # Greek omicron
        ("\u0405ihteeristö", "\u0405ihteeristö"),  # Cyrillic Ѕ
        ("työryhmä-\u0391sunto", "\u0391sunto"),  # Greek Alpha after a hyphen
        ("Ni\u0301n\u0430", "Ni\u0301n\u0430"),  # an accent of its own does not part a word
        ("\u13a0sia", "\u13a0sia"),  # Cherokee
    ],
)
def test_a_word_of_two_scripts_is_found(text: str, word: str) -> None:
    assert mixed_word(text) == word
    with pytest.raises(InvalidInput) as refused:
        demand_one_script(text, "nimi")
    assert refused.value.code == "mixed-scripts" and word in refused.value.reason_fi


@pytest.mark.parametrize(
    "text",
    [
        "", "Åke Öhman-Šķēle", "Дмитрий Ильин", "Γιώργος Παπαδόπουλος", "漢字", "محمد",
        "Иван Petrov", "α-testi", "Nguyễn Thị", "I\u0307pek", "10 µg", "Đorđe", "ʻOkina",
    ],
)  # fmt: skip
def test_names_of_one_script_each_word_are_left_alone(text: str) -> None:
    assert mixed_word(text) == "" and demand_one_script(text, "nimi") == text
