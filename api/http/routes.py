"""The addresses of all operations, compiled once for a process."""

from __future__ import annotations

from itertools import zip_longest
from typing import Any

from werkzeug.routing import Map, Rule, RuleFactory, UnicodeConverter

Parts = tuple[str | None, ...]
Found = tuple[Rule, dict[str, str]]


class Routes(Map):
    """Takes each rule once, however many applications bring it.

    Every application of a process has the same addresses, and compiling them is most of what
    making one costs: tests make hundreds. What a rule leads to is the application's own.
    """

    def __init__(self, **how: Any) -> None:
        super().__init__(strict_slashes=False, **how)
        self._taken: set[tuple[Any, ...]] = set()
        self._plain: _Plain | None = None

    def add(self, rulefactory: RuleFactory) -> None:
        """Adds what is not there yet."""
        for rule in rulefactory.get_rules(self):
            mark = rule.rule, rule.endpoint, frozenset(rule.methods or ())
            if mark not in self._taken:
                self._taken.add(mark)
                self._plain = None
                super().add(rule)

    def plain(self, path: str, method: str) -> Found | None:
        """The rule of a path and the values in it, where a look tells; None says nothing."""
        if self._plain is None:
            self._plain = _Plain(list(self.iter_rules()))
        return self._plain.find(path, method)


class _Plain:
    """Rules whose parts are words or names of texts, found without Werkzeug's way through all.

    Left out is what another kind of rule might answer as well: order is Werkzeug's matter.
    """

    def __init__(self, rules: list[Rule]) -> None:
        odd = [rule for rule in rules if not _is_plain(rule)]
        self._rules: dict[tuple[str, Parts], tuple[Rule, list[str]]] = {}
        places: dict[tuple[str, int], set[tuple[int, ...]]] = {}
        for rule in rules:
            if rule in odd or any(_may_meet(rule, other) for other in odd):
                continue
            parts = _parts(rule)
            names = [part[1:-1] for part in rule.rule.split("/") if part.startswith("<")]
            open_ = tuple(place for place, part in enumerate(parts) if part is None)
            for method in (rule.methods or set()) - {"OPTIONS"}:
                self._rules.setdefault((method, parts), (rule, names))
                places.setdefault((method, len(parts)), set()).add(open_)
        # as Werkzeug looks: a word goes before a name, wherever they first differ
        self._places = {
            key: sorted(found, key=lambda open_: [place in open_ for place in range(key[1])])
            for key, found in places.items()
        }

    def find(self, path: str, method: str) -> Found | None:
        """See `Routes.plain`."""
        parts = path.split("/")
        for places in self._places.get((method, len(parts)), ()):
            sought: list[str | None] = [*parts]
            for place in places:
                sought[place] = None
            found = self._rules.get((method, tuple(sought)))
            if found is not None:
                values = [parts[place] for place in places]
                return (
                    None if "" in values else (found[0], dict(zip(found[1], values, strict=True)))
                )
        return None


def _parts(rule: Rule) -> Parts:
    """A word or, for what varies, None."""
    return tuple(None if "<" in part else part for part in rule.rule.split("/"))


def _is_plain(rule: Rule) -> bool:
    """Whether each part is a word, or a name of a text."""
    named = [part for part in rule.rule.split("/") if "<" in part]
    return (
        all(part[1:-1] in rule.arguments for part in named)
        and all(type(each) is UnicodeConverter for each in rule._converters.values())
        and not (rule.defaults or rule.alias or rule.redirect_to or rule.build_only)
        and not (rule.websocket or rule.subdomain or rule.host)
    )


def _may_meet(rule: Rule, other: Rule) -> bool:
    """Whether some path might belong to both, as far as their words tell."""
    mine, theirs = _parts(rule), _parts(other)
    one_each = all(each.part_isolating for each in other._converters.values())
    if one_each and len(mine) != len(theirs):
        return False
    return all(a is None or b is None or a == b for a, b in zip_longest(mine, theirs))


ROUTES = Routes()
