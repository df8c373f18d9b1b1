"""The databases of the storage tests, for processes that are killed."""

from tests.storage.conftest import (  # noqa: F401
    postgresql,
    postgresql_template,
    sqlite_template,
    url,
)
