/**
 * Holds the phone's own types against those made from the OpenAPI document: what the server may answer must be what the
 * phone expects, and what the phone sends what the server takes. A difference is a type error here; nothing of this file
 * is in the app.
 */
import type * as phone from "../local/server";
import type { components } from "./schema";

type Schemas = components["schemas"];
/** `From` may be used wherever `To` is expected. */
type Fits<From extends To, To> = From;

export type Agreement = [
  Fits<Schemas["Manifest"], phone.Manifest>,
  Fits<Schemas["Snapshot"], phone.SnapshotFile>,
  Fits<Schemas["Delta"], phone.DeltaFile>,
  Fits<Schemas["LevelsFile"], phone.LevelsFile>,
  Fits<Schemas["Texts"], phone.TextsFile>,
  Fits<Schemas["Registered"], phone.Registration>,
  Fits<phone.Envelope, Schemas["Push"]>,
  // Each result of ours is one that the document allows; the document cannot say which fields come with which outcome.
  Fits<phone.PushResult, Schemas["Result"]>,
  Fits<Omit<Schemas["Pushed"], "results">, Omit<phone.PushAnswer, "results">>,
];
