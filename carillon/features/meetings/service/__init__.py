"""The use cases of meetings: holding them, entering them, and knowing who is in."""
