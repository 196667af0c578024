"""Identities, keys and policies as values, and the rules that decide what a policy allows."""
