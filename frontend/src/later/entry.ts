import { AlertsScreen } from "../alerts/AlertsScreen";
import { attachAlerts } from "../alerts/attached";
import { createAlertServer } from "../api/alerts";
import { createMistakeSender } from "../api/mistakes";
import { JoinScreen } from "../campaigns/JoinScreen";
import { GuideScreen } from "../guides/GuideScreen";
import { GuidesScreen } from "../guides/GuidesScreen";
import { LetterScreen } from "../letters/LetterScreen";
import { LettersScreen } from "../letters/LettersScreen";
import { createAlerts } from "../local/alerts";
import { createMistakes } from "../local/mistakes";
import { attachMistakes, mistakesChanged } from "../mistakes/attached";
import { MistakeScreen } from "../mistakes/MistakeScreen";
import { History } from "../prisoners/History";
import { ReleaseScreen } from "../releases/ReleaseScreen";
import { ReleasesScreen } from "../releases/ReleasesScreen";
import { ImprintScreen, PrivacyScreen } from "../settings/NoticeScreen";
import { SettingsScreen } from "../settings/SettingsScreen";
import { pushDoor } from "../worker-bridge/push";
import type { Later } from "./contract";

export const later: Later = {
  screens: {
    letter: LetterScreen,
    letters: LettersScreen,
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
  history: History,
  connect(shell) {
    const alerts = createAlerts({ server: createAlertServer(), browser: pushDoor(shell, window) });
    attachAlerts(alerts);
    attachMistakes(createMistakes(createMistakeSender(), mistakesChanged));
    return alerts;
  },
};
