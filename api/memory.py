"""How a process that stays keeps its objects."""

from __future__ import annotations

import gc

YOUNG = 5_000
"""New objects between two collections: a request makes some hundreds that outlive none."""


def settled() -> None:
    """Modules, schemas and routes stay: no collection looks at them again, and they come seldom.

    To be called once all is loaded, before the work begins.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, 20, 20)
