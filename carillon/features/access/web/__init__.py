"""The console's doors to identities and policies."""
