"""The sums of `teman hitung`: what each is given, what it computes, and how it is said.

A sum is a list of options and a function; the command line and the lines of a `--cases` file are
read by the same list. Nothing here needs Rasa, a database, a key or the network.
"""
