"""Rasa as we run it: without TensorFlow, with its slow spots mended, closed to strangers."""
