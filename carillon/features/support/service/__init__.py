"""What is done with requests for support, by those who ask and by those who answer."""
