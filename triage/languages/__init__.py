"""All that is known of a language: how it is detected, inflected, abbreviated and called."""
