"""Retention: how long an Enterprise account keeps its messages, and single messages taken away."""
