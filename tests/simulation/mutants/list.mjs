/**
 * Programs that are wrong in a way that somebody once got wrong. Each is a few replacements in today's source; `text`
 * occurs there exactly once, or the list is out of date and `mutants.test.ts` says so.
 */
const CLIENT = "frontend/src/local";
const SERVER = "backend/lebenszeichen";

export const MUTANTS = [
  {
    name: "the server does not know what it has seen",
    edits: [
      {
        file: `${SERVER}/sync/push.py`,
        text: "        if (known := self._known(mutation, digest)) is not None:\n            return known\n",
        instead: "",
      },
      {
        file: `${SERVER}/sync/push.py`,
        text: "ledger.enter(self._session, self._sender, mutation.id, mutation.seq, digest",
        instead:
          'ledger.enter(self._session, self._sender, str(__import__("uuid").uuid4()), __import__("random").getrandbits(48), digest',
      },
      {
        file: `${SERVER}/letters/service.py`,
        text: "        if letter is None:\n            self._insert(fact, counted, held=held, settles_at=settles_at)\n            return\n",
        instead: `        day = None if letter is None else letter.posted_on if fact.fact == "letter_posted" else letter.written_on
        if day is not None:
            fact = __import__("dataclasses").replace(fact, letter_id=str(__import__("uuid").uuid4()))
        if letter is None or day is not None:
            self._insert(fact, counted, held=held, settles_at=settles_at)
            return
`,
      },
    ],
  },
  {
    name: "the phone clears up to the highest number",
    edits: [
      {
        file: `${CLIENT}/outbox/settle.ts`,
        text: "    const result = named.get(row.id);\n    if (result) return heard(row, result);",
        instead: `    const taken = rows.filter(({ id }) => ["applied", "duplicate"].includes(named.get(id)?.outcome ?? ""));
    const highest = Math.max(0, ...taken.map(({ seq }) => seq));
    const own = named.get(row.id);
    const cleared = row.status === "waiting" && row.seq <= highest && (!own || own.outcome === "fork");
    const result = cleared
      ? ({ id: row.id, outcome: "applied", seq: 0, day: null, day_moved: false, held: false } as PushResult)
      : own;
    if (result) return heard(row, result);`,
      },
    ],
  },
  {
    name: "a delta leaves out the first change",
    edits: [
      {
        file: `${SERVER}/sync/listing.py`,
        text: "    rows = _rows(session, after)\n",
        instead: "    rows = _rows(session, after + 1)\n",
      },
    ],
  },
  {
    name: "the phone takes only the last delta",
    edits: [
      {
        file: `${CLIENT}/replica/pull.ts`,
        text: "  for (const delta of plan.deltas) {",
        instead: "  for (const delta of plan.deltas.slice(-1)) {",
      },
      {
        file: `${CLIENT}/replica/apply.ts`,
        text: "  if (delta.epoch !== list.epoch || delta.from > list.seq || delta.to < list.seq) {",
        instead: "  if (delta.epoch !== list.epoch) {",
      },
      {
        file: `${CLIENT}/replica/plan.ts`,
        text: "deltas.filter(({ from, to }) => from <= cursor && to > cursor)",
        instead: "deltas.filter(({ from }) => from === cursor)",
      },
    ],
  },
  {
    name: "“saved” is said before it is",
    edits: [
      {
        file: `${CLIENT}/phone/recording.ts`,
        text: "    const own = await syncing.whileSaving(recording);\n    await phone.stored(own);\n    syncing.soon();",
        instead: "    void recording.then(() => phone.ownChanged()).then(() => syncing.soon());",
      },
    ],
  },
  {
    name: "what is saved is not forced onto the disk",
    edits: [
      {
        file: `${CLIENT}/database/connection.ts`,
        text: 'durability: IDBTransactionDurability = "strict",',
        instead: 'durability: IDBTransactionDurability = "relaxed",',
      },
    ],
  },
  {
    name: "the server answers before it commits",
    edits: [
      {
        file: `${SERVER}/database/conflicts.py`,
        text: `    try:
        with writing() as session:
            return work(session)
    except DBAPIError as error:`,
        instead: `    answer = None
    try:
        with writing() as session:
            answer = work(session)
            return answer
    except BaseException as error:
        if answer is not None:
            return answer
        if not isinstance(error, DBAPIError):
            raise`,
      },
    ],
  },
  {
    name: "the queue is cleared when no answer comes",
    edits: [
      {
        file: `${CLIENT}/sync/send.ts`,
        text: "    if (!(error instanceof Refused)) throw error;",
        instead: `    if (!(error instanceof Refused)) {
      const sent = new Set(envelope.mutations.map(({ id }) => id));
      await changeProfile(outbox, profile.id, (now, rows) => ({
        profile: now,
        changed: rows
          .filter(({ id }) => sent.has(id))
          .map((row) => ({ ...row, status: "counted" as const, levels_seq: 0 })),
        gone: [],
      }));
      throw error;
    }`,
      },
    ],
  },
  {
    name: "args are written anew when they are sent again",
    edits: [
      {
        file: `${CLIENT}/sync/batch.ts`,
        text: "      args: row.args,",
        instead:
          "      args: row.day === null ? row.args : JSON.stringify(JSON.parse(row.args), null, 1),",
      },
    ],
  },
  {
    name: "a fork is ignored",
    edits: [
      {
        file: `${CLIENT}/outbox/settle.ts`,
        text: 'const forked = answer.results.some(({ id, outcome }) => outcome === "fork" && isOurs(rows, id));',
        instead: 'const forked = isOurs(rows, "");',
      },
    ],
  },
  {
    name: "the server drops a void that comes before its fact",
    edits: [
      {
        file: `${SERVER}/letters/service.py`,
        text: "        if void.fact not in self._voids_of(void.letter_id):\n",
        instead:
          "        if self._session.get(Letter, void.letter_id) is None:\n            return\n        if void.fact not in self._voids_of(void.letter_id):\n",
      },
    ],
  },
  {
    name: "the phone drops the void of a card that waits",
    edits: [
      {
        file: `${CLIENT}/outbox/record.ts`,
        text: "  return { profile: numbered, changed: [...changed.values()], gone: [] };",
        instead: `  const [fact] = facts;
  const taken = fact?.name === "fact_voided" && facts.length === 1 ? fact.args : null;
  const waits = rows.find(
    (row) =>
      row.letter_id === taken?.letter_id && row.name === taken.fact && row.status === "waiting",
  );
  if (waits) return { profile, changed: [], gone: [waits.id] };
  return { profile: numbered, changed: [...changed.values()], gone: [] };`,
      },
    ],
  },
  {
    name: "own cards stop being added before the list has them",
    edits: [
      {
        file: `${CLIENT}/projection/own-share.ts`,
        text: "  (row.levels_seq ?? 0) <= seq &&",
        instead: "  seq >= 0 &&",
      },
    ],
  },
  {
    name: "a new epoch is ignored",
    edits: [
      {
        file: `${CLIENT}/outbox/settle.ts`,
        text: '  counting !== "no" && epoch !== null && epoch !== now;',
        instead: '  counting !== "no" && epoch !== null && now === "";',
      },
    ],
  },
  {
    name: "a new epoch makes cards wait under a no",
    edits: [
      {
        file: `${CLIENT}/outbox/settle.ts`,
        text: '  counting !== "no" && epoch !== null && epoch !== now;',
        instead: "  epoch !== null && epoch !== now && counting.length > 0;",
      },
    ],
  },
  {
    name: "the server does not notice that it was restored",
    edits: [
      {
        file: `${SERVER}/sync/memory.py`,
        text: "gone_back = highest is not None and mark.is_behind(highest)",
        instead: "gone_back = highest is not None and False",
      },
    ],
  },
  {
    name: "an unknown token loses the queue",
    edits: [
      {
        file: `${CLIENT}/outbox/settle.ts`,
        text: "    profile: { ...numbered, token: registration.token },\n    changed: differing(rows, after),\n    gone: [],",
        instead:
          '    profile: { ...numbered, token: registration.token },\n    changed: [],\n    gone: profile.token ? after.filter(({ status }) => status === "waiting").map(({ id }) => id) : [],',
      },
    ],
  },
  {
    name: "a duplicate settles nothing",
    edits: [
      {
        file: `${CLIENT}/outbox/settle.ts`,
        text: '    case "applied":\n    case "duplicate":\n',
        instead: '    case "applied":\n',
      },
    ],
  },
  {
    name: "a letter is its mutation",
    edits: [
      {
        file: `${SERVER}/sync/push.py`,
        text: "        fact = kind.parse(parsed_args(mutation))\n        standing",
        instead:
          '        fact = kind.parse(parsed_args(mutation))\n        if isinstance(fact, CardFact):\n            fact = __import__("dataclasses").replace(fact, letter_id=mutation.id)\n        standing',
      },
    ],
  },
  {
    name: "forgetting erases what waits",
    edits: [
      {
        file: `${CLIENT}/outbox/forget.ts`,
        text: "      .filter(isSettled)\n      .map(withoutName),",
        instead: "      .map(withoutName),",
      },
    ],
  },
  {
    name: "“do not count me” leaves what waits in the queue",
    edits: [
      {
        file: `${CLIENT}/outbox/answers.ts`,
        text: '    .map((row): MutationRow => ({ ...row, status: "kept_here" }));',
        instead: "    .map((row): MutationRow => ({ ...row }));",
      },
    ],
  },
];

/** The source with a mutant's edits in it. Throws when a text is not there exactly once. */
export function mutated(source, { text, instead, file }) {
  const parts = source.split(text);
  if (parts.length !== 2) {
    throw new Error(`${file}: ${parts.length - 1} times instead of once:\n${text}`);
  }
  return parts.join(instead);
}
