"""Telegram: updates are written down as they come, answered in order, and sent once.

    polling | webhook → inbox (database) → desk → gateway → post → phone

docs/telegram.md has the drawing.
"""
