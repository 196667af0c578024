"""The letterbox: where programs that hold an address with a token write into chat rooms."""

from carillon.wire.hooks.letterbox import LETTERS, Letterbox, Write

__all__ = ["LETTERS", "Letterbox", "Write"]
