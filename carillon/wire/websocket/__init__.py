"""The live connection: pushes of one signed-in person, frame by frame, over a WebSocket."""

from carillon.wire.websocket.gateway import Gateway, Topics

__all__ = ["Gateway", "Topics"]
