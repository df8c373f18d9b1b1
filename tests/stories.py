"""Databases of the source's story at its moments, each played once for all workers of a run.

A test copies the folder that it is given: `play.db`, the mails in `mail/`, and what happened.
"""

from __future__ import annotations

import fcntl
import pickle
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from api.play.performance import MODELS, story_player
from api.play.player import Happening
from api.settings import Settings
from api.setup import set_up
from api.times import VirtualClock
from api.wiring import Application, wire
from processes.source.story import STORY

BEGINNING = STORY[0].at - timedelta(hours=1)
"""Before the first scene: the registers and the processes are there, nothing has happened."""

_FORM = "%Y-%m-%dT%H.%M.%S%z"


def story_until(moment: datetime) -> Path:
    """The folder of the story up to and with a moment; `BEGINNING` for the set-up alone."""
    with _alone() as kept:
        folder = kept / moment.strftime(_FORM)
        if not folder.exists():
            _play(_from_earlier(kept, moment), moment).rename(folder)
        return folder


def happenings(folder: Path) -> list[Happening]:
    """What happened in the story of such a folder, from its beginning."""
    kept = folder / "happenings"
    return list(pickle.loads(kept.read_bytes())) if kept.exists() else []


def opened(folder: Path, clock: VirtualClock) -> Application:
    """The product over the database of such a folder."""
    return wire(
        Settings(
            database=f"sqlite:///{folder}/play.db",
            synchronous="OFF",
            development=True,
            mail_folder=str(folder / "mail"),
        ),
        clock,
    )


def once(name: str, make: Callable[[], Any]) -> Any:
    """What is made once for all workers, by its name; to be read, not changed."""
    made = story_until(BEGINNING).parent / f"{name}.made"
    with open(f"{made}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            made.write_bytes(pickle.dumps(make()))
        return pickle.loads(made.read_bytes())


@contextmanager
def _alone() -> Iterator[Path]:
    """The folder of this run's stories, with nobody else in it."""
    kept = Path(tempfile.gettempdir()) / "stories"
    kept.mkdir(exist_ok=True)
    with open(kept / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield kept


def _from_earlier(kept: Path, moment: datetime) -> Path:
    """A folder to go on in: a copy of the latest moment before it."""
    begun = kept / "playing"
    shutil.rmtree(begun, ignore_errors=True)
    known = {datetime.strptime(each.name, _FORM): each for each in kept.glob("*T*")}
    earlier = max((each for each in known if each < moment), default=None)
    if earlier is None:
        (begun / "mail").mkdir(parents=True)
    else:
        shutil.copytree(known[earlier], begun)
    return begun


def _play(folder: Path, moment: datetime) -> Path:
    clock = VirtualClock(BEGINNING)
    application = opened(folder, clock)
    try:
        for _ in set_up(application, MODELS):
            pass
        if moment > BEGINNING:
            player = story_player(application, clock)
            seen = [*happenings(folder), *player.play(STORY, moment)]
            assert player.errors == []
            (folder / "happenings").write_bytes(pickle.dumps(seen))
    finally:
        application.close()
    return folder
