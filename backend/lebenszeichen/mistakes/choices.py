"""What may be said to be wrong. Pure: fixed choices, so that nobody writes down who they are."""

OF_PRISONERS = ("address", "name", "came_out", "died", "twice", "myself_or_family")
OF_FACILITIES = ("address", "name", "twice")


def is_choice(subject: str, choice: str) -> bool:
    """Can this be said of such a subject?"""
    return choice in (OF_PRISONERS if subject.startswith("prisoner:") else OF_FACILITIES)
