"""Retention: how long an Enterprise account keeps its messages, and single messages taken away."""

from carillon.features.retention.model import Part, Policy, Step

__all__ = ["Part", "Policy", "Step"]
