import { expect, test } from "vitest";
import {
  cardsOf,
  counted,
  eveningOf,
  lastTallyBack,
} from "../../../../frontend/src/local/events/contract";
import type { ProfileRow } from "../../../../frontend/src/local/outbox/rows";
import { ModelServer } from "../model_server";
import { aList } from "../people";
import { aWire, everything, stored, TestPhone } from "../test_world";

const CODE = "gxm4k7z";
const evening = { event_id: CODE, campaign_id: null, key: "organiser-key" };

/** A hall's tablet without a network, on which somebody has counted three cards and a volunteer has posted one. */
async function aTablet() {
  const server = new ModelServer(aList());
  const { state, wire } = aWire(server);
  const phone = new TestPhone();
  const tablet = phone.tab(wire);
  await tablet.keep(["en"], () => undefined);
  state.offline = true;
  await tablet.recordOrganised(counted(evening, 2, "p1"));
  await tablet.recordOrganised(counted(evening, 1, null));
  await tablet.recordPosted("p2");
  const cards = () => cardsOf(eveningOf(tablet.facts(), CODE).tallies);
  return { phone, server, state, tablet, cards };
}

test("what was counted by hand stays with the evening over the next person, and can be taken back", async () => {
  const { phone, tablet, cards } = await aTablet();
  await tablet.nextPerson();
  expect(cards()).toBe(3);
  expect(tablet.facts().map(({ name }) => name)).not.toContain("letter_posted");
  await tablet.recordOrganised(lastTallyBack(CODE));
  expect(cards()).toBe(2);
  expect(tablet.letters()).toEqual([]);
  const later = phone.tab(new ModelServer(aList()));
  await later.open();
  expect(cardsOf(eveningOf(later.facts(), CODE).tallies)).toBe(2);
});

test("an organiser's yes is none of a volunteer's, and both are sent as two phones", async () => {
  const { server, state, tablet } = await aTablet();
  expect(tablet.profile()?.counting).toBe("unasked");
  await tablet.setCounting("no");
  state.offline = false;
  await tablet.syncNow();
  expect(server.posted()).toBe(0);
  expect(tablet.sync().waiting).toBe(0);
  expect(server.pushes.flatMap(({ mutations }) => mutations)).toHaveLength(2);
  await tablet.setCounting("yes");
  await tablet.recordPosted("p1");
  await tablet.syncNow();
  expect(new Set(server.pushes.map(({ client_id }) => client_id)).size).toBe(2);
});

test("a journey leaves nothing that says that somebody looked after an evening", async () => {
  const { phone, server, state, tablet, cards } = await aTablet();
  await tablet.forgetNames();
  expect(cards()).toBe(0);
  state.offline = false;
  await tablet.syncNow();
  await tablet.syncNow();
  expect(server.pushes).not.toEqual([]);
  const left = await stored<ProfileRow>(phone, "lebenszeichen-outbox", "profiles");
  expect(left.filter(({ organises }) => organises)).toEqual([]);
  expect(await everything(phone)).not.toContain("organiser-key");
});
