"""People for the console, where administrators look after them, and for the client."""
