"""The commands of `teman`: `<name>.py` with a Typer named `app` becomes `teman <name>`.

Nothing needs to be registered. A file may be one command or a group of commands; what it imports
is imported only when it is called, or for `teman --help`.
"""
