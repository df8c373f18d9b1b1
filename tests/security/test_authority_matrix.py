"""Every operation × every role × own, foreign and secret case: exactly the table of authority.

Writes to registers, accounts and models are tried once: whose case it is changes nothing for them.
"""

from __future__ import annotations

from tests.security.authority_matrix import Matrix, given_away, in_other_hands, kept_secret
from tests.security.endpoint_page import PAGE, page
from tests.security.standing_case import SERVICE, STRANGER, Standing

UNKNOWING = (STRANGER, SERVICE, "x-audit", "x-deploy", "asiantuntija-1")


def test_in_ones_own_case_every_answer_is_the_tables(standing: Standing) -> None:
    matrix = Matrix(standing)
    assert matrix.wrong() == []
    assert PAGE.read_text(encoding="utf-8") == page(matrix), (
        "python -m tests.security.endpoint_page"
    )


def test_in_a_case_of_others_every_answer_is_the_tables(standing: Standing) -> None:
    place = standing.variant("foreign", *in_other_hands())
    assert Matrix(place, whole=False).wrong() == []


def test_in_a_secret_case_every_answer_is_the_tables_and_no_name_is_told(
    standing: Standing,
) -> None:
    matrix = Matrix(standing.variant("secret", *kept_secret()), whole=False)
    assert matrix.tattling() == []
    assert matrix.wrong() == []


def test_a_secret_case_is_not_there_for_those_who_may_not_know_of_it(standing: Standing) -> None:
    place = standing.variant("secret", *kept_secret())
    assert list(given_away(place, UNKNOWING)) == []
