import type { ComponentChildren } from "preact";
import { Actions, Button } from "../components/Action";
import type { ListView } from "../local/types";
import { t } from "../messages/translate";
import { local, watched } from "../replica";
import { EmptyState } from "./EmptyState";

/** Shows children with the list; while it is fetched or missing (the cache was dropped), says so and offers to fetch. */
export function WithList({ children }: { children: (list: ListView) => ComponentChildren }) {
  const phone = watched();
  const list = phone.list();
  if (list) return <>{children(list)}</>;
  if (phone.sync().phase === "pulling") return <p role="status">{t("frame.list_loading")}</p>;
  return (
    <EmptyState title={t("frame.list_missing_title")}>
      <p>{t("frame.list_missing_text")}</p>
      <Actions>
        <Button kind="next" onPress={() => void local().syncNow()}>
          {t("frame.try_again")}
        </Button>
      </Actions>
    </EmptyState>
  );
}
