/**
 * Holds the desk's own types against those made from the OpenAPI document: what the server may answer must be what the
 * desk expects, and what the desk sends what the server takes. A difference is a type error here; nothing of this file
 * is in the program.
 */
import type { components } from "../../api/schema";
import type * as people from "../people/types";
import type * as doors from "./door-types";
import type * as events from "./event-types";
import type * as facilities from "./facility-types";
import type * as imports from "./import-types";
import type * as desk from "./types";

type Schemas = components["schemas"];
/** `From` may be used wherever `To` is expected. */
type Fits<From extends To, To> = From;

export type Agreement = [
  Fits<Schemas["Me"], desk.Me>,
  Fits<Schemas["DeskSession"], desk.DeskSession>,
  Fits<Schemas["Waiting"], desk.Waiting>,
  Fits<Schemas["DeskFacilities"], facilities.Facilities>,
  Fits<Schemas["AnsweredText"], facilities.AnsweredText>,
  Fits<Schemas["Word"], facilities.Word>,
  Fits<Schemas["Place"], facilities.Place>,
  Fits<Schemas["Report"], desk.Report>,
  Fits<Schemas["Evening"], events.Evening>,
  Fits<Schemas["EveningDetail"], events.EveningDetail>,
  Fits<Schemas["OpenedEvening"], events.OpenedEvening>,
  Fits<events.NewEvening, Schemas["NewEvening"]>,
  Fits<Schemas["Mistake"], doors.Mistake>,
  Fits<Schemas["FamilyRequest"], doors.FamilyRequest>,
  Fits<Schemas["Flag"], doors.DeskFlag>,
  Fits<Schemas["HeldLetters"], desk.HeldLetters>,
  Fits<Schemas["LeftOutLetters"], desk.LeftOutLetters>,
  Fits<Schemas["Campaign"], desk.Campaign>,
  Fits<Schemas["CampaignCounts"], desk.CampaignCounts>,
  Fits<Schemas["Draft"], desk.Draft>,
  Fits<Schemas["DeskReleases"], desk.Releases>,
  Fits<Schemas["Proposals"], { groups: desk.Proposal[] }>,
  Fits<desk.WrittenContent, Schemas["ReleaseContent"]>,
  Fits<Schemas["Coordinator"], desk.Coordinator>,
  Fits<Schemas["WaitingInvite"], desk.WaitingInvite>,
  Fits<Schemas["InviteLink"], desk.InviteLink>,
  Fits<Schemas["AuditEntry"], desk.AuditEntry>,
  Fits<Schemas["KnownPerson"], people.KnownPerson>,
  Fits<Schemas["DeskPerson"], people.Person>,
  Fits<Schemas["Identity"], people.Identity>,
  Fits<Schemas["Imports"], imports.ListImports>,
  Fits<Schemas["Changes"], imports.ImportRows>,
  Fits<Schemas["Applied"], imports.Applied>,
  Fits<Schemas["UndoAnswer"], imports.UndoAnswer>,
];
