"""What is done with the trail: kept, searched, sealed, checked and carried away."""
