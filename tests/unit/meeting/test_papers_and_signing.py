"""Documents: versions, locks, signatures, numbers, corrections, secrecy."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.authority import Publicity
from engine.model import Key
from processes.distribution import distribution
from processes.documents import (
    Attachment,
    Document,
    DocumentKind,
    DocumentState,
    attached,
    correction,
    detached,
    fingerprint,
    locked,
    returned,
    revised,
    with_secrecy,
)
from processes.publicity import PUBLIC, Secrecy, classified, is_public, reclassified
from processes.signatures import (
    SIGNERS,
    Signature,
    SigningCapacity,
    is_complete,
    number,
    sealed,
    series,
    sign,
)
from tests.unit.meeting.setting import CASE, START, refused

DRAFT = Document(Key(CASE, 1), DocumentKind.APPOINTMENT, "Asettamispäätös", "fi", "TEM", START)
KEY = Key(CASE, 2)
FILE = Attachment("liite1.pdf", "application/pdf", "ab" * 32, 10)
MINISTER, OFFICIAL = SigningCapacity.MINISTER, SigningCapacity.PRESENTING_OFFICIAL


def drafted(by=("palonen",), content=None):
    return revised(DRAFT, KEY, None, content or {"goal": "malli"}, by, START)


def test_versions_follow_one_another_and_remember_all_who_prepared():
    document, first = drafted()
    document, second = revised(document, Key(CASE, 3), first, {"goal": "x"}, ["ferm"], START, 1)
    assert (document.current, second.version) == (2, 2)
    assert second.prepared_by == ("palonen", "ferm")
    assert first.sha256 != second.sha256
    with refused("stale-version"):
        revised(document, Key(CASE, 4), second, {}, ["ferm"], START, based_on=1)


def test_attachments_are_locked_at_the_presentation():
    document, version = drafted()
    version = attached(document, version, FILE)
    with refused("attachment-twice"):
        attached(document, version, FILE)
    presented, version = locked(document, version, START)
    for act in (
        lambda: attached(presented, version, FILE),
        lambda: detached(presented, version, "x"),
    ):
        with refused("attachments-locked"):
            act()
    with refused("document-presented"):
        revised(presented, Key(CASE, 3), version, {}, ["ferm"], START)
    again, new = revised(returned(presented), Key(CASE, 3), version, {}, ["ferm"], START)
    assert new.attachments == (FILE,) and new.locked_at is None and again.current == 2
    with refused("no-such-version"):
        locked(DRAFT, None, START)


def signature(person: str, capacity: SigningCapacity, **more: object) -> Signature:
    return Signature(Key(CASE, 30), DRAFT.key, 0, person, capacity, START, "", **more)


def test_all_who_must_sign_make_it_signed_with_the_hash_of_what_was_signed():
    document, version = drafted()
    one = sign(document, version, [], signature("ikonen", MINISTER))
    assert (one.version, one.sha256) == (1, version.sha256)
    assert not is_complete(document.kind, [one])
    two = sign(document, version, [one], signature("korhonen", OFFICIAL))
    assert is_complete(document.kind, [one, two])


def test_nobody_approves_what_they_prepared():
    document, version = drafted(by=("ikonen",))
    with refused("signer-prepared"):
        sign(document, version, [], signature("ikonen", MINISTER))
    with refused("signer-prepared"):
        sign(document, version, [], signature("sijainen", MINISTER, on_behalf_of="ikonen"))
    document, version = drafted(by=("korhonen",))
    assert sign(document, version, [], signature("korhonen", OFFICIAL)), "presents, approves not"


def test_a_second_signature_and_a_stranger_are_refused():
    document, version = drafted()
    one = sign(document, version, [], signature("ikonen", MINISTER))
    with refused("already-signed"):
        sign(document, version, [one], signature("ikonen", OFFICIAL))
    with refused("capacity-already-signed"):
        sign(document, version, [one], signature("toinen", MINISTER))
    with refused("not-a-signer"):
        sign(document, version, [one], signature("palonen", SigningCapacity.CHAIR))


def test_what_changed_since_it_was_shown_is_not_signed():
    document, version = drafted()
    with refused("hash-differs"):
        sign(document, version, [], signature("ikonen", MINISTER), shown="0" * 64)


def signed_document():
    return sealed(drafted()[0], "VN/24670/2023-TEM-12", START)


def test_what_is_signed_is_immutable():
    document, version = signed_document(), drafted()[1]
    assert (document.state, document.number) == (DocumentState.SIGNED, "VN/24670/2023-TEM-12")
    for act in (
        lambda: revised(document, Key(CASE, 3), version, {}, ["ferm"], START),
        lambda: attached(document, version, FILE),
        lambda: detached(document, version, "x"),
        lambda: locked(document, version, START),
        lambda: returned(document),
        lambda: sign(document, version, [], signature("ikonen", MINISTER)),
    ):
        with refused("signed-is-immutable"):
            act()
    with refused("already-numbered"):
        sealed(document, "VN/24670/2023-TEM-13", START)


def test_a_correction_is_a_new_linked_document():
    fixed = correction(signed_document(), Key(CASE, 40), "Korjaus", START)
    assert (fixed.corrects, fixed.number, fixed.state) == (DRAFT.key, "", DocumentState.DRAFT)
    with refused("not-signed"):
        correction(DRAFT, Key(CASE, 40), "Korjaus", START)


def test_numbers_are_of_the_case_and_register():
    assert number("VN/24670/2023", "TEM", 12) == "VN/24670/2023-TEM-12"
    assert series("VN/1/2023", "TEM") != series("VN/1/2023", "VM")


@pytest.mark.parametrize("kind", DocumentKind)
def test_every_kind_has_signers(kind):
    assert SIGNERS[kind].capacities and not is_complete(kind, [])


@given(
    st.dictionaries(st.text(), st.text()),
    st.dictionaries(st.text(), st.text()),
)
def test_the_fingerprint_tells_contents_apart(one, other):
    assert (fingerprint(one) == fingerprint(other)) is (one == other)
    assert fingerprint(one) == fingerprint(dict(reversed(list(one.items()))))


def test_only_what_is_signed_is_distributed_and_to_somebody():
    with refused("not-distributable"):
        distribution(DRAFT, KEY, ["helsinki"], [], "korhonen", START)
    with refused("no-recipients"):
        distribution(signed_document(), KEY, [], [], "korhonen", START)
    sent = distribution(signed_document(), KEY, ["okm", "okm"], ["vm", "okm"], "korhonen", START)
    assert (sent.recipients, sent.for_information) == (("okm",), ("vm",))


SECRET = classified(Publicity.SECRET, "24 § 1 mom. 20 k", 25, START)


def test_secrecy_has_a_ground_and_a_period():
    with refused("secrecy-ground-missing"):
        classified(Publicity.PARTLY_SECRET, " ", 25, START)
    with refused("secrecy-period"):
        classified(Publicity.SECRET, "24 §", 0, START)
    assert classified(Publicity.PUBLIC, "", 25, START) == PUBLIC
    assert SECRET.until == date(2048, 11, 16)
    assert SECRET.holds(date(2048, 11, 16)) and not SECRET.holds(date(2048, 11, 17))


def test_a_process_never_makes_it_milder():
    partly = classified(Publicity.PARTLY_SECRET, "24 §", 25, START)
    for milder in (PUBLIC, partly, classified(Publicity.SECRET, "24 §", 5, START)):
        with refused("secrecy-not-relaxed"):
            reclassified(SECRET, milder, by_person=False, reason="x")
        with refused("secrecy-not-relaxed"):
            reclassified(SECRET, milder, by_person=True, reason=" ")
        assert reclassified(SECRET, milder, True, "Peruste poistui").publicity is milder.publicity
    assert reclassified(PUBLIC, SECRET, False, "").publicity is Publicity.SECRET


def test_the_period_keeps_its_first_day():
    later = Secrecy(Publicity.SECRET, "24 §", 50, date(2024, 1, 1))
    assert reclassified(SECRET, later, True, "x").since == date(2023, 11, 16)


@pytest.mark.parametrize(
    ("kind", "signed", "published", "closed", "public"),
    [
        ("asettamispaatos", False, False, False, False),
        ("asettamispaatos", True, False, False, True),
        ("poytakirja", True, False, True, False),
        ("poytakirja", True, True, False, True),
        ("lausunto", True, False, False, False),
        ("lausunto", False, False, True, True),
    ],
)
def test_a_paper_is_public_at_its_moment_and_a_secret_one_never(
    kind, signed, published, closed, public
):
    day = START.date()
    assert is_public(kind, PUBLIC, signed, published, closed, day) is public
    assert is_public(kind, SECRET, signed, published, closed, day) is False


def test_the_class_travels_with_the_document():
    assert with_secrecy(DRAFT, SECRET).secrecy == SECRET
    assert DRAFT.secrecy.is_public
