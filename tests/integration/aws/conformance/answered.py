"""The operations that the running server answers."""

from carillon.app import doors
from carillon.wire.aws import operations_in

ANSWERED = {(mark.service, mark.operation) for module in doors.AWS for mark in operations_in(module)}
"""Service and operation of each."""
