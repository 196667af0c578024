"""Whom we call: outside systems behind Protocols, with no knowledge of the product."""
