"""Telephone numbers for AWS clients: the operations of the chime service about them."""
