"""What the desk is told when it cannot do something."""

from carillon.core.errors import Kind, Refusal


class AssigneeUnknown(Refusal):
    """There is no administrator {name} here."""

    kind = Kind.INVALID
