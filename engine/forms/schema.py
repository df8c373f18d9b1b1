"""A form as plain values: what was read from a form-js schema."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from engine.feel.expressions import Expression


class Kind(StrEnum):
    """Component types of form-js that we know."""

    TEXTFIELD = "textfield"
    TEXTAREA = "textarea"
    NUMBER = "number"
    CHECKBOX = "checkbox"
    CHECKLIST = "checklist"
    RADIO = "radio"
    SELECT = "select"
    TAGLIST = "taglist"
    DATETIME = "datetime"
    FILEPICKER = "filepicker"
    EXPRESSION = "expression"
    GROUP = "group"
    DYNAMICLIST = "dynamiclist"
    TEXT = "text"
    TABLE = "table"
    SPACER = "spacer"
    SEPARATOR = "separator"
    BUTTON = "button"
    IMAGE = "image"
    DOCUMENT_PREVIEW = "documentPreview"


SHOWN_ONLY = frozenset(
    (
        Kind.TEXT,
        Kind.TABLE,
        Kind.SPACER,
        Kind.SEPARATOR,
        Kind.BUTTON,
        Kind.IMAGE,
        Kind.DOCUMENT_PREVIEW,
    )
)
CONTAINERS = frozenset((Kind.GROUP, Kind.DYNAMICLIST))
SEVERAL = frozenset((Kind.CHECKLIST, Kind.TAGLIST))
CHOICES = frozenset((Kind.RADIO, Kind.SELECT)) | SEVERAL


def values_of(choices: Iterable[Any]) -> tuple[Any, ...]:
    """What may be chosen, of choices that are values or objects of `value` and `label`."""
    return tuple(one.get("value") if isinstance(one, Mapping) else one for one in choices)


@dataclass(frozen=True, slots=True)
class Options:
    """Where the choices come from: `static` values, a variable's `key`, or an `expression`.

    `values`: what may be chosen of the static ones.
    """

    static: tuple[Any, ...] | None = None
    key: tuple[str, ...] = ()
    expression: Expression | None = None
    values: tuple[Any, ...] | None = field(init=False, repr=False, compare=False, default=None)

    def __post_init__(self) -> None:
        if self.static is not None:
            object.__setattr__(self, "values", values_of(self.static))


@dataclass(frozen=True, slots=True)
class Limits:
    """form-js `validate`; None where nothing is said."""

    required: bool = False
    min: Any = None
    max: Any = None
    min_length: int | None = None
    max_length: int | None = None
    pattern: Any = None  # a compiled re2 pattern, searched for
    format: str = ""  # email or phone


@dataclass(frozen=True, slots=True)
class Field:
    """One component; `path` is where its value stands in the data of its container."""

    kind: Kind
    path: tuple[str, ...] = ()
    id: str = ""
    label: str = ""
    limits: Limits = Limits()
    hide: Expression | None = None
    fixed: bool | Expression = False  # readonly or disabled: shown, never answered
    default: Any = None
    options: Options | None = None
    subtype: str = ""  # date, time or datetime
    digits: int | None = None
    as_text: bool = False  # numbers that the schema wants as strings
    several: bool = False  # file pickers
    computed: Expression | None = None
    may_add: bool = True  # dynamic lists
    repetitions: int = 1
    components: tuple[Field, ...] = ()

    @property
    def name(self) -> str:
        """The path as it is written in a schema."""
        return ".".join(self.path)

    @property
    def has_value(self) -> bool:
        """True for what stands in the data."""
        return self.kind not in SHOWN_ONLY and self.kind is not Kind.GROUP


@dataclass(frozen=True, slots=True)
class Form:
    """A whole form, with the names that its conditions read."""

    id: str
    components: tuple[Field, ...] = ()
    schema: dict[str, Any] = field(default_factory=dict, compare=False)

    def fields(self) -> Iterator[Field]:
        """All components, also those inside of groups and lists."""
        waiting = list(reversed(self.components))
        while waiting:
            current = waiting.pop()
            yield current
            waiting.extend(reversed(current.components))

    @property
    def free_names(self) -> frozenset[str]:
        """Variables that conditions, options and computed fields read."""
        found: set[str] = set()
        for one in self.fields():
            options = one.options or Options()
            for expression in (one.hide, one.computed, options.expression):
                if expression is not None:
                    found |= expression.free_names
            found |= set(options.key[:1])
        return frozenset(found)
