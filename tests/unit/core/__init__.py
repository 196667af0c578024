"""Core, file by file."""
