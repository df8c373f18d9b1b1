"""Reads what operators join: literals, names, calls, paths, filters, lists, contexts, ranges."""

from __future__ import annotations

from decimal import Decimal, DecimalException

from engine.feel import ast
from engine.feel.errors import FeelSyntaxError
from engine.feel.forms import FormParser
from engine.feel.scanner import number
from engine.feel.tokens import ROUNDS
from engine.feel.vocabulary import KEYWORDS

CLOSING = frozenset(("]", ")", "["))
CONSTANTS = {"true": True, "false": False, "null": None}
NAME_SYMBOLS = frozenset("+-*/.'")
COMPARISONS = frozenset(("=", "!=", "<", "<=", ">", ">="))


class BoxParser(FormParser):
    """Primary expressions and what may follow them."""

    def postfix(self) -> ast.Node:
        """A primary expression with its calls, paths and filters."""
        return self.postfix_of(self.primary())

    def postfix_of(self, node: ast.Node) -> ast.Node:
        """The node with what follows it directly."""
        for _ in range(ROUNDS):
            if self.take("."):
                node = ast.Path(node, self.member())
            elif self.next_is("("):
                node = self.call(node)
            elif self.next_is("["):
                filtered = self.filter_or_end(node)
                if filtered is None:
                    return node
                node = filtered
            else:
                return node
        raise self.wrong("too many parts follow each other")

    def member(self) -> str:
        """A name after the point; there keywords are names too."""
        token = self.peek()
        if token.kind == "name" and self.run_of_words() == 0:
            known = self.names.longest(self.tokens, self.at)
            self.advance(known[1] if known else 1)
            return known[0] if known else token.text
        return self.name()

    def filter_or_end(self, base: ast.Node) -> ast.Node | None:
        """`base[condition]`; None if the bracket closes a range instead: `[1..10[`."""
        if self.range_depth:
            return self.attempt(lambda: self.filter(base))
        return self.filter(base)

    def filter(self, base: ast.Node) -> ast.Node:
        """`[condition]` after `base`; `item` is what is tested."""
        self.need("[")
        self.names.push("item")
        outside, self.range_depth = self.range_depth, 0
        try:
            condition = self.expression()
        finally:
            self.names.pop()
            self.range_depth = outside
        self.need("]")
        return ast.Filter(base, condition)

    def call(self, function: ast.Node) -> ast.Node:
        """`(a, b)` or `(p: a, q: b)` after `function`."""
        self.need("(")
        names: list[str] = []
        arguments: list[ast.Node] = []
        outside, self.range_depth = self.range_depth, 0
        while not self.next_is(")"):
            name = self.argument_name()
            if name is not None:
                names.append(name)
            arguments.append(self.expression())
            if len(names) not in (0, len(arguments)):
                raise self.wrong("arguments are either all named or none is")
            if not self.another(")"):
                break
        self.need(")")
        self.range_depth = outside
        return ast.Call(function, tuple(arguments), tuple(names))

    def argument_name(self) -> str | None:
        """The `name:` before an argument, if there is one."""
        ahead = 0
        while self.peek(ahead).kind in ("name", "number") or (
            self.peek(ahead).kind == "op" and self.peek(ahead).text in NAME_SYMBOLS
        ):
            ahead += 1
        if ahead == 0 or self.peek(ahead).text != ":" or self.peek().kind != "name":
            return None
        name = self.slice(self.at, self.at + ahead)
        self.advance(ahead + 1)
        return name

    def primary(self) -> ast.Node:
        """What stands alone."""
        token = self.peek()
        if token.kind == "number":
            return self.number(1)
        if token.kind == "string":
            self.advance()
            return ast.Literal(token.text)
        if token.kind == "op":
            return self.bracketed()
        if token.kind == "end":
            raise self.wrong("an expression is missing")
        known = self.names.longest(self.tokens, self.at)
        form = self.form() if known is None or known[1] == 1 else None
        if form is not None:
            return form
        if token.text in CONSTANTS and known is None:
            self.advance()
            return ast.Literal(CONSTANTS[token.text])
        return ast.Name(self.name("an expression"))

    def number(self, sign: int) -> ast.Node:
        """A number literal, with the sign read before it."""
        token = self.advance()
        try:
            value = number(token.text)
        except DecimalException as error:
            raise FeelSyntaxError("the number is out of range", token.start) from error
        if isinstance(value, Decimal) and not -6176 <= value.adjusted() <= 6144:
            raise FeelSyntaxError("the number is out of range", token.start)
        return ast.Literal(value if sign > 0 else -value)

    def bracketed(self) -> ast.Node:
        """`(…)`, `[…]`, `]…`, `{…}`, `@"…"`."""
        token = self.peek()
        self.enter()
        try:
            match token.text:
                case "(":
                    return self.parenthesis()
                case "[":
                    return self.list_or_range()
                case "]":
                    self.advance()
                    return self.interval_from(self.inside(self.arithmetic), start_included=False)
                case "{":
                    return self.context()
                case "@":
                    return self.at_literal()
        finally:
            self.leave()
        raise self.wrong("an expression is missing")

    def at_literal(self) -> ast.Node:
        """`@"2026-01-31"`."""
        self.need("@")
        if self.peek().kind != "string":
            raise self.wrong("a quoted date, time or duration is missing")
        return ast.At(self.advance().text)

    def parenthesis(self) -> ast.Node:
        """`(expression)`, `(< 10)` or a range that does not include its start."""
        if self.peek(1).kind == "op" and self.peek(1).text in COMPARISONS:
            self.advance()
            operator = self.advance().text
            bound = self.inside(self.arithmetic)
            self.need(")")
            return ast.Comparison(operator, bound)
        self.advance()
        node = self.inside(self.expression)
        if self.take(")"):
            return node
        return self.interval_from(node, start_included=False)

    def list_or_range(self) -> ast.Node:
        """`[a, b]` or `[a..b]`."""
        self.advance()
        items: list[ast.Node] = []
        more = not self.next_is("]") or self.opens_range()
        while more:
            items.append(self.inside(self.test))
            if self.next_is("..") and len(items) == 1:
                return self.interval_from(items[0], start_included=True)
            more = self.another("" if self.opens_range(1) else "]")
        self.need("]")
        return ast.ListOf(tuple(items))

    def opens_range(self, ahead: int = 0) -> bool:
        """Whether the `]` here opens a range, as in `[]1..2[]`: nothing goes on like that."""
        after = self.peek(ahead + 1)
        if after.kind == "name":
            return after.text not in KEYWORDS
        return after.kind in ("number", "string") or after.text == "@"

    def interval_from(self, start: ast.Node, start_included: bool) -> ast.Node:
        """`[a..b]` and its kin, from the two points on."""
        self.need("..")
        self.range_depth += 1
        try:
            end = self.arithmetic()
        finally:
            self.range_depth -= 1
        token = self.peek()
        if token.kind != "op" or token.text not in CLOSING:
            raise self.wrong("the range is not closed")
        self.advance()
        return ast.Interval(start, end, start_included, token.text == "]")

    def context(self) -> ast.Node:
        """`{key: value, …}`; each entry sees the ones before it."""
        self.need("{")
        entries: list[ast.Entry] = []
        self.names.push()
        try:
            while not self.next_is("}"):
                key = self.key()
                entries.append(ast.Entry(key, self.inside(self.expression)))
                self.names.add(key)
                if not self.another("}"):
                    break
        finally:
            self.names.pop()
        self.need("}")
        return ast.Context(tuple(entries))

    def key(self) -> str:
        """The key of an entry and its colon."""
        if self.peek().kind == "string":
            key = self.advance().text
            self.need(":")
            return key
        name = self.argument_name()
        if name is None:
            raise self.wrong("the key of an entry is missing")
        return name

    def arithmetic(self) -> ast.Node:
        """Read by the parser proper."""
        raise FeelSyntaxError("not readable here", self.peek().start)

    def test(self) -> ast.Node:
        """Read by the parser proper."""
        raise FeelSyntaxError("not readable here", self.peek().start)
