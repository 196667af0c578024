"""Durability: jobs on both databases, and workers that are killed."""
