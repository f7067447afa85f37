"""Rasa components of our own: one intent classifier, one entity extractor."""
