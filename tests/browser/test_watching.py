"""The watch that every journey stands under sees what it is there for."""

from browser.phone import Phone


def test_the_watch_sees_errors_failed_requests_and_other_peoples_servers(fresh_phone: Phone) -> None:
    phone = fresh_phone
    page = phone.open("/de/")
    page.evaluate("fetch('/api/no-such-thing')")
    page.evaluate("fetch('https://elsewhere.invalid/').catch(() => {})")
    page.evaluate("setTimeout(() => { throw new Error('a mistake') })")
    page.goto(f"http://127.0.0.1:{phone.server.port}/de/")
    seen = "\n".join(phone.watch.faults)
    assert "answered 404: GET" in seen
    assert "Content Security Policy" in seen
    assert "uncaught: a mistake" in seen
    assert "asked somebody else: http://127.0.0.1" in seen

    phone.watch.faults.clear()
    phone.server.kill()
    with page.expect_event("requestfailed"):
        page.evaluate("fetch('/api/manifest').catch(() => {})")
    assert any(fault.startswith("failed: GET") for fault in phone.watch.faults)
    phone.watch.faults.clear()
