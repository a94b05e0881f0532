"""A strict push service on loopback, which stands in for all of the real ones.

It speaks TLS with certificates of an authority that it makes itself, for hosts that are on our list. What it is sent it
checks as the strictest of them do (RFC 8030, 8188, 8291, 8292), opens with the browser's keys, and keeps as a real one
keeps it for a phone that is off: the last message of each topic.

    with PushService(tmp_path) as service:
        browser = service.subscribe("fcm.googleapis.com", public_key)  # endpoint, p256dh, auth: for the server
        ...                                                            # have it send
        browser.wait_for(1).payload                                    # what the service worker would get
        service.faults                                                 # what a strict service complained of

`service.behave(browser, Reply(503, retry_after="5"), ...)` has it answer otherwise, once for each reply.

`chromium_gcm.py` is its other side, for a real Chromium that subscribes by itself: what the service has taken is handed
on to the browser.

**A worker that is a process of its own** finds it through `worker_process.py`, which hands the sender where names lead
and whom to trust, and runs the unmodified worker:

    subprocess.Popen([sys.executable, *service.worker_command], env={**settings, "PYTHONPATH": "tests:backend"})

Start the server with `lebenszeichen serve --no-worker` beside it, on the same LEBENSZEICHEN_HOME. No setting of the
program can do what that script does.
"""

from push_service.browser import SubscribedBrowser
from push_service.service import PushService, Reply

__all__ = ["PushService", "Reply", "SubscribedBrowser"]
