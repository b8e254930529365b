"""Text → entities."""
