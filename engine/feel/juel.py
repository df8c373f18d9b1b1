"""Reads the subset of JUEL that existing models use: `${…}`, `#{…}` and text around them.

Properties, index, comparison, logic, arithmetic, `empty` and the conditional; no method calls.
The result is a FEEL tree, so both languages share one back end. Where JUEL differs it keeps its
own ways: a missing truth value is false, values of different kinds are unequal, indexes count
from 0.
"""

from __future__ import annotations

import re
from decimal import Decimal, DecimalException

from engine.feel import ast
from engine.feel.errors import FeelSyntaxError
from engine.feel.scanner import LONGEST_TEXT, number

TOKEN = re.compile(
    r"""\s*(?:
        (?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)
      | (?P<string>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')
      | (?P<name>[^\W\d][\w$]*)
      | (?P<op>&&|\|\||==|!=|<=|>=|[-+*/%<>!?:.,()\[\]{}])
    )""",
    re.VERBOSE | re.DOTALL,
)
WORDS = {
    "and": "&&", "or": "||", "not": "!", "eq": "==", "ne": "!=", "lt": "<", "gt": ">",
    "le": "<=", "ge": ">=", "div": "/", "mod": "%",
}  # fmt: skip
LEVELS = (("||",), ("&&",), ("==", "!="), ("<", ">", "<=", ">="), ("+", "-"), ("*", "/", "%"))
CONSTANTS = {"true": True, "false": False, "null": None}
DEEPEST = 50
TRUE, FALSE = ast.Literal(True), ast.Literal(False)


def is_juel(text: str) -> bool:
    """Whether the text has a `${` or `#{`."""
    return "${" in text or "#{" in text


def parse_juel(text: str) -> ast.Node:
    """The tree of one `${…}`, or of text with several. Raises FeelSyntaxError."""
    if len(text) > LONGEST_TEXT:
        raise FeelSyntaxError("the expression is too long", LONGEST_TEXT)
    whole = text.strip()
    start = text.find(whole)
    parts: list[ast.Node] = []
    plain, at = "", start
    while at < start + len(whole):
        if text[at : at + 2] in ("${", "#{"):
            node, at = _embedded(text, at)
            parts.extend((ast.Literal(plain), node) if plain else (node,))
            plain = ""
        else:
            at += text[at : at + 3] in ("\\${", "\\#{")
            plain += text[at]
            at += 1
            if text[at - 1 : at + 1] in ("${", "#{"):
                plain += text[at]
                at += 1
    parts.extend((ast.Literal(plain),) if plain else ())
    return parts[0] if len(parts) == 1 and not plain else ast.Template(tuple(parts))


def _embedded(text: str, at: int) -> tuple[ast.Node, int]:
    """The tree of the expression that starts at `at`, and where it ends."""
    parser = JuelParser(text, at + 2)
    node = parser.conditional()
    if parser.text_here != "}":
        raise parser.wrong("'}' is missing")
    return node, parser.end


class JuelParser:
    """One expression, from after its opening brace to the closing one."""

    def __init__(self, text: str, at: int) -> None:
        self.source = text
        self.end = at
        self.depth = 0
        self.advance()

    def advance(self) -> str:
        """Step to the next token; returns the text of the one before."""
        before = getattr(self, "text_here", "")
        self.start = self.end
        found = TOKEN.match(self.source, self.end)
        if found is None:
            raise FeelSyntaxError("the expression has no end here", self.end)
        self.kind = found.lastgroup or ""
        self.text_here = found[self.kind]
        self.start = found.start(self.kind)
        if self.kind == "name" and self.text_here in WORDS:
            self.kind, self.text_here = "op", WORDS[self.text_here]
        self.end = found.end()
        return before

    def wrong(self, message: str) -> FeelSyntaxError:
        """The error to raise at this token."""
        return FeelSyntaxError(f"{message}, found {self.text_here!r}", self.start)

    def take(self, operator: str) -> bool:
        """Step over the operator if it is here."""
        if self.kind == "op" and self.text_here == operator:
            self.advance()
            return True
        return False

    def need(self, operator: str) -> None:
        """Step over the operator. Raises FeelSyntaxError if it is not here."""
        if not self.take(operator):
            raise self.wrong(f"{operator!r} is missing")

    def conditional(self) -> ast.Node:
        """`a ? b : c`."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.wrong("the expression is nested too deeply")
        node = self.binary(0)
        if self.take("?"):
            then = self.conditional()
            self.need(":")
            node = ast.If(node, then, self.conditional())
        self.depth -= 1
        return node

    def binary(self, level: int) -> ast.Node:
        """Operators from this level of precedence on."""
        if level == len(LEVELS):
            return self.unary()
        left, rounds = self.binary(level + 1), 0
        while self.kind == "op" and self.text_here in LEVELS[level]:
            operator = self.advance()
            rounds += operator not in ast.ARITHMETIC
            if rounds > DEEPEST:
                raise self.wrong("too many conditions or comparisons follow each other")
            left = joined(operator, left, self.binary(level + 1))
        return left

    def unary(self) -> ast.Node:
        """`!a`, `-a`, `empty a`."""
        signs = []
        while self.kind == "op" and self.text_here in "!-":
            signs.append(self.advance())
            if len(signs) > DEEPEST:
                raise self.wrong("the expression is nested too deeply")
        if self.kind == "name" and self.text_here == "empty":
            self.advance()
            node: ast.Node = ast.Empty(self.unary())
        else:
            node = self.value()
        for sign in reversed(signs):
            node = ast.Negation(node) if sign == "-" else ast.If(node, FALSE, TRUE)
        return node

    def value(self) -> ast.Node:
        """A literal, a variable or a parenthesis, with properties and indexes."""
        node = self.primary()
        for _ in range(100):
            if self.take("."):
                if self.kind != "name":
                    raise self.wrong("the name of a property is missing")
                node = ast.Path(node, self.advance())
            elif self.take("["):
                node = ast.Index(node, self.conditional())
                self.need("]")
            elif self.kind == "op" and self.text_here == "(":
                raise self.wrong("methods and functions cannot be called")
            else:
                return node
        raise self.wrong("too many parts follow each other")

    def primary(self) -> ast.Node:
        """What stands alone."""
        kind = self.kind
        if self.take("("):
            node = self.conditional()
            self.need(")")
            return node
        if kind == "op":
            raise self.wrong("a value is missing")
        text = self.advance()
        if kind == "number":
            try:
                value = number(text)
            except DecimalException as error:
                raise self.wrong("the number is out of range") from error
            if isinstance(value, Decimal) and abs(value.adjusted()) > 6000:
                raise self.wrong("the number is out of range")
            return ast.Literal(value)
        if kind == "string":
            return ast.Literal(re.sub(r"\\(.)", r"\1", text[1:-1], flags=re.DOTALL))
        return ast.Literal(CONSTANTS[text]) if text in CONSTANTS else ast.Name(text)


def joined(operator: str, left: ast.Node, right: ast.Node) -> ast.Node:
    """The tree of `left operator right`; truth is two-valued."""
    match operator:
        case "&&":
            return ast.If(left, truth(right), FALSE)
        case "||":
            return ast.If(left, TRUE, truth(right))
        case "==":
            return truth(ast.Binary("=", left, right))
        case "!=":
            return ast.If(ast.Binary("=", left, right), FALSE, TRUE)
        case "<" | ">" | "<=" | ">=":
            return truth(ast.Binary(operator, left, right))
    return ast.Binary(operator, left, right)


def truth(node: ast.Node) -> ast.Node:
    """True where the node is, else false."""
    return ast.If(node, TRUE, FALSE)
