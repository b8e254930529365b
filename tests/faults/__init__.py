"""Failures on the way to the disk, injected one by one: nothing half-written, nothing lost, always one line."""
