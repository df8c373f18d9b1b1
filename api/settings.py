"""What an installation may set, read once from the environment (`PAATOSPOLKU_…`)."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import make_url

from engine.errors import InvalidInput

PREFIX = "PAATOSPOLKU_"
LAST_PORT = 65535


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting with its default; each is `PAATOSPOLKU_` and its name in capitals."""

    database: str = "sqlite:///var/paatospolku.db"
    synchronous: str = "FULL"
    host: str = "127.0.0.1"
    port: int = 8000
    zone: str = "Europe/Helsinki"
    development: bool = False
    direct_deployment: bool = False  # over HTTP without a second administrator
    base_url: str = "http://127.0.0.1:8000"
    mail_folder: str = "var/mail"
    session_hours: int = 12
    session_idle_minutes: int = 60
    rate_per_second: float = 50.0
    rate_burst: int = 500
    proxies: int = 0
    audit_key_file: str = ""
    upload_limit: int = 20_000_000
    worker_batch: int = 20
    worker_poll: float = 0.5
    worker_threads: int = 2
    worker_lease: float = 60.0
    worker_patience: float = 300.0
    worker_health_port: int = 0
    carrier: str = ""
    migrate: bool = True
    log_level: str = "info"
    metrics_token: str = ""

    @property
    def mail_path(self) -> Path:
        """Where mails are kept as files when no SMTP server is configured."""
        return Path(self.mail_folder)


def load(environment: Mapping[str, str] | None = None, **given: Any) -> Settings:
    """Settings from the environment; `given` wins. InvalidInput names the setting in error.

    Each may be given in a file that `…_FILE` names, as secrets are; `DATABASE_PASSWORD` is put
    into the address of the database.
    """
    environment = os.environ if environment is None else environment
    values: dict[str, Any] = {}
    for field in fields(Settings):
        text = _text(environment, field.name)
        if text is not None:
            values[field.name] = _typed(field.name, type(field.default), text)
    found = Settings(**{**values, **given})
    _check(found)
    password = _text(environment, "database_password")
    if password is None:
        return found
    url = make_url(found.database).set(password=password)
    return replace(found, database=url.render_as_string(hide_password=False))


def _check(found: Settings) -> None:
    if not 0 < found.port <= LAST_PORT:
        raise _refused("port", str(found.port), f"a port is between 1 and {LAST_PORT}")
    try:
        ZoneInfo(found.zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise _refused("zone", found.zone, "it must be a time zone as Europe/Helsinki") from None


def _refused(name: str, text: str, why: str) -> InvalidInput:
    setting = PREFIX + name.upper()
    return InvalidInput(
        f"{setting} cannot be {text!r}: {why}.", reason_fi=f"Asetuksen {setting} arvo ei kelpaa."
    )


def _text(environment: Mapping[str, str], name: str) -> str | None:
    key = PREFIX + name.upper()
    file = environment.get(f"{key}_FILE")
    if file is None:
        return environment.get(key)
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise InvalidInput(
            f"{key}_FILE cannot be read: {error}.",
            reason_fi=f"Asetuksen {key}_FILE tiedostoa ei voi lukea.",
        ) from error


def _typed(name: str, kind: type, text: str) -> Any:
    if kind is bool:
        if text.lower() in ("1", "true", "yes", "on"):
            return True
        if text.lower() in ("0", "false", "no", "off", ""):
            return False
    else:
        try:
            return kind(text)
        except ValueError:
            pass
    raise _refused(name, text, f"it must be a {kind.__name__}")
