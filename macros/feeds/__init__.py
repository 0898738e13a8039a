"""Data for other programs, made from the same records and words as the pages: open data, calendars, news."""
