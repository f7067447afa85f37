"""Who wants a vacancy, and how fast owed messages go out: measured on both databases."""
