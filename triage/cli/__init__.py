"""The Typer app: one module per command, and the exit ladder."""
