"""The messages of /api/desk about coordinators."""
