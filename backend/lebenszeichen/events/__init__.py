"""Writing evenings: their codes, who may speak for them, their piles, and what was counted by hand there."""
