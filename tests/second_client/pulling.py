"""Reading what the manifest names."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from .files import MismatchError, checked, fewest_requests
from .line import Line
from .outbox import Outbox
from .replica import Replica
from .report import Report
from .showing import in_flight
from .store import Store
from .wire import Answer, BadAnswerError, Json, moment

ONCE_MORE = 3


class Puller:
    """Brings the replica to what is published; what was there stays until the new was checked."""

    def __init__(self, store: Store, outbox: Outbox, replica: Replica, line: Line) -> None:
        self._store, self._outbox, self._replica, self._line = store, outbox, replica, line

    def pull(self, report: Report) -> None:
        """The manifest and its files; again without the ETag when a file is not what it names."""
        for left in range(ONCE_MORE, -1, -1):
            try:
                return self._once(report, {} if left < ONCE_MORE else self._known())
            except MismatchError:
                if not left:
                    raise

    def _known(self) -> dict[str, str]:
        etag = self._store.get("etag")
        return {"If-None-Match": etag} if etag else {}

    def _once(self, report: Report, headers: dict[str, str]) -> None:
        answer = self._line.ask("GET", "/api/manifest", headers)
        manifest = None if answer.status == 304 else _ok(answer).json()
        try:
            self._read(manifest, answer.headers.get("etag"), report)
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise BadAnswerError(f"a manifest or a file of another form: {error!r}") from error

    def _read(self, manifest: Json | None, etag: str | None, report: Report) -> None:
        if manifest is not None and self._to_be_ignored(manifest):
            manifest = None
        if manifest is not None:
            self._enter(manifest)
            self._read_list(manifest, report)
        self._read_levels(manifest, report)
        if manifest is not None:
            self._read_texts(manifest)
            with self._store.transaction():
                self._store.put(etag=etag)

    def _to_be_ignored(self, manifest: Json) -> bool:
        """From an old cache: of before the cursor, or of an epoch that was left."""
        epoch, seq = self._replica.cursor()
        if manifest["epoch"] == epoch and manifest["list"]["seq"] < seq:
            return True
        if manifest["epoch"] == self._store.get("epoch"):
            return False
        left = self._store.rows("SELECT 1 FROM left_epochs WHERE epoch = ?", manifest["epoch"])
        return bool(left) and moment(manifest["published_at"]) <= (self._store.get("published_at") or 0.0)

    def _enter(self, manifest: Json) -> None:
        published_at = max(moment(manifest["published_at"]), self._store.get("published_at") or 0.0)
        with self._store.transaction():
            self._outbox.enter_epoch(manifest["epoch"])
            self._store.put(minimum_client=int(manifest["minimum_client"]), published_at=published_at)

    # The list.

    def _read_list(self, manifest: Json, report: Report) -> None:
        cursor, listed = self._replica.cursor(), manifest["list"]
        if cursor == (manifest["epoch"], listed["seq"]):
            return
        files = self._list_files(listed, manifest["epoch"], cursor)
        with self._store.transaction():
            if self._replica.cursor() == cursor:  # else another process was faster
                self._replica.apply_list(files)
                self._outbox.offer_again(self._replica.knows)
                report.list_changed = True

    def _list_files(self, listed: Json, epoch: str, cursor: tuple[str | None, int]) -> Sequence[Json]:
        deltas, goal = listed["deltas"], listed["seq"]
        chain = fewest_requests(deltas, cursor[1], goal) if cursor[0] == epoch else None
        if chain is not None:
            return [self._file(delta, "delta", epoch) for delta in chain]
        chain = fewest_requests(deltas, listed["snapshot"]["seq"], goal)
        if chain is None:
            raise BadAnswerError("no deltas lead from the snapshot to the list")
        snapshot = self._file(listed["snapshot"], "snapshot", epoch)
        return [snapshot, *(self._file(delta, "delta", epoch) for delta in chain)]

    def _file(self, name: Json, kind: str, epoch: str | None) -> Json:
        if name.get("body") is not None:
            return checked(name["body"].encode(), name, kind, epoch)
        answer = self._line.ask("GET", name["path"])
        if answer.says(410, "file-withdrawn"):
            raise MismatchError(f"{name['path']} was taken down")
        return checked(_ok(answer).body, name, kind, epoch)

    # The levels.

    def _read_levels(self, manifest: Json | None, report: Report) -> None:
        facts = (fact for letter in self._outbox.letters() for fact in letter.facts)
        if in_flight(self._replica.levels(), facts):
            self._read_levels_of_this_moment(report)
        elif manifest is not None:
            self._read_published_levels(manifest["levels"], manifest["epoch"], report)

    def _read_levels_of_this_moment(self, report: Report) -> None:
        body = _ok(self._line.ask("GET", "/api/levels")).body
        file = Answer(200, {}, body).json()
        if file["kind"] != "levels" or file["epoch"] != self._store.get("epoch"):
            raise MismatchError("levels of another kind or epoch")
        self._keep_levels(hashlib.sha256(body).hexdigest(), file, report)

    def _read_published_levels(self, name: Json, epoch: str, report: Report) -> None:
        if name["hash"] == self._replica.digest("levels") or self._replica.levels_from_before(epoch, name["seq"]):
            return
        self._keep_levels(name["hash"], self._file(name, "levels", epoch), report)

    def _keep_levels(self, digest: str, file: Json, report: Report) -> None:
        with self._store.transaction():
            if digest == self._replica.digest("levels") or self._replica.levels_from_before(file["epoch"], file["seq"]):
                return
            self._replica.keep("levels", digest, file)
            self._outbox.offer_again(self._replica.knows)
            report.levels_changed = True

    # The texts.

    def _read_texts(self, manifest: Json) -> None:
        for lang, name in manifest["texts"].items():
            if name["hash"] != self._replica.digest(f"texts:{lang}"):
                file = self._file(name, "texts", None)
                with self._store.transaction():
                    self._replica.keep(f"texts:{lang}", name["hash"], file)


def _ok(answer: Answer) -> Answer:
    if answer.status != 200:
        raise answer.failure()
    return answer
