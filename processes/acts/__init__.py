"""What is done in a case, once, for every door: commands, duties of tasks, service work."""
