"""The texts of all findings by code, in Finnish, Swedish and English; `{id}` is the element."""

from __future__ import annotations

from engine.definitions.messages import activities, events, files, flows, languages, scopes
from engine.definitions.messages.lint import LINT

MESSAGES: dict[str, tuple[str, str, str]] = {
    **files.TEXTS,
    **flows.TEXTS,
    **events.TEXTS,
    **scopes.TEXTS,
    **activities.TEXTS,
    **languages.TEXTS,
    **LINT,
}

__all__ = ["LINT", "MESSAGES"]
