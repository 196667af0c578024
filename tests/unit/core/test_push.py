"""Pushes reach the present listeners of a topic, in order."""

from carillon.core.push import InProcessPush


def test_a_frame_reaches_every_listener_of_its_topic_and_no_other() -> None:
    bus, heard = InProcessPush(), list[tuple[str, str, str]]()
    for name, topic in (("alice", "room:1"), ("bo", "room:1"), ("carol", "room:2")):
        bus.listen(topic, lambda topic, frame, name=name: heard.append((name, topic, frame)))
    bus.publish("room:1", "one")
    bus.publish("room:1", "two")
    bus.publish("room:3", "nobody")
    assert heard == [
        ("alice", "room:1", "one"),
        ("bo", "room:1", "one"),
        ("alice", "room:1", "two"),
        ("bo", "room:1", "two"),
    ]


def test_a_listener_hears_once_however_often_it_said_so_and_not_after_it_has_left() -> None:
    bus, heard = InProcessPush(), list[str]()

    def listener(topic: str, frame: str) -> None:
        heard.append(frame)

    bus.listen("room:1", listener)
    bus.listen("room:1", listener)
    bus.publish("room:1", "one")
    bus.forget("room:1", listener)
    bus.forget("room:1", listener)
    bus.publish("room:1", "two")
    assert heard == ["one"]


def test_a_listener_may_leave_while_it_hears() -> None:
    bus, heard = InProcessPush(), list[str]()

    def once(topic: str, frame: str) -> None:
        bus.forget(topic, once)
        heard.append("once")

    bus.listen("room:1", once)
    bus.listen("room:1", lambda topic, frame: heard.append("always"))
    bus.publish("room:1", "")
    bus.publish("room:1", "")
    assert heard == ["once", "always", "always"]
