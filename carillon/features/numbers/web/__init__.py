"""Phone numbers for the console: ordering, the inventory, whose each number is, and what is settled for all."""
