"""Passwords, sessions, links, limits and the set-up as values, with their rules and refusals."""
