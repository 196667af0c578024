"""What is done with people: they are invited, register, are looked after by administrators, and find each other."""
