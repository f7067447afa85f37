"""The answers: one Markdown page an intent, and the few functions that read them."""
