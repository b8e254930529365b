"""Profiles to start from: `triage profile new NAME --from disease`. Each has its tests and says why its terms are written so."""
