"""Our understanding beside stock Rasa: the same messages, rules and machine, in one run."""
