"""Alerts: who wants to hear, what is told, and how it gets there."""

from lebenszeichen.alerts.routes import alert_phone, authenticate, blueprint

__all__ = ["alert_phone", "authenticate", "blueprint"]
