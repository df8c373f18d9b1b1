"""Rewrites an XPath regular expression for RE2."""

from __future__ import annotations

from engine.feel.errors import FeelFailure

FLAGS = frozenset("smixq")


def translate(pattern: str, flags: str) -> str:
    """The pattern with its flags in RE2's words. Raises FeelFailure."""
    if not set(flags) <= FLAGS:
        raise FeelFailure("the flags are s, m, i, x and q")
    inline = "".join(flag for flag in "smi" if flag in flags)
    body = _without_spaces(pattern) if "x" in flags else pattern
    return (f"(?{inline})" if inline else "") + body


def _without_spaces(pattern: str) -> str:
    depth, kept, escaped = 0, [], False
    for char in pattern:
        if depth or not char.isspace() or escaped:
            kept.append(char)
        if escaped:
            escaped = False
            continue
        escaped = char == "\\"
        depth += (char == "[") - (char == "]")
    return "".join(kept)
