"""What is done about signing in: entering, leaving, registering, passwords, and the set-up."""
