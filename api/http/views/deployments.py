"""Deployments and the definitions they made."""

from __future__ import annotations

from typing import Any

from api.http import archives
from api.http.keys import id_of
from api.http.operation import Binary, Call, Resource
from api.http.rows import page, shown
from api.http.schemas import operations as schemas
from engine.commands.check import CheckModels
from engine.commands.deploy import Deploy
from engine.commands.proposals import FOUR_EYES
from engine.errors import InvalidInput, NotAllowed
from storage.queries import definitions as queries

resource = Resource("deployments")


def files_of_call(call: Call) -> dict[str, bytes]:
    """The uploaded files by path, zips opened; InvalidInput where two have the same."""
    files: dict[str, bytes] = {}
    for name, content in call.body["files"]:
        found = archives.files_of(content) if archives.is_archive(name) else {name: content}
        if files.keys() & found.keys():
            raise InvalidInput(
                "Two files have the same path.", reason_fi="Kahdella tiedostolla on sama polku."
            )
        files |= found
    return files


@resource.get(
    "/deployments", answer=schemas.DeploymentSchema, query=schemas.DeploymentQuery, paged=True
)
def list_deployments(call: Call) -> object:
    """Packages of models, the newest first."""
    with call.app.reading() as connection:
        return page(queries.list_deployments(connection, **call.query))


@resource.post(
    "/deployments", body=schemas.UploadSchema, answer=schemas.DeployedSchema, status=201,
    uploads=True,
)  # fmt: skip
def deploy(call: Call) -> object:
    """Deploy a package of model files at once, where the installation lets one do so alone."""
    settings = call.app.settings
    if not (settings.development or settings.direct_deployment):
        raise NotAllowed(
            "here a deployment is proposed, and another administrator approves it",
            reason_fi="Julkaisua ehdotetaan, ja toinen ylläpitäjä hyväksyy sen.",
            ground=FOUR_EYES,
            code="propose-instead",
        )
    return call.run(Deploy(call.body["name"], files_of_call(call), call.body["source"]))


@resource.post("/checks", body=schemas.CheckSchema, answer=schemas.FindingsSchema, uploads=True)
def check_models(call: Call) -> object:
    """What a deployment of these files would be told, and whether they are sound."""
    return call.run(CheckModels(files_of_call(call), case_that_staffs(call)))


def case_that_staffs(call: Call) -> str:
    """The case whose people are asked whether they could do the tasks; none is ''."""
    case = call.body["staffed_by"]
    return str(case) if case is not None else ""


@resource.get("/deployments/<deployment_id>", answer=schemas.DeploymentDetailSchema)
def get_deployment(call: Call) -> object:
    """A package with its files and versions."""
    identifier = _id(call)
    with call.app.reading() as connection:
        row = queries.deployment_of(connection, identifier)
        if row is None:
            raise call.missing("deployment", "Julkaisua")
        made, _ = queries.list_definitions(connection, deployment_id=identifier, limit=500)
        return {
            **shown(row),
            "files": [shown(file) for file in queries.files_of(connection, identifier)],
            "definitions": [shown(each) for each in made],
        }


@resource.get("/deployments/<deployment_id>/files/<path:path>", media_type="application/xml")
def get_file(call: Call) -> object:
    """A deployed file, byte for byte."""
    with call.app.reading() as connection:
        content = queries.file_of(connection, _id(call), call.args["path"])
    if content is None:
        raise call.missing("file", "Tiedostoa")
    return Binary(bytes(content), media_type(call.args["path"]), call.args["path"].split("/")[-1])


def _id(call: Call) -> str:
    return id_of(call.args["deployment_id"], "deployment", "Julkaisua")


def media_type(path: str) -> str:
    """What a model file is served as."""
    if path.endswith(".form") or path.endswith(".json"):
        return "application/json"
    return "application/xml" if path.endswith((".bpmn", ".dmn", ".xml")) else "text/plain"


@resource.get(
    "/definitions", answer=schemas.DefinitionSchema, query=schemas.DefinitionQuery, paged=True
)
def list_definitions(call: Call) -> object:
    """Versions of processes, decisions and forms."""
    with call.app.reading() as connection:
        return page(queries.list_definitions(connection, **call.query))


@resource.get("/definitions/<kind>/<key>/<int:version>/source", media_type="application/xml")
def get_definition_source(call: Call) -> object:
    """The model file of a version, byte for byte."""
    wanted: dict[str, Any] = call.args
    with call.app.reading() as connection:
        found, _ = queries.list_definitions(
            connection, kind=wanted["kind"], key=wanted["key"], limit=500
        )
        row = next((each for each in found if each.version == wanted["version"]), None)
        content = queries.file_of(connection, row.deployment_id, row.path) if row else None
    if row is None or content is None:
        raise call.missing("definition", "Määritystä")
    return Binary(bytes(content), media_type(row.path), row.path.split("/")[-1])
