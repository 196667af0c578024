"""What is done with accounts and with their domains."""
