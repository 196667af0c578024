"""What is done with identities, their credentials and their policies."""
