"""The way to the media engine: browsers' signalling through our own gate, and the engine's notices to us."""

from carillon.wire.media.ear import NOTICES, Ear, Hear
from carillon.wire.media.gate import MEDIA, Doorkeeper, Gate

__all__ = ["MEDIA", "NOTICES", "Doorkeeper", "Ear", "Gate", "Hear"]
