import { AlertsScreen } from "../alerts/AlertsScreen";
import { attachAlerts } from "../alerts/attached";
import { createAlertServer } from "../api/alerts";
import { createPileReader } from "../api/evenings";
import { createMistakeSender } from "../api/mistakes";
import { createPhotoReader } from "../api/photos";
import { createPrinter } from "../api/print";
import { BackupScreen } from "../backup/BackupScreen";
import { BatchScreen } from "../batch/BatchScreen";
import { Choosing } from "../batch/Choosing";
import { Take } from "../batch/Take";
import { TakeScreen } from "../batch/TakeScreen";
import { why } from "../batch/why";
import { BirthdaysScreen } from "../birthdays/BirthdaysScreen";
import { JoinScreen } from "../campaigns/JoinScreen";
import { attachEvenings } from "../events/attached";
import { EveningScreen } from "../events/EveningScreen";
import { EveningsScreen } from "../events/EveningsScreen";
import { GuideScreen } from "../guides/GuideScreen";
import { GuidesScreen } from "../guides/GuidesScreen";
import { LetterScreen } from "../letters/LetterScreen";
import { LettersScreen } from "../letters/LettersScreen";
import { attachOwnCards } from "../letters/own-cards";
import { createAlerts } from "../local/alerts";
import { createEvenings } from "../local/events";
import { createMistakes } from "../local/mistakes";
import { createOwnCards } from "../local/own";
import { recording } from "../local/phone/recording";
import { createPhotos } from "../local/photos";
import { attachMistakes, mistakesChanged } from "../mistakes/attached";
import { MistakeScreen } from "../mistakes/MistakeScreen";
import { attachPrinter } from "../print/attached";
import { PrintScreen } from "../print/PrintScreen";
import { FamilyDoor } from "../prisoners/FamilyDoor";
import { History } from "../prisoners/History";
import { OtherNames } from "../prisoners/OtherNames";
import { Portrait } from "../prisoners/Portrait";
import { attachPhotos } from "../prisoners/photos";
import { ReleaseScreen } from "../releases/ReleaseScreen";
import { ReleasesScreen } from "../releases/ReleasesScreen";
import { local } from "../replica";
import { ImprintScreen, PrivacyScreen } from "../settings/NoticeScreen";
import { SettingsScreen } from "../settings/SettingsScreen";
import { pushDoor } from "../worker-bridge/push";
import { YearScreen } from "../year/YearScreen";
import type { Later } from "./contract";

export const later: Later = {
  screens: {
    letter: LetterScreen,
    letters: LettersScreen,
    batch: BatchScreen,
    handover: TakeScreen,
    birthdays: BirthdaysScreen,
    year: YearScreen,
    backup: BackupScreen,
    print: PrintScreen,
    evenings: EveningsScreen,
    evening: EveningScreen,
    releases: ReleasesScreen,
    release: ReleaseScreen,
    alerts: AlertsScreen,
    guides: GuidesScreen,
    guide: GuideScreen,
    settings: SettingsScreen,
    imprint: ImprintScreen,
    privacy: PrivacyScreen,
    join: JoinScreen,
    mistake: MistakeScreen,
  },
  person: { Portrait, OtherNames, History, FamilyDoor },
  choosing: { Choosing, Take, why },
  recording,
  connect(shell) {
    const alerts = createAlerts({ server: createAlertServer(), browser: pushDoor(shell, window) });
    attachAlerts(alerts);
    attachPrinter(createPrinter());
    attachEvenings({ evenings: createEvenings(), readPile: createPileReader() });
    attachPhotos(
      createPhotos(
        createPhotoReader(),
        (id, hash) => local().prisoner(id)?.details?.photo?.hash === hash,
      ),
    );
    attachOwnCards(
      createOwnCards(
        () => local().profile()?.id,
        () => local().refresh(),
      ),
    );
    attachMistakes(createMistakes(createMistakeSender(), mistakesChanged));
    return alerts;
  },
};
