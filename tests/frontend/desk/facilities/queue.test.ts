import { expect, test } from "vitest";
import type { Facility, WaitingText } from "../../../../frontend/src/desk/api/facility-types";
import { comparedWith } from "../../../../frontend/src/desk/facilities/compared";
import {
  cardsToCheck,
  mayBeRight,
  textsToConfirm,
} from "../../../../frontend/src/desk/facilities/queue";

const aText = (proposal_id: number, change: Partial<WaitingText> = {}): WaitingText => ({
  proposal_id,
  kind: "address",
  name: null,
  address: ["ИК № 4", "246035 г. Гомель"],
  source: "Viasna",
  as_of: null,
  place_id: null,
  confirmed_by: [],
  content_hash: String(proposal_id),
  mine: false,
  may_confirm: true,
  ...change,
});

const aFacility = (id: string, change: Partial<Facility> = {}): Facility => ({
  id,
  names: { ru: id },
  state: "unchecked",
  address: ["ИК № 4", "246035 г. Гомель"],
  source: "PEN",
  as_of: "2022",
  check_again_on: null,
  closed_on: null,
  moved_to: null,
  sample: false,
  to_check: true,
  content_hash: "h",
  may_undo_closing: false,
  held: 0,
  returned: [],
  waiting: [],
  ...change,
});

const compared = { confirmed_by: ["Ada"] };

test("where most people are held is checked first", () => {
  const cards = cardsToCheck([
    aFacility("b"),
    aFacility("a"),
    aFacility("c", { held: 9 }),
    aFacility("done", { to_check: false, held: 99 }),
  ]);
  expect(cards.map(({ key }) => key)).toEqual(["c", "a", "b"]);
});

test("each text of a list is a card of its own", () => {
  const [one, other] = cardsToCheck([aFacility("a", { waiting: [aText(1), aText(2)] })]);
  expect([one?.text?.proposal_id, one?.at, one?.of]).toEqual([1, 1, 2]);
  expect([other?.text?.proposal_id, other?.at]).toEqual([2, 2]);
});

test("what somebody has compared waits for the second, not for another first", () => {
  expect(cardsToCheck([aFacility("a", { waiting: [aText(1, compared)] })])).toEqual([]);
});

test("there is nothing to say yes to without an address", () => {
  const [bare] = cardsToCheck([aFacility("a", { address: null })]);
  const [known] = cardsToCheck([aFacility("a")]);
  expect([bare && mayBeRight(bare), known && mayBeRight(known)]).toEqual([false, true]);
});

test("the second sees what they may confirm, and how much waits for others", () => {
  const facilities = [
    aFacility("a", { waiting: [aText(1, compared), aText(2)] }),
    aFacility("b", { waiting: [aText(3, { ...compared, may_confirm: false })] }),
    aFacility("c", { state: "closed", waiting: [aText(4, compared)] }),
    aFacility("d", { state: "closed", waiting: [aText(5, { ...compared, kind: "reopening" })] }),
  ];
  const { mine, others } = textsToConfirm(facilities, [aText(6, { ...compared, kind: "new" })]);
  expect(mine.map(({ text }) => text.proposal_id)).toEqual([6, 1, 5]);
  expect(others).toBe(1);
});

test("a day without a source is nobody's", () => {
  expect(comparedWith(" Viasna ", " 2026-11 ")).toEqual({ source: "Viasna", as_of: "2026-11" });
  expect(comparedWith("", "2026-11")).toEqual({ source: null, as_of: null });
});
