"""Landing folder → pages: readers, decoding, publication date, ledger."""
