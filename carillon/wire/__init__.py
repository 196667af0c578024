"""How others call us: bytes to calls and back, with no knowledge of the product."""
