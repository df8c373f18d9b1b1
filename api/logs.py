"""Logs as lines of JSON on the standard error output, those of libraries included.

Each request writes two lines, so our own go the short way: one function makes the line, one call
writes it. What libraries say through `logging` becomes the same lines.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

import orjson
import structlog
from structlog.typing import EventDict

from api.settings import Settings

QUIET = ("alembic", "apscheduler", "procrastinate", "_granian", "granian.access")
FIRST = ("timestamp", "level", "event", "exception")
STANDARD_ERROR = 2
ABOUT: ContextVar[Mapping[str, Any]] = ContextVar("ABOUT")
"""What all lines are about for now: the name of the request."""
_NOTHING: Mapping[str, Any] = {}
_shown_exception = structlog.processors.format_exc_info


class Lines:
    """Writes whole lines, one call each: those of several processes do not mix."""

    def msg(self, line: bytes) -> None:
        os.write(STANDARD_ERROR, line)

    debug = info = warning = error = critical = exception = log = msg


def configure(settings: Settings) -> None:
    """One line an event: `timestamp`, `level`, `event`, and what it is about by name."""
    level = logging.getLevelNamesMapping()[settings.log_level.upper()]
    shape = _shown if settings.development else _json
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.stdlib.add_log_level],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                lambda logger, name, event: _line(event, str(event["level"]), shape).decode(),
            ],
        )
    )
    logging.basicConfig(handlers=[handler], level=level, force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(max(level, logging.WARNING))
    structlog.configure(
        processors=[lambda logger, name, event: _line(event, name, shape) + b"\n"],
        logger_factory=lambda *_: Lines(),
        wrapper_class=structlog.make_filtering_bound_logger(level),
        cache_logger_on_first_use=True,
    )


def _line(event: EventDict, level: str, shape: Callable[[dict[str, Any]], bytes]) -> bytes:
    now = datetime.now(UTC).isoformat(timespec="microseconds")[:-6] + "Z"
    if "exc_info" in event:
        event = _shown_exception(None, level, event)
    first = {"timestamp": now, "level": level, "event": event["event"]}
    return shape({**first, **ABOUT.get(_NOTHING), **event})


def _json(told: dict[str, Any]) -> bytes:
    return orjson.dumps(told, default=str)


def _shown(told: dict[str, Any]) -> bytes:
    """For people: what happened first, then what it is about, an exception on lines of its own."""
    about = " ".join([f"{name}={value}" for name, value in told.items() if name not in FIRST])
    said = f"{told['timestamp']} [{told['level']}] {told['event']} {about}"
    return "\n".join(filter(None, (said, told.get("exception")))).encode()
