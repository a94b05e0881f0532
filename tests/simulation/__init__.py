"""The seeded simulation: shipped phones, a faulty world, and the real server."""
