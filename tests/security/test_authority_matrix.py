"""Every operation × every role × own, foreign and secret case: exactly the table of authority."""

from __future__ import annotations

import pytest

from tests.security.authority_matrix import Matrix, in_other_hands, kept_secret
from tests.security.endpoint_page import PAGE, page
from tests.security.standing_case import STRANGER, Standing, standing_case

FEW = ("anna-kaisa-ikonen", "katja-palonen", "niko-ferm", "okm-edustaja", "x-admin", STRANGER)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Standing:
    return standing_case(tmp_path_factory.mktemp("standing"))


def test_in_ones_own_case_every_answer_is_the_tables(place: Standing) -> None:
    matrix = Matrix(place, tuple(place.headers))
    assert matrix.wrong() == []
    assert PAGE.read_text(encoding="utf-8") == page(matrix), (
        "python -m tests.security.endpoint_page"
    )


def test_in_a_case_of_others_every_answer_is_the_tables(place: Standing) -> None:
    assert Matrix(place.variant("foreign", *in_other_hands()), FEW).wrong() == []


def test_in_a_secret_case_every_answer_is_the_tables_and_no_name_is_told(place: Standing) -> None:
    matrix = Matrix(place.variant("secret", *kept_secret()), tuple(place.headers))
    assert matrix.tattling() == []
    assert matrix.wrong() == []
