"""Plays a story under a virtual clock, with the real engine, storage and papers."""

from api.play.player import Happening, Player

__all__ = ["Happening", "Player"]
