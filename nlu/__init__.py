"""The Rasa project: understanding Indonesian and deciding what comes next (Python 3.10)."""
