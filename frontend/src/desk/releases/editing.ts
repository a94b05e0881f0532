import type { Content, Names, Proposal, ReleaseKind, Source, WrittenContent } from "../api/types";
import { readNumber } from "./masking";

/** Somebody in a draft that is being written. */
export interface EditedPerson {
  id: string;
  names: Names;
  /** The report that brought them here; null when somebody added them by hand. */
  reportId: number | null;
  /** Is this person part of the release at all? */
  included: boolean;
  named: boolean;
}

export interface EditedDestination {
  place: string;
  n: string;
}

/** A draft while somebody writes it. Kept in the memory of this tab, nowhere else. */
export interface Editing {
  kind: ReleaseKind;
  happenedOn: string;
  /** As typed; null: as many as there are people in it. */
  freed: string | null;
  people: EditedPerson[];
  destinations: EditedDestination[];
  sources: Source[];
}

const aSource = (on: string, label = ""): Source => ({ label, url: "", on });

/** By hand, from nothing. */
export function blank(today: string): Editing {
  return {
    kind: "release",
    happenedOn: today,
    freed: null,
    people: [],
    destinations: [],
    sources: [aSource(today)],
  };
}

/** Everybody of a proposal is in it and nobody is named: names are switched on one by one. */
export function fromProposal(proposal: Proposal, today: string): Editing {
  const { kind, source, reports } = proposal;
  const day = proposal.as_of ?? today;
  return {
    kind: kind === "died" ? "death" : "release",
    happenedOn: day,
    freed: null,
    people: reports.map((report) => ({
      id: report.prisoner_id,
      names: report.names,
      reportId: report.report_id,
      included: true,
      named: false,
    })),
    destinations: [],
    sources: [aSource(day, source)],
  };
}

export function fromContent(content: Content, names: Record<string, Names>): Editing {
  const people = content.people.map(({ prisoner_id, may_be_named }) => ({
    id: prisoner_id,
    names: names[prisoner_id] ?? {},
    reportId: null,
    included: true,
    named: may_be_named,
  }));
  return {
    kind: content.kind,
    happenedOn: content.happened_on,
    freed: content.freed === people.length ? null : String(content.freed),
    people,
    destinations: Object.entries(content.destinations).map(([place, n]) => ({
      place,
      n: String(n),
    })),
    sources: content.sources,
  };
}

export const includedIn = ({ people }: Editing): EditedPerson[] =>
  people.filter(({ included }) => included);

/** How many the release speaks of; null while what is typed is no number. */
export function freedIn(editing: Editing): number | null {
  return editing.freed === null ? includedIn(editing).length : readNumber(editing.freed);
}

/** What the server is sent, as far as it is there; `missing` says what is not. */
export function contentOf(editing: Editing): WrittenContent {
  const taken = editing.kind === "release" ? editing.destinations : [];
  const told = taken.filter(({ place }) => place.trim() !== "");
  return {
    kind: editing.kind,
    happened_on: editing.happenedOn,
    freed: freedIn(editing) ?? 0,
    destinations: Object.fromEntries(
      told.map(({ place, n }) => [place.trim(), readNumber(n) ?? 0]),
    ),
    people: includedIn(editing).map(({ id, named }) => ({ prisoner_id: id, may_be_named: named })),
    sources: editing.sources.map(({ label, url, on }) => ({
      label: label.trim(),
      url: addressOf(url) ?? "",
      on,
    })),
  };
}

export const reportIdsOf = (editing: Editing): number[] =>
  includedIn(editing).flatMap(({ reportId }) => (reportId === null ? [] : [reportId]));

export type Missing =
  | "day"
  | "number"
  | "fewer_than_people"
  | "destination"
  | "destinations_exceed"
  | "source_label"
  | "source_url";

/** What stands between this and a draft, in the order of the form. */
export function missingIn(editing: Editing): Missing[] {
  const freed = freedIn(editing);
  const taken = editing.kind === "release" ? editing.destinations : [];
  const numbers = taken.map(({ n }) => readNumber(n));
  const sum = numbers.reduce<number>((all, n) => all + (n ?? 0), 0);
  const checks: [Missing, boolean][] = [
    ["day", !/^\d{4}-\d{2}-\d{2}$/.test(editing.happenedOn)],
    ["number", freed === null || freed < 1],
    ["fewer_than_people", freed !== null && freed > 0 && freed < includedIn(editing).length],
    [
      "destination",
      taken.some(({ place, n }) => (place.trim() === "") !== (n.trim() === "")) ||
        numbers.some((n, at) => n === null && taken[at]?.n.trim() !== ""),
    ],
    ["destinations_exceed", freed !== null && sum > freed],
    ["source_label", editing.sources.some(({ label }) => !isLabel(label))],
    ["source_url", editing.sources.some(({ url }) => addressOf(url) === null)],
  ];
  return checks.flatMap(([missing, is]) => (is ? [missing] : []));
}

/** The address of a page on the public web, as the server takes it: https, a host with a dot, no part after a #. */
export function addressOf(text: string): string | null {
  try {
    const url = new URL(text.trim());
    url.hash = "";
    const plain = url.protocol === "https:" && url.port === "" && url.username === "";
    return plain && /\.[a-z]{2,}$/i.test(url.hostname) ? url.href : null;
  } catch {
    return null;
  }
}

/** Two to fifty characters; a semicolon parts sources in the public list. */
export const isLabel = (text: string): boolean => /^[^;]{2,50}$/.test(text.trim());
