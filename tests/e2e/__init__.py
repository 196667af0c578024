"""What people were promised, done by hand: real browsers on both faces of a running server."""
