"""The tables of telephone numbers, of their orders, and of what is settled about calling."""
