"""The built-in functions of FEEL (DMN 1.5, 10.3.4), one file per family."""

from engine.feel.functions import (
    boolean,
    clock,
    collection,
    context,
    convert,
    extension,
    listing,
    numeric,
    ranges,
    statistics,
    string,
    temporal,
)
from engine.feel.functions.registry import REGISTRY

BUILTINS = REGISTRY.functions

__all__ = [
    "BUILTINS", "boolean", "clock", "collection", "context", "convert", "extension", "listing",
    "numeric", "ranges", "statistics", "string", "temporal",
]
