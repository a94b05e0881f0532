"""Alerts: who wants to hear, what is told, and how it gets there."""

from lebenszeichen.alerts.routes import authenticate

__all__ = ["authenticate"]
