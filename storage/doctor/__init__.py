"""The doctor: looks for what cannot be, says what it means and what to do. It changes nothing."""
