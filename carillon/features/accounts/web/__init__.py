"""Accounts and their domains for the console."""
