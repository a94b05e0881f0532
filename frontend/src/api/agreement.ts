/**
 * Holds the phone's own types against those made from the OpenAPI document: what the server may answer must be what the
 * phone expects, and what the phone sends what the server takes. A difference is a type error here; nothing of this file
 * is in the app.
 */
import type { SubscriptionMessage } from "../local/alerts/message";
import type * as alerts from "../local/alerts/server";
import type * as phone from "../local/server";
import type { components, paths } from "./schema";

type Schemas = components["schemas"];
/** `From` may be used wherever `To` is expected. */
type Fits<From extends To, To> = From;
/** Fits nothing, so that an operation which the document no longer has is an error too. */
type NotThere = "not in the document";
type JsonOf<Carrier> = Carrier extends { content: { "application/json": infer Body } }
  ? Body
  : NotThere;
/** What an operation answers with this status, as JSON. */
type Told<Operation, Status extends number> = Operation extends {
  responses: { [S in Status]: infer Answer };
}
  ? JsonOf<Answer>
  : NotThere;
/** What an operation takes, as JSON. */
type Taken<Operation> = Operation extends { requestBody: infer Body } ? JsonOf<Body> : NotThere;
type Subscriptions = paths["/api/alerts/subscriptions"];
type CurrentSubscription = paths["/api/alerts/subscriptions/current"];
/** Which languages notices come in is the server's to say, and a catalogue's file to add: one string for the phone. */
type InAnyLanguage<Message> = Message extends { lang: string }
  ? Omit<Message, "lang"> & { lang: string }
  : NotThere;

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

export type AlertsAgreement = [
  Fits<Told<paths["/api/alerts/key"]["get"], 200>, alerts.SendingKey>,
  Fits<SubscriptionMessage, InAnyLanguage<Taken<Subscriptions["post"]>>>,
  Fits<Told<Subscriptions["post"], 201>, alerts.Subscribed>,
  Fits<SubscriptionMessage, InAnyLanguage<Taken<CurrentSubscription["put"]>>>,
  Fits<Told<CurrentSubscription["put"], 200>, alerts.SubscriptionState>,
  Fits<{ handshake: string }, Taken<paths["/api/alerts/confirmations"]["post"]>>,
  Fits<Told<paths["/api/alerts/tests"]["post"], 202>, alerts.AskedTest>,
  Fits<Told<paths["/api/alerts/tests/{test}"]["get"], 200>, alerts.TestState>,
];
