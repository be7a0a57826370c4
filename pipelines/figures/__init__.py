"""Article → figures: numerals and everything that the text says of each."""
