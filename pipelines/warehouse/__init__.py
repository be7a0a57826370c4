"""Schema, views, load by day and atomic publish."""
