"""Why a picture is not taken."""

from typing import Literal

from lebenszeichen.problem import Problem

LARGEST_FILE = 8 * 1024 * 1024
"""Bytes of a picture that somebody sends."""

Reason = Literal["damaged", "too_large", "too_many_pixels", "too_small"]


class UnreadablePhoto(Problem):
    """`reason` says what is wrong, for whoever says it in words of their own."""

    slug = "unreadable-photo"
    status = 422
    title = "This is no picture that we take: JPEG, PNG or WebP, at most 8 MB and 24 megapixels, 48 pixels at least."

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason=reason)
