"""Every page and state of both faces, each with the way to it; pictures and accessibility are taken from here."""
