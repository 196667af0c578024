"""Bots' use cases: bots themselves, and requests to their endpoints."""
