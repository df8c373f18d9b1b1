"""Reads FEEL (DMN 1.5, chapter 10.3.1.2): recursive descent, operators by precedence."""

from __future__ import annotations

from collections.abc import Iterable

from engine.feel import ast
from engine.feel.boxes import BoxParser
from engine.feel.errors import FeelSyntaxError
from engine.feel.tokens import ROUNDS
from engine.feel.type_parser import read_type

COMPARISONS = frozenset(("=", "!=", "<", "<=", ">", ">="))
ADDITIVE = frozenset("+-")
MULTIPLICATIVE = frozenset("*/")
POWER = frozenset(("**",))


def parse_expression(text: str, names: Iterable[str] = ()) -> ast.Node:
    """The tree of an expression. Raises FeelSyntaxError."""
    parser = Parser(text, names)
    node = parser.expression()
    parser.finish()
    return node


def parse_unary_tests(text: str, names: Iterable[str] = ()) -> ast.Tests:
    """The tree of a decision table's cell. Raises FeelSyntaxError."""
    parser = Parser(text, names)
    if parser.next_is("-") and parser.peek(1).kind == "end":
        return ast.Tests(())
    negated = parser.next_is_name("not") and parser.peek(1).text == "("
    if negated:
        try:
            return parser.negated_tests()
        except FeelSyntaxError:
            parser = Parser(text, names)
    tests = parser.tests()
    parser.finish()
    return ast.Tests(tests)


class Parser(BoxParser):
    """Everything from `for` down to the operators; what they join is read by the bases."""

    def expression(self) -> ast.Node:
        """Any expression."""
        self.enter()
        node = self.logic("or")
        self.leave()
        return node

    def logic(self, operator: str) -> ast.Node:
        """`a or b or c` of `a and b and c` of comparisons."""
        operands = [self.comparison() if operator == "and" else self.logic("and")]
        while self.take_keyword(operator):
            operands.append(self.comparison() if operator == "and" else self.logic("and"))
        return operands[0] if len(operands) == 1 else ast.Logic(operator, tuple(operands))

    def comparison(self) -> ast.Node:
        """`a < b`, `a between b and c`, `a in tests`."""
        left = self.arithmetic()
        for _ in range(ROUNDS):
            token = self.peek()
            if token.kind == "op" and token.text in COMPARISONS:
                self.advance()
                left = ast.Binary(token.text, left, self.arithmetic())
            elif self.take_keyword("between"):
                low = self.arithmetic()
                self.need_keyword("and")
                left = ast.Between(left, low, self.arithmetic())
            elif self.take_keyword("in"):
                left = ast.In(left, self.tests_of_in())
            else:
                return left
        raise self.wrong("too many comparisons follow each other")

    def arithmetic(self) -> ast.Node:
        """Sums of products of powers."""
        left = self.product()
        while operator := self.take_one_of(ADDITIVE):
            left = ast.Binary(operator, left, self.product())
        return left

    def product(self) -> ast.Node:
        """Products of powers."""
        left = self.power()
        while operator := self.take_one_of(MULTIPLICATIVE):
            left = ast.Binary(operator, left, self.power())
        return left

    def power(self) -> ast.Node:
        """`a ** b ** c`, from the left; the sign binds tighter."""
        left = self.unary()
        while self.take_one_of(POWER):
            left = ast.Binary("**", left, self.unary())
        return left

    def unary(self) -> ast.Node:
        """`-x`, or `x instance of type`."""
        if self.take("-"):
            if self.peek().kind == "number":
                return self.instance_of(self.postfix_of(self.number(-1)))
            self.enter()
            operand = self.unary()
            self.leave()
            return ast.Negation(operand)
        return self.instance_of(self.postfix())

    def instance_of(self, operand: ast.Node) -> ast.Node:
        """The operand, or the question whether it is of a type."""
        if self.next_is_name("instance") and self.peek(1).text == "of":
            self.advance(2)
            return ast.InstanceOf(operand, read_type(self))
        return operand

    def tests(self) -> tuple[ast.Node, ...]:
        """`test, test, …`."""
        tests = [self.test()]
        while self.take(","):
            tests.append(self.test())
        return tuple(tests)

    def test(self) -> ast.Node:
        """`< 10`, or an expression."""
        token = self.peek()
        if token.kind == "op" and token.text in COMPARISONS:
            self.advance()
            return ast.Comparison(token.text, self.arithmetic())
        return self.expression()

    def negated_tests(self) -> ast.Tests:
        """`not(test, test)` and nothing after it."""
        self.advance(2)
        tests = self.tests()
        self.need(")")
        self.finish()
        return ast.Tests(tests, negated=True)

    def tests_of_in(self) -> tuple[ast.Node, ...]:
        """What follows `in`: tests in parentheses, one test, or a value."""
        token = self.peek()
        if token.kind == "op" and token.text in COMPARISONS:
            return (self.test(),)
        if token.text == "(" and token.kind == "op":
            tests = self.attempt(self.tests_in_parentheses)
            if tests is not None:
                return tests
        return (self.arithmetic(),)

    def tests_in_parentheses(self) -> tuple[ast.Node, ...]:
        """`(test, test)`, not followed by anything that makes it part of an operand."""
        self.need("(")
        tests = self.tests()
        self.need(")")
        if self.peek().text in CONTINUES_OPERAND and self.peek().kind == "op":
            raise FeelSyntaxError("part of an operand", self.peek().start)
        return tests

CONTINUES_OPERAND = frozenset(("..", ".", "[", "+", "-", "*", "/", "**"))
