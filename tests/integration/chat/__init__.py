"""Chat's durability: what was acknowledged stays, whatever happens to the server."""
