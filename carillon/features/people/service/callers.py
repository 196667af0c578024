"""Who did something, as lists say it."""

from carillon.core.callers import Caller, Operator, Principal


def name_of(caller: Caller) -> str:
    """An ARN, or the name of whoever typed the command; nothing for jobs."""
    match caller:
        case Principal(arn=arn):
            return arn
        case Operator(login=login):
            return login
        case _:
            return ""
