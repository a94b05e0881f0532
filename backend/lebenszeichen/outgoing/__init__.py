"""Connections that this server opens by itself: whither they may lead, and how."""
