"""Signatures: who signs which paper, over which hash; numbering when the last one lands."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from engine.model import Key
from engine.text import Text
from processes.documents import Document, DocumentKind, DocumentState, Version
from processes.refusals import refusal


class SigningCapacity(StrEnum):
    """The place in which a person signs."""

    MINISTER = "minister"
    PRESENTING_OFFICIAL = "presenting_official"
    CHAIR = "chair"
    SECRETARY = "secretary"
    PREPARER_CHAIR = "preparer_chair"
    AUTHOR = "author"


CAPACITY_NAMES = {
    SigningCapacity.MINISTER: Text("ministeri", "minister", "minister"),
    SigningCapacity.PRESENTING_OFFICIAL: Text("esittelijä", "föredragande", "presenting official"),
    SigningCapacity.CHAIR: Text("puheenjohtaja", "ordförande", "chair"),
    SigningCapacity.SECRETARY: Text("sihteeri", "sekreterare", "secretary"),
    SigningCapacity.PREPARER_CHAIR: Text(
        "sihteeristön puheenjohtaja", "sekretariatets ordförande", "chair of the secretariat"
    ),
    SigningCapacity.AUTHOR: Text("laatija", "upprättare", "author"),
}


@dataclass(frozen=True, slots=True)
class SigningRule:
    """All of `required` sign; of `either` one does; `approves`: preparers may not be among them."""

    required: frozenset[SigningCapacity] = frozenset()
    either: frozenset[SigningCapacity] = frozenset()
    approves: frozenset[SigningCapacity] = frozenset()

    @property
    def capacities(self) -> frozenset[SigningCapacity]:
        return self.required | self.either

    def complete(self, done: Collection[SigningCapacity]) -> bool:
        """Whether the signatures given are enough."""
        return self.required <= set(done) and (not self.either or bool(self.either & set(done)))


_SETTER = SigningRule(
    required=frozenset({SigningCapacity.MINISTER, SigningCapacity.PRESENTING_OFFICIAL}),
    approves=frozenset({SigningCapacity.MINISTER}),
)
_CHAIR_OR_SECRETARY = SigningRule(
    either=frozenset({SigningCapacity.CHAIR, SigningCapacity.SECRETARY})
)
_PREPARER = SigningRule(required=frozenset({SigningCapacity.PREPARER_CHAIR}))

# Who signs (domain.md § 4). The secretariat's chair puts forward what the secretariat prepared and
# approves nothing with that; chair and secretary confirm minutes that the secretary wrote.
SIGNERS: Mapping[DocumentKind, SigningRule] = {
    DocumentKind.APPOINTMENT: _SETTER,
    DocumentKind.COMPOSITION: _SETTER,
    DocumentKind.EXTENSION: _SETTER,
    DocumentKind.INVITATION: _CHAIR_OR_SECRETARY,
    DocumentKind.CANCELLATION: _CHAIR_OR_SECRETARY,
    DocumentKind.AGENDA: _CHAIR_OR_SECRETARY,
    DocumentKind.PROPOSAL: _PREPARER,
    DocumentKind.FOLLOW_UP: _PREPARER,
    DocumentKind.STATEMENT_REQUEST: _PREPARER,
    DocumentKind.MINUTES: SigningRule(
        required=frozenset({SigningCapacity.CHAIR, SigningCapacity.SECRETARY})
    ),
    DocumentKind.STATEMENT: SigningRule(required=frozenset({SigningCapacity.AUTHOR})),
    DocumentKind.OTHER: SigningRule(required=frozenset({SigningCapacity.AUTHOR})),
}


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature over one version's hash."""

    key: Key
    document: Key
    version: int
    person_id: str
    capacity: SigningCapacity
    signed_at: datetime
    sha256: str
    on_behalf_of: str | None = None


def sign(
    document: Document,
    version: Version,
    signatures: Sequence[Signature],
    signature: Signature,
    shown: str = "",
) -> Signature:
    """The signature, if it may be given; `shown` is the hash of what the person looked at.

    Refuses: a second signature, a capacity that does not sign this kind, one who prepared what
    they would approve, a changed content.
    """
    rule = SIGNERS[document.kind]
    if document.is_signed:
        raise refusal("signed-is-immutable")
    require_signer(document.kind, signature.capacity)
    _require_first(signatures, signature)
    if signature.capacity in rule.approves:
        _require_not_prepared(version, signature)
    if shown and shown != version.sha256:
        raise refusal("hash-differs")
    return replace(signature, version=version.version, sha256=version.sha256)


def require_signer(kind: DocumentKind, capacity: SigningCapacity) -> None:
    """Refuse a capacity in which this kind of paper is not signed."""
    rule = SIGNERS[kind]
    if capacity not in rule.capacities:
        raise _not_a_signer(rule)


def is_complete(kind: DocumentKind, signatures: Sequence[Signature]) -> bool:
    """Whether all who must sign have signed."""
    return SIGNERS[kind].complete([each.capacity for each in signatures])


def sealed(document: Document, number: str, now: datetime) -> Document:
    """Signed by all, with its number, and from now on unchangeable."""
    if document.number:
        raise refusal("already-numbered", number=document.number)
    return replace(document, state=DocumentState.SIGNED, number=number, signed_at=now)


def number(case_number: str, register: str, running: int) -> str:
    """A document's number, `VN/24670/2023-TEM-12`."""
    return f"{case_number}-{register}-{running}"


def series(case_number: str, register: str) -> str:
    """The name of the number series of a case's documents in a register."""
    return f"document:{case_number}-{register}"


def _require_first(signatures: Sequence[Signature], signature: Signature) -> None:
    for each in signatures:
        if each.person_id == signature.person_id:
            raise refusal("already-signed", person=signature.person_id)
        if each.capacity is signature.capacity:
            raise refusal(
                "capacity-already-signed",
                capacity=each.capacity,
                capacity_fi=CAPACITY_NAMES[each.capacity].fi,
            )


def _require_not_prepared(version: Version, signature: Signature) -> None:
    for person in filter(None, (signature.person_id, signature.on_behalf_of)):
        if person in version.prepared_by:
            raise refusal("signer-prepared", person=person)


def _not_a_signer(rule: SigningRule) -> Exception:
    names = [CAPACITY_NAMES[each] for each in sorted(rule.capacities)]
    return refusal(
        "not-a-signer",
        signers=", ".join(n.en for n in names),
        signers_fi=", ".join(n.fi for n in names),
    )
