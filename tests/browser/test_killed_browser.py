"""What the journeys stand on: a browser that is killed has what it wrote, and needs no closing first."""

from browser.phone import Phone

WRITE = """() => new Promise((done, failed) => {
  const opening = indexedDB.open("proof", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore("marks");
  opening.onerror = () => failed(opening.error);
  opening.onsuccess = () => {
    const write = opening.result.transaction("marks", "readwrite", { durability: "strict" });
    write.objectStore("marks").put("written before the power went", 1);
    write.oncomplete = () => done();
  };
})"""
READ = """() => new Promise((done, failed) => {
  const opening = indexedDB.open("proof", 1);
  opening.onerror = () => failed(opening.error);
  opening.onsuccess = () => {
    const reading = opening.result.transaction("marks").objectStore("marks").get(1);
    reading.onsuccess = () => done(reading.result);
  };
})"""


def test_a_killed_browser_has_what_it_wrote(fresh_phone: Phone) -> None:
    fresh_phone.open("/en/").evaluate(WRITE)
    fresh_phone.kill()
    fresh_phone.start()
    page = fresh_phone.open("/en/")
    assert page.evaluate(READ) == "written before the power went"
