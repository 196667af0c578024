"""Operations: what whoever runs this installation sees of it in the console, and does about failed work."""
