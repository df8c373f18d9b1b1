"""Bodies, their posts, their members on a day, and how the composition changes."""

from __future__ import annotations

from api.http.operation import Call, Resource
from api.http.rows import page, shown
from api.http.schemas import people as schemas
from api.http.views.people import text_of
from processes.commands.composition import AppointMember, EndMembership, EndTerm, ReplaceMember
from processes.commands.registers import AddBody, AddPost
from storage.queries import people as queries

resource = Resource("bodies")


@resource.get("/bodies", answer=schemas.BodySchema, paged=True)
def list_bodies(call: Call) -> object:
    """Bodies that prepare or decide."""
    with call.app.reading() as connection:
        return page(queries.list_bodies(connection, **call.query))


@resource.post("/bodies", body=schemas.NewBodySchema, answer=schemas.IdSchema, status=201)
def add_body(call: Call) -> object:
    """Enter a body; its members come by appointment."""
    body = dict(call.body)
    body["name"] = text_of(body["name"])
    return call.run(AddBody(**body))


@resource.get("/bodies/<body_id>", answer=schemas.BodySchema)
def get_body(call: Call) -> object:
    """A body with its term."""
    with call.app.reading() as connection:
        row = queries.body_of(connection, call.args["body_id"])
    if row is None:
        raise call.missing("body", "Toimielintä")
    return shown(row)


@resource.post(
    "/bodies/<body_id>/end-term", body=schemas.EndTermSchema, answer=schemas.AnswerSchema
)
def end_term(call: Call) -> object:
    """End a body's term by a decision."""
    return {"answer": call.run(EndTerm(call.args["body_id"], **_case(call)))}


@resource.get("/bodies/<body_id>/posts", answer=schemas.PostsSchema)
def list_posts(call: Call) -> object:
    """The posts of a body."""
    with call.app.reading() as connection:
        return {"items": [shown(row) for row in queries.posts_of(connection, call.args["body_id"])]}


@resource.post(
    "/bodies/<body_id>/posts", body=schemas.NewPostSchema, answer=schemas.IdSchema, status=201
)
def add_post(call: Call) -> object:
    """Enter a post of a body or organization."""
    return call.run(AddPost(call.args["body_id"], call.body["role"], text_of(call.body["name"])))


@resource.get(
    "/memberships", answer=schemas.MembershipSchema, query=schemas.MembershipQuery, paged=True
)
def list_memberships(call: Call) -> object:
    """Who is what in which body; `on` asks for a day."""
    with call.app.reading() as connection:
        return page(queries.list_memberships(connection, **call.query))


@resource.post(
    "/bodies/<body_id>/memberships", body=schemas.AppointSchema, answer=schemas.AnswerSchema,
    status=201,
)  # fmt: skip
def appoint_member(call: Call) -> object:
    """Appoint one more member by a decision; the quota is evaluated."""
    return {"answer": call.run(AppointMember(call.args["body_id"], **_case(call)))}


@resource.post(
    "/memberships/<membership_id>/end", body=schemas.EndMembershipSchema,
    answer=schemas.AnswerSchema,
)  # fmt: skip
def end_membership(call: Call) -> object:
    """Resign, or end a membership by a decision."""
    return {"answer": call.run(EndMembership(call.args["membership_id"], **_case(call)))}


@resource.post(
    "/memberships/<membership_id>/replace", body=schemas.ReplaceSchema,
    answer=schemas.AnswerSchema,
)  # fmt: skip
def replace_member(call: Call) -> object:
    """Put a successor in a member's place; the quota is evaluated."""
    return {"answer": call.run(ReplaceMember(call.args["membership_id"], **_case(call)))}


def _case(call: Call) -> dict[str, object]:
    return {**call.body, "case_id": str(call.body["case_id"] or "")}
