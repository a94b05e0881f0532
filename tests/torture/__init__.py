"""Phones and servers as they are on a bad evening: killed servers, lost answers, a hall that comes back at once.

The phones here are Python: they keep to docs/sync-protocol.md over real HTTP, so that hundreds of them fit beside a
server on one machine. The app's own client is tried in tests/simulation and tests/browser. `make torture` runs the long
forms and prints what was measured; tests/faults runs short ones.
"""
