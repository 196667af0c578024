"""What a request for support is, and the rules of its desk."""
