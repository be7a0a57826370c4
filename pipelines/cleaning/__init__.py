"""Page → article: chrome, HTML, title/lead/body, letters, spacing, near-duplicates."""
