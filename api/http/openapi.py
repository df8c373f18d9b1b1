"""The OpenAPI 3.1 document, made from the operations and their marshmallow schemas."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.metadata import version
from typing import Any

from apispec import APISpec
from apispec.ext.marshmallow import MarshmallowPlugin
from marshmallow import Schema, fields

from api.http import problems
from api.http.operation import Operation
from api.http.paging import PagedQuery

_ARGUMENT = re.compile(r"<(?:(?P<kind>\w+):)?(?P<name>\w+)>")


class Problem(Schema):
    """Why something was refused (RFC 9457)."""

    type = fields.String(required=True)
    title = fields.String(required=True)
    status = fields.Integer(required=True)
    detail = fields.String(required=True, metadata={"description": "the reason, in English"})
    reason_fi = fields.String(metadata={"description": "the reason, in Finnish"})
    reason_sv = fields.String(metadata={"description": "the reason, in Swedish"})
    ground = fields.String(metadata={"description": "law, decision or rule of procedure"})
    ground_fi = fields.String(metadata={"description": "the ground as it is called in Finnish"})
    ground_sv = fields.String(metadata={"description": "the ground as it is called in Swedish"})
    ground_en = fields.String(metadata={"description": "the ground as it is called in English"})
    details = fields.Raw(metadata={"description": "what else helps, such as the fields in error"})


def document(operations: Iterable[Operation], prefix: str) -> dict[str, Any]:
    """The whole document as a plain dict."""
    spec = APISpec(
        title="Päätöspolku",
        version=version("paatospolku"),
        openapi_version="3.1.0",
        plugins=[MarshmallowPlugin(schema_name_resolver=_schema_name)],
        info={"description": "Cases, tasks, meetings, decisions and follow-up of bodies."},
        servers=[{"url": "/"}],
        security=[{"token": []}],
    )
    spec.components.security_scheme("token", {"type": "http", "scheme": "bearer"})
    spec.components.schema("Problem", schema=Problem)
    paths: dict[str, dict[str, Any]] = {}
    for operation in operations:
        path = prefix + _ARGUMENT.sub(r"{\g<name>}", operation.path)
        paths.setdefault(path, {})[operation.method.lower()] = _operation(operation)
    for path in sorted(paths):
        spec.path(path, operations=paths[path])
    return spec.to_dict()


def _schema_name(schema: Any) -> str:
    kind = schema if isinstance(schema, type) else type(schema)
    return str(kind.__name__).removesuffix("Schema")


def _operation(operation: Operation) -> dict[str, Any]:
    described: dict[str, Any] = {
        "operationId": operation.name,
        "summary": operation.summary,
        "tags": [operation.tag],
        "parameters": list(_parameters(operation)),
        "responses": _responses(operation),
    }
    if operation.body is not None:
        media = "multipart/form-data" if operation.uploads else "application/json"
        described["requestBody"] = {
            "required": True,
            "content": {media: {"schema": operation.body}},
        }
    if operation.public:
        described["security"] = []
    return described


def _parameters(operation: Operation) -> Iterable[dict[str, Any]]:
    for match in _ARGUMENT.finditer(operation.path):
        kind = "integer" if match["kind"] == "int" else "string"
        yield {"name": match["name"], "in": "path", "required": True, "schema": {"type": kind}}
    query = operation.query or (PagedQuery if operation.paged else None)
    if query is not None:
        yield {"in": "query", "schema": query}
    if operation.method == "POST":
        yield _header("Idempotency-Key", "the same key again gives the same answer, done once")
    if operation.revision:
        yield _header("If-Match", "the ETag of what was last read", required=True)


def _header(name: str, description: str, required: bool = False) -> dict[str, Any]:
    return {
        "name": name,
        "in": "header",
        "required": required,
        "description": description,
        "schema": {"type": "string", "maxLength": 200},
    }


def _responses(operation: Operation) -> dict[str, Any]:
    good: dict[str, Any] = {"description": operation.summary}
    if operation.media_type != "application/json":
        good["content"] = {operation.media_type: {"schema": {"type": "string"}}}
    elif operation.answer is not None:
        schema: Any = operation.answer
        if operation.paged:
            schema = {
                "type": "object",
                "required": ["items", "next"],
                "properties": {
                    "items": {"type": "array", "items": operation.answer},
                    "next": {"type": ["string", "null"]},
                },
            }
        good["content"] = {"application/json": {"schema": schema}}
    refused = {
        "description": "Refused, with the reason and its ground",
        "content": {problems.MEDIA_TYPE: {"schema": Problem}},
    }
    empty = operation.answer is None and operation.media_type == "application/json"
    status = 204 if empty and operation.status == 200 else operation.status
    return {str(status): good, "4XX": refused}
