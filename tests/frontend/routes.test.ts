import { exec } from "preact-iso/router";
import { expect, test } from "vitest";
import { letterSteps, linkTo, routes } from "../../frontend/src/routes";

function routeOf(link: string): string | undefined {
  const path = new URL(link, "https://example.org").pathname;
  return routes.find((route) => exec(path, route.path, {} as never))?.name;
}

test.each([
  [linkTo.write, "write"],
  [linkTo.welcome, "welcome"],
  [linkTo.prisoners, "prisoners"],
  [linkTo.prisoner("p4k8m2x9q1"), "prisoner"],
  [linkTo.letter("p4k8m2x9q1", "copy"), "letter"],
  [linkTo.releases, "releases"],
  [linkTo.release("r1"), "release"],
  [linkTo.alerts, "alerts"],
  [linkTo.letters, "letters"],
  [linkTo.guides, "guides"],
  [linkTo.guide("content"), "guide"],
  [linkTo.settings, "settings"],
  [linkTo.imprint, "imprint"],
  [linkTo.privacy, "privacy"],
  ["/app/no/such/page", "lost"],
])("%s opens the screen %s", (link, name) => {
  expect(routeOf(link)).toBe(name);
});

test("every example opens its own route", () => {
  for (const route of routes) expect(routeOf(route.example), route.name).toBe(route.name);
});

test("plain pages lie outside the app, so that the router leaves them to the server", () => {
  expect(routeOf(linkTo.plainPrisoners("de"))).toBeUndefined();
  expect(routeOf(linkTo.plainRelease("de", "r1"))).toBeUndefined();
});

test("a card has four steps, and each has a link", () => {
  expect(letterSteps.map((step) => linkTo.letter("x", step).split("=")[1])).toEqual([
    "know",
    "guide",
    "copy",
    "post",
  ]);
});
