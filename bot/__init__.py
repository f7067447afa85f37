"""How people reach us, and what starts and stops the whole service."""
