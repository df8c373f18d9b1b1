"""Small pure passes that give every model one shape; ids survive, the original bytes stay."""

from engine.definitions.normalise.passes import normalise, tidy

__all__ = ["normalise", "tidy"]
