"""Rasa action handlers. Thin: read the turn, call a room below, say the result."""
