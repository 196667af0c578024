"""Carillon: the open, self-hosted Amazon Chime."""

__version__ = "0.1.0"
