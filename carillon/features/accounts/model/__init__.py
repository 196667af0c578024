"""What accounts and their domains are, and the rules about them."""
