"""The tables of accounts, of their domains and of claims to domains."""
