"""The trail as values: entries in CloudTrail's shape, the chain that seals them, and the files that carry them away."""
