"""What brings due jobs to the workers: the port, and its implementations."""
