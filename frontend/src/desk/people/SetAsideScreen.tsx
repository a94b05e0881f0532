import { Fetched } from "../frame/Fetched";
import { useRemote } from "../frame/remote";
import { Screen } from "../frame/Screen";
import { t } from "../messages/translate";
import { Decisions } from "./IdentityDecisions";
import { Group } from "./IdentityGroup";
import type { Identity } from "./types";
import "./person.css";

/** Rows of imports that no machine may decide, put together where they are because of each other. */
export function SetAsideScreen() {
  const identity = useRemote<Identity>("/api/desk/identity");
  return (
    <Screen title={t("setaside.title")} lead={<p>{t("setaside.lead")}</p>}>
      <Fetched of={identity}>
        {({ groups, decisions }) => (
          <>
            {groups.length === 0 && <p class="empty">{t("setaside.none")}</p>}
            {groups.map((group) => (
              <Group
                key={group.rows.map((one) => one.source_id).join(" ")}
                group={group}
                onChanged={identity.reload}
              />
            ))}
            {decisions.length > 0 && (
              <Decisions decisions={decisions} onChanged={identity.reload} />
            )}
          </>
        )}
      </Fetched>
    </Screen>
  );
}
