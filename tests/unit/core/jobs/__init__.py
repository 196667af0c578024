"""Jobs, file by file."""
