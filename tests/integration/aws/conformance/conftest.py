"""The doors that echo, for all suites of this folder."""

from tests.integration.aws.conformance.models import echoes

__all__ = ["echoes"]
