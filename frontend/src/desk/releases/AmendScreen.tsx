import { useLocation, useRoute } from "preact-iso/router";
import { ask } from "../api/client";
import type { Draft } from "../api/types";
import { useAct } from "../frame/act";
import { Fetched } from "../frame/Fetched";
import { useRemote } from "../frame/remote";
import { Screen } from "../frame/Screen";
import { t } from "../messages/translate";
import { linkTo } from "../routes";
import { Editor } from "./Editor";
import { contentOf, fromContent } from "./editing";
import { halfWritten, keep, letGo } from "./half-written";

/** Changing a draft: whoever does becomes one of its authors and cannot confirm it. */
export function AmendScreen() {
  const { params } = useRoute();
  const id = Number(params.id);
  const draft = useRemote<Draft>(`/api/desk/drafts/${id}`);
  return (
    <Screen
      title={t("amend.title")}
      back={{ href: linkTo.draft(id), text: t("amend.back") }}
      lead={<p>{t("amend.lead")}</p>}
    >
      <Fetched of={draft}>
        {(known) => (known.may.amend ? <Amending draft={known} /> : <p>{t("amend.too_late")}</p>)}
      </Fetched>
    </Screen>
  );
}

function Amending({ draft }: { draft: Draft }) {
  const { route } = useLocation();
  const act = useAct();
  const of = String(draft.id);
  const editing = halfWritten(of) ?? fromContent(draft.content, draft.names);
  const send = async () => {
    const body = { content_hash: draft.content_hash, content: contentOf(editing) };
    await ask("PUT", `/api/desk/drafts/${draft.id}`, body);
    letGo();
    route(linkTo.draft(draft.id));
  };
  return (
    <Editor
      editing={editing}
      of={{ step: draft.step, release_id: draft.release_id }}
      act={act}
      submit={t("amend.submit")}
      onChange={(next) => keep(of, next)}
      onSubmit={() => void act.run(send)}
      onGiveUp={() => {
        letGo();
        route(linkTo.draft(draft.id));
      }}
    />
  );
}
