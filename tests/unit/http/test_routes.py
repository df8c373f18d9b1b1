"""A path leads where Werkzeug leads it, by the short way too."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.exceptions import HTTPException
from werkzeug.routing import Rule

from api.http.app import PREFIX
from api.http.routes import Routes
from api.http.views import operations

ODD = ["/assets/<path:name>", "/<int:number>/files", "/<name>.ics", "/<name>/files", "/<a>/<b>"]


def made() -> Routes:
    """All operations, and some that only order tells apart."""
    routes = Routes()
    for operation in operations():
        rule = Rule(PREFIX + operation.path, endpoint=operation.name, methods=[operation.method])
        routes.add(rule)
    for path in ODD:
        routes.add(Rule(path, endpoint=path, methods=["GET"]))
    return routes


ALL = made()
RULES = list(ALL.iter_rules())
WORDS = sorted({part for rule in RULES for part in rule.rule.split("/") if "<" not in part})
PARTS = st.sampled_from([*WORDS, "7", "x", "a.ics", "ä", " ", "<name>"])
PATHS = st.lists(PARTS, max_size=7).map(lambda parts: "/" + "/".join(parts))


def whole(path: str, method: str) -> tuple[str, dict[str, object]] | None:
    """Where Werkzeug's own way leads."""
    try:
        endpoint, values = ALL.bind("localhost").match(path, method)
    except HTTPException:
        return None
    return endpoint, dict(values)


def hold(path: str, method: str) -> bool:
    """Whether the short way knows of the path; then it leads where the whole one does."""
    found = ALL.plain(path, method)
    if found is None:
        return False
    assert (found[0].endpoint, found[1]) == whole(path, method)
    return True


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.endpoint)
def test_each_rule_is_found_by_the_way_that_is_whole(rule: Rule) -> None:
    for filled in ("7", "x", "a.ics"):
        path = "/".join(filled if "<" in part else part for part in rule.rule.split("/"))
        for method in rule.methods or ():
            hold(path, method)


@given(PATHS, st.sampled_from(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "X"]))
def test_any_path_leads_where_werkzeug_leads_it(path: str, method: str) -> None:
    hold(path, method)


def test_operations_on_a_case_or_task_go_the_short_way() -> None:
    assert hold("/api/v1/tasks/6d3c.7/complete", "POST")
    assert hold("/api/v1/tasks", "GET") and hold("/api/v1/cases/6d3c", "HEAD")
    for path in ("/api/v1/tasks//complete", "//api/v1/tasks", "/api/v1/tasks/", "api/v1/tasks"):
        assert not hold(path, "GET") and not hold(path, "POST")


def test_what_order_tells_apart_is_left_to_werkzeug() -> None:
    for path in ("/assets/a/b", "/7/files", "/x/files", "/a.ics", "/a.ics/b"):
        assert ALL.plain(path, "GET") is None and whole(path, "GET") is not None


def test_a_rule_that_is_added_later_is_found() -> None:
    routes = Routes()
    assert routes.plain("/new", "GET") is None
    routes.add(Rule("/new", endpoint="new"))
    assert routes.plain("/new", "GET") is None  # for any method: Werkzeug's matter
    routes.add(Rule("/newer", endpoint="newer", methods=["GET"]))
    found = routes.plain("/newer", "GET")
    assert found is not None and found[0].endpoint == "newer"
