"""The AWS door: requests signed with Signature Version 4, driven by tables of the AWS service models."""

from carillon.wire.aws.engine import Desk
from carillon.wire.aws.keys import Key, Keys
from carillon.wire.aws.models import load
from carillon.wire.aws.mount import ROOTS, aws_app
from carillon.wire.aws.operations import Marked, operation, operations_in
from carillon.wire.aws.pace import Pace
from carillon.wire.aws.tokens import ForeignToken, PageTokens

__all__ = [
    "ROOTS",
    "Desk",
    "ForeignToken",
    "Key",
    "Keys",
    "Marked",
    "Pace",
    "PageTokens",
    "aws_app",
    "load",
    "operation",
    "operations_in",
]
