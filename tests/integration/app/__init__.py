"""The command line and the running process, as an operator meets them."""
