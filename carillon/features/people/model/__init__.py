"""Who people are, how they come in, and what happens to them."""
