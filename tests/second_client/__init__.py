"""A phone: a client of the sync protocol, version 1, written from its specification alone."""

from .phone import NotPossibleError, Phone
from .wire import Answer, Request, Transport

__all__ = ["Answer", "NotPossibleError", "Phone", "Request", "Transport"]
