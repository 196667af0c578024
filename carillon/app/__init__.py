"""What is running: the composition root and the command line, the only room that names implementations."""
