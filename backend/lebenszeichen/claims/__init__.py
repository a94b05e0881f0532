"""Names that somebody has taken to write to: they weigh in levels for a week, and block nobody."""
