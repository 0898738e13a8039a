"""The search: its page, and the index that search, filters and "my list" of a language share."""
