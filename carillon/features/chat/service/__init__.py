"""Chat's use cases: rooms with their members, and messages."""
