import type { ComponentType } from "preact";
import { CampaignScreen } from "./campaign/CampaignScreen";
import { AuditScreen } from "./coordinators/AuditScreen";
import { CoordinatorsScreen } from "./coordinators/CoordinatorsScreen";
import { FamilyScreen } from "./doors/FamilyScreen";
import { MistakesScreen } from "./doors/MistakesScreen";
import { WithheldScreen } from "./doors/WithheldScreen";
import { EveningsScreen } from "./events/EveningsScreen";
import { CheckScreen } from "./facilities/CheckScreen";
import { ConfirmScreen } from "./facilities/ConfirmScreen";
import { FacilitiesScreen } from "./facilities/FacilitiesScreen";
import { FacilityScreen } from "./facilities/FacilityScreen";
import { PlacesScreen } from "./facilities/PlacesScreen";
import { LostScreen } from "./frame/LostScreen";
import { ImportScreen } from "./imports/ImportScreen";
import { ImportsScreen } from "./imports/ImportsScreen";
import { LettersScreen } from "./people/LettersScreen";
import { PeopleScreen } from "./people/PeopleScreen";
import { PersonScreen } from "./people/PersonScreen";
import { ReportsScreen } from "./people/ReportsScreen";
import { SetAsideScreen } from "./people/SetAsideScreen";
import { AmendScreen } from "./releases/AmendScreen";
import { ComposeScreen } from "./releases/ComposeScreen";
import { DraftScreen } from "./releases/DraftScreen";
import { ReleasesScreen } from "./releases/ReleasesScreen";
import type { DeskRouteName } from "./routes";
import { EnrolScreen } from "./session/EnrolScreen";
import { MeScreen } from "./session/MeScreen";
import { MoreScreen } from "./session/MoreScreen";
import { SignInScreen } from "./session/SignInScreen";
import { WaitingScreen } from "./waiting/WaitingScreen";

/** The screen of every route; a route without one is a type error. */
export const screens: Record<DeskRouteName, ComponentType> = {
  waiting: WaitingScreen,
  signIn: SignInScreen,
  enrol: EnrolScreen,
  releases: ReleasesScreen,
  compose: ComposeScreen,
  draft: DraftScreen,
  amend: AmendScreen,
  campaign: CampaignScreen,
  evenings: EveningsScreen,
  reports: ReportsScreen,
  imports: ImportsScreen,
  import: ImportScreen,
  people: PeopleScreen,
  person: PersonScreen,
  setAside: SetAsideScreen,
  facilities: FacilitiesScreen,
  facilityCheck: CheckScreen,
  facilityTexts: ConfirmScreen,
  places: PlacesScreen,
  facility: FacilityScreen,
  letters: LettersScreen,
  mistakes: MistakesScreen,
  family: FamilyScreen,
  withheld: WithheldScreen,
  coordinators: CoordinatorsScreen,
  audit: AuditScreen,
  me: MeScreen,
  more: MoreScreen,
  lost: LostScreen,
};
