"""The concept as readers see it: overview, fields, goals, measures, indicators, council, reports."""
