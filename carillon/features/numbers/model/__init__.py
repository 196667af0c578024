"""What telephone numbers are here: ordered, owned, named, given to users, and given back; with the rules of each."""
