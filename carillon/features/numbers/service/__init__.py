"""What is done with telephone numbers: found, ordered, named, given to users, taken back, and released."""
