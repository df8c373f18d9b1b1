"""Runs programs of patterns: it goes back where it must, and pays for every instruction."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from engine.feel.evaluation import Evaluation
from engine.feel.regex_program import Instruction, Op, Program

Memory = list[int]
CHUNK = 256


class Match:
    """Where a pattern was found, as RE2's matches say it."""

    def __init__(self, text: str, memory: Memory, groups: int) -> None:
        self._text = text
        self._memory = memory
        self.groups = groups

    @property
    def re(self) -> Match:
        """What knows the number of groups."""
        return self

    def start(self) -> int:
        """Where it begins."""
        return self._memory[0]

    def end(self) -> int:
        """Where it ends."""
        return self._memory[1]

    def group(self, number: int) -> str | None:
        """The text of a group; None if it took no part."""
        start, end = self._memory[2 * number], self._memory[2 * number + 1]
        return self._text[start:end] if 0 <= start <= end else None


class Backtracker:
    """A program with its classes of characters ready to ask."""

    def __init__(self, program: Program, classes: list[CharacterClass], flags: str) -> None:
        self.program = program
        self.classes = classes
        self.fold = "i" in flags
        self.lines = "m" in flags

    def search(self, text: str, evaluation: Evaluation, start: int = 0) -> Match | None:
        """The first match from a position on. Raises FeelBudgetExceeded."""
        for begin in range(start, len(text) + 1):
            memory = self.run(text, begin, evaluation)
            if memory is not None:
                return Match(text, memory, self.program.groups)
        return None

    def matches(self, text: str, evaluation: Evaluation, start: int = 0) -> Iterator[Match]:
        """All matches from a position on, none overlapping; each has at least a character."""
        found = self.search(text, evaluation, start)
        while found is not None:
            yield found
            found = self.search(text, evaluation, max(found.end(), found.start() + 1))

    def run(self, text: str, begin: int, evaluation: Evaluation) -> Memory | None:
        """The memory of a match that begins here, None without one."""
        code, at, place, left = self.program.code, begin, 0, CHUNK
        memory = [-1] * self.program.memory
        memory[0] = begin
        waiting: list[tuple[int, int, Memory]] = []
        evaluation.spend(2)
        while True:
            left -= 1
            if not left:
                evaluation.spend(CHUNK)
                left = CHUNK
            op, a, b = code[place]
            if op == Op.DONE:
                memory[1] = at
                evaluation.spend(CHUNK - left)
                return memory
            if op == Op.SPLIT:
                evaluation.spend(1 + len(memory) // 8)
                waiting.append((b, at, memory[:]))
                place = a
                continue
            if op == Op.JUMP:
                place = a
                continue
            if op == Op.SAVE:
                memory[a] = at
                place += 1
                continue
            taken = self.taken(text, at, memory, (op, a, b))
            if taken >= 0:
                at, place = at + taken, place + 1
            elif waiting:
                place, at, memory = waiting.pop()
            else:
                evaluation.spend(CHUNK - left)
                return None

    def taken(self, text: str, at: int, memory: Memory, instruction: Instruction) -> int:
        """How many characters the instruction takes here, -1 if it fails."""
        op, a, _ = instruction
        if op == Op.CHAR:
            return 1 if at < len(text) and self.classes[a].has(text[at]) else -1
        if op == Op.BACK:
            return self.again(text, at, memory, a)
        if op == Op.MOVED:
            holds = at != memory[a]
        elif op == Op.FIRST:
            holds = at == 0 or (self.lines and at < len(text) and text[at - 1] == "\n")
        else:
            holds = self.ends(text, at)
        return 0 if holds else -1

    def ends(self, text: str, at: int) -> bool:
        """Whether the text ends here, or a line; a newline at the very end begins none."""
        if at < len(text):
            return self.lines and text[at] == "\n"
        return not (self.lines and text.endswith("\n"))

    def again(self, text: str, at: int, memory: Memory, group: int) -> int:
        """The length of a group's text if it stands here again; a group without text is empty."""
        start, end = memory[2 * group], memory[2 * group + 1]
        if not 0 <= start <= end:
            return 0
        wanted, found = text[start:end], text[at : at + end - start]
        same = wanted.casefold() == found.casefold() if self.fold else wanted == found
        return end - start if same else -1


class CharacterClass:
    """A class of characters in an engine's words, and the answers it gave."""

    def __init__(self, fullmatch: Callable[[str], object]) -> None:
        self._fullmatch = fullmatch
        self._known: dict[str, bool] = {}

    def has(self, char: str) -> bool:
        """Whether the character is of the class."""
        known = self._known.get(char)
        if known is None:
            known = self._fullmatch(char) is not None
            if len(self._known) < 500:
                self._known[char] = known
        return known

