"""Push: what happened, told at once to whoever listens; rows are the truth, a push only saves the asking."""

from collections import defaultdict
from collections.abc import Callable
from typing import Protocol

from carillon.core.calls import Call

Frame = str
"""One event as JSON text, made once for all who hear it."""
Listener = Callable[[str, Frame], None]


class Push(Protocol):
    """Carries frames from a committed call to the listeners of a topic, once each, in order for one topic.

    Topics: `user:<id>` (all devices of a person), `room:<id>` (everybody who may read it), `session:<id>`.
    """

    def publish(self, topic: str, frame: Frame) -> None:
        """Hand `frame` to all present listeners; never blocks and never fails for a slow one."""
        ...

    def listen(self, topic: str, listener: Listener) -> None:
        """Call `listener(topic, frame)` for every later frame of the topic."""
        ...

    def forget(self, topic: str, listener: Listener) -> None:
        """Stop; a listener that was not there is no error."""
        ...

    def forget_everywhere(self, listener: Listener) -> None:
        """Stop hearing any topic, those followed later included."""
        ...

    def follow(self, followers: str, topic: str) -> None:
        """Whoever listens to the topic `followers` now, listens to `topic` too: a person has joined a room."""
        ...

    def unfollow(self, followers: str, topic: str) -> None:
        """Whoever listens to the topic `followers` now, stops listening to `topic`: a person has left a room."""
        ...

    def listeners(self) -> int:
        """How many listen in this process."""
        ...


class InProcessPush:
    """The bus of an installation with one process."""

    def __init__(self) -> None:
        self._listeners: defaultdict[str, dict[Listener, None]] = defaultdict(dict)
        self._topics: defaultdict[Listener, set[str]] = defaultdict(set)

    def publish(self, topic: str, frame: Frame) -> None:
        for listener in tuple(self._listeners.get(topic, ())):
            listener(topic, frame)

    def listen(self, topic: str, listener: Listener) -> None:
        self._listeners[topic][listener] = None
        self._topics[listener].add(topic)

    def forget(self, topic: str, listener: Listener) -> None:
        self._listeners[topic].pop(listener, None)
        if not self._listeners[topic]:
            del self._listeners[topic]
        self._topics[listener].discard(topic)
        if not self._topics[listener]:
            del self._topics[listener]

    def forget_everywhere(self, listener: Listener) -> None:
        for topic in tuple(self._topics.get(listener, ())):
            self.forget(topic, listener)

    def follow(self, followers: str, topic: str) -> None:
        for listener in tuple(self._listeners.get(followers, ())):
            self.listen(topic, listener)

    def unfollow(self, followers: str, topic: str) -> None:
        for listener in tuple(self._listeners.get(followers, ())):
            self.forget(topic, listener)

    def listeners(self) -> int:
        return len(self._topics)


def publish(call: Call, topic: str, frame: Frame) -> None:
    """Push after the commit: nobody hears of what was rolled back."""
    push = call.part(Push)
    call.afterwards(lambda: push.publish(topic, frame))
