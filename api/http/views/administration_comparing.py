"""Two versions set against each other: deployed ones, or a package with the latest deployed."""

from __future__ import annotations

from typing import Any

from api.http.operation import Call, Resource
from api.http.schemas import comparing as schemas
from api.http.schemas.operations import UploadSchema
from api.http.views.deployments import files_of_call
from engine.definitions.compare import as_json, compare
from storage.queries import definitions as queries

resource = Resource("administration")


@resource.get("/comparisons", query=schemas.ComparisonQuery, answer=schemas.ComparisonSchema)
def compare_versions(call: Call) -> object:
    """What two deployed versions do differently, file by file of their packages."""
    call.may("check-models")
    asked = call.query
    with call.app.reading() as connection:
        packages = [
            queries.package_of(connection, asked["kind"], asked["key"], version)
            for version in (asked["old"], asked["new"])
        ]
    old, new = packages
    if old is None or new is None:
        raise call.missing("definition", "Määritystä")
    return compared(old, new)


@resource.post(
    "/comparisons", body=UploadSchema, answer=schemas.ComparisonSchema, uploads=True
)
def compare_with_deployed(call: Call) -> object:
    """What these files do differently from the latest deployment of the package of that name."""
    call.may("check-models")
    with call.app.reading() as connection:
        latest = queries.latest_package(connection, call.body["name"])
    return compared(latest, files_of_call(call))


def compared(old: dict[str, bytes], new: dict[str, bytes]) -> dict[str, Any]:
    """The answer to a comparison."""
    return {"differences": [as_json(each) for each in compare(old, new)]}
