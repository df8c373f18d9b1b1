"""Signing a paper, and what follows: register, distribution, corrections, publicity."""

from __future__ import annotations

from api.http import papers
from api.http.operation import Call, Resource
from api.http.schemas import documents as schemas
from api.http.schemas.people import IdSchema
from api.http.views.documents import get_document
from engine.authority import Publicity
from processes.commands.papers import (
    ClassifyDocument,
    CorrectDocument,
    DistributeDocument,
    RegisterDocument,
)
from processes.commands.signing import SignDocument
from processes.signatures import SIGNERS, SigningCapacity, is_complete

resource = Resource("documents")


@resource.get("/documents/<document_id>/signatures", answer=schemas.SignaturesSchema)
def list_signatures(call: Call) -> object:
    """Who has signed which version, and who signs this kind of paper."""
    key = papers.document_key(call)
    with call.app.runner.unit() as unit:
        document = papers.require_readable(call, unit, key)
        given = unit.signatures.of_document(key)
    current = [each for each in given if each.version == document.current]
    return {
        "items": [{"id": str(each.key), **_told(each)} for each in given],
        "signers": sorted(SIGNERS[document.kind].capacities),
        "complete": is_complete(document.kind, current),
    }


def _told(signature: object) -> dict[str, object]:
    names = ("version", "person_id", "on_behalf_of", "capacity", "signed_at", "sha256")
    return {name: getattr(signature, name) for name in names}


@resource.post(
    "/documents/<document_id>/signatures", body=schemas.SignSchema,
    answer=schemas.DocumentSchema, status=201,
)  # fmt: skip
def sign_document(call: Call) -> object:
    """Sign the version whose hash I was shown; the last signature gives the number."""
    body = call.body
    key, capacity = papers.document_key(call), SigningCapacity(body["capacity"])
    call.run(SignDocument(key, body["sha256"], capacity))
    return get_document(call)


@resource.post(
    "/documents/<document_id>/correct", body=schemas.CorrectionSchema, answer=IdSchema,
    status=201,
)  # fmt: skip
def correct_document(call: Call) -> object:
    """Begin the correction of a signed document: a new one, linked to it."""
    return call.run(CorrectDocument(papers.document_key(call), **call.body))


@resource.post(
    "/documents/<document_id>/classify", body=schemas.ClassifySchema,
    answer=schemas.DocumentSchema,
)  # fmt: skip
def classify_document(call: Call) -> object:
    """Give the document another publicity class."""
    body = {**call.body, "publicity": Publicity(call.body["publicity"])}
    call.run(ClassifyDocument(papers.document_key(call), **body))
    return get_document(call)


@resource.post(
    "/documents/<document_id>/register", body=schemas.RegisterSchema,
    answer=schemas.DocumentSchema,
)  # fmt: skip
def register_document(call: Call) -> object:
    """Enter a signed document in the register."""
    call.run(RegisterDocument(papers.document_key(call), call.body["retention"]))
    return get_document(call)


@resource.get("/documents/<document_id>/distributions", answer=schemas.DistributionsSchema)
def list_distributions(call: Call) -> object:
    """To whom the document has been sent."""
    key = papers.document_key(call)
    with call.app.runner.unit() as unit:
        papers.require_readable(call, unit, key)
        return {"items": unit.distributions.of_document(key)}


@resource.post(
    "/documents/<document_id>/distributions", body=schemas.DistributeSchema,
    answer=schemas.DistributionsSchema, status=201,
)  # fmt: skip
def distribute_document(call: Call) -> object:
    """Send a signed document to its distribution list."""
    body = call.body
    recipients, information = tuple(body["recipients"]), tuple(body["for_information"])
    call.run(DistributeDocument(papers.document_key(call), recipients, information))
    return list_distributions(call)
