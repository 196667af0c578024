"""A backup: the whole installation in one file that can be made while it serves, and put back where nothing is."""
