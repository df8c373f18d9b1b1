"""Reads the forms that start with a keyword: if, for, some, every, function."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable

from engine.feel import ast
from engine.feel.tokens import Tokens
from engine.feel.type_parser import read_type


class FormParser(Tokens, ABC):
    """`if`, `for`, `some`, `every`, `function`."""

    def __init__(self, text: str, names: Iterable[str]) -> None:
        super().__init__(text, names)
        self.range_depth = 0

    @abstractmethod
    def expression(self) -> ast.Node:
        """Any expression."""

    @abstractmethod
    def arithmetic(self) -> ast.Node:
        """An operand of a comparison."""

    def inside(self, read: Callable[[], ast.Node]) -> ast.Node:
        """Read inside brackets, where `[` is a filter again even within a range."""
        outside, self.range_depth = self.range_depth, 0
        try:
            return read()
        finally:
            self.range_depth = outside

    def form(self) -> ast.Node | None:
        """The form that starts here, None if none does."""
        token, after = self.peek(), self.peek(1)
        match token.text:
            case "if":
                return self.conditional()
            case "for" if after.kind == "name":
                return self.loop()
            case "some" | "every" if after.kind == "name":
                return self.quantified()
            case "function" if after.text == "(":
                return self.function()
        return None

    def conditional(self) -> ast.Node:
        """`if a then b else c`."""
        self.advance()
        condition = self.expression()
        self.need_keyword("then")
        then = self.expression()
        self.need_keyword("else")
        return ast.If(condition, then, self.expression())

    def loop(self) -> ast.Node:
        """`for x in a, y in b return body`; the body may use `partial`."""
        self.advance()
        iterators = self.iterators()
        self.need_keyword("return")
        self.names.push("partial")
        body = self.expression()
        self.names.pop()
        self.names.pop()
        return ast.For(iterators, body)

    def quantified(self) -> ast.Node:
        """`some x in a satisfies condition`."""
        quantifier = self.advance().text
        iterators = self.iterators()
        self.need_keyword("satisfies")
        condition = self.expression()
        self.names.pop()
        return ast.Quantified(quantifier, iterators, condition)

    def iterators(self) -> tuple[ast.Iterator, ...]:
        """`x in a, y in b`; opens a scope with the names, which the caller closes."""
        self.names.push()
        iterators = [self.iterator()]
        while self.take(","):
            iterators.append(self.iterator())
        return tuple(iterators)

    def iterator(self) -> ast.Iterator:
        """`x in a` or `x in a..b`."""
        first = self.at
        while self.peek().kind == "name" and self.peek().text != "in":
            self.advance()
        if self.at == first:
            raise self.wrong("the name of a variable is missing")
        name = self.slice(first, self.at)
        self.need_keyword("in")
        source = self.expression()
        end = self.expression() if self.take("..") else None
        self.names.add(name)
        return ast.Iterator(name, source, end)

    def function(self) -> ast.Node:
        """`function(a, b: number) body`."""
        self.advance(2)
        parameters: list[ast.Parameter] = []
        while not self.next_is(")"):
            parameters.append(self.parameter())
            if not self.another(")"):
                break
        self.need(")")
        if self.next_is_name("external"):
            raise self.wrong("external functions are refused")
        self.names.push(*(parameter.name for parameter in parameters))
        body = self.expression()
        self.names.pop()
        return ast.FunctionDefinition(tuple(parameters), body)

    def parameter(self) -> ast.Parameter:
        """`name` or `name: type`."""
        first = self.at
        while not (self.peek().kind == "end" or self.next_is(",") or self.next_is(":")):
            if self.next_is(")"):
                break
            self.advance()
        if self.at == first or self.tokens[first].kind != "name":
            raise self.wrong("the name of a parameter is missing")
        name = self.slice(first, self.at)
        return ast.Parameter(name, read_type(self) if self.take(":") else None)
