"""Rasa is imported as it is served: with the stand-ins in place of TensorFlow."""

from __future__ import annotations

from nlu.serving import standins

standins.install()
