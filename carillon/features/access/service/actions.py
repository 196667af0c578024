"""Actions: every one that a policy can name here."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import cast

import msgspec

from carillon.features.access.model.actions import CONSOLE_ACTIONS
from carillon.features.access.model.policies import MANAGED
from carillon.wire.aws import load

SERVICES = ("chime", "cloudtrail", "iam", "sts")


@cache
def every_action() -> tuple[str, ...]:
    """The operations of the services that Carillon has, and permissions that stand for no operation (IAM-26)."""
    operations = (f"{service}:{name}" for service in SERVICES for name in load(service).operations)
    return tuple(sorted({*operations, *CONSOLE_ACTIONS, *_named_in_policies()}))


def _named_in_policies() -> Iterator[str]:
    for policy in MANAGED.values():
        for statement in cast(Sequence[dict[str, object]], msgspec.json.decode(policy.text)["Statement"]):
            named = statement["Action"]
            for action in cast(list[str], named) if isinstance(named, list) else [str(named)]:
                if action.partition(":")[0] in SERVICES and "*" not in action:
                    yield action
