import { useRef } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { post } from "../api/client";
import type { Draft, Proposal } from "../api/types";
import { useAct } from "../frame/act";
import { Fetched } from "../frame/Fetched";
import { useRemote } from "../frame/remote";
import { Screen } from "../frame/Screen";
import { t } from "../messages/translate";
import { linkTo } from "../routes";
import { Editor } from "./Editor";
import { blank, contentOf, type Editing, fromProposal, reportIdsOf } from "./editing";
import { halfWritten, keep, letGo } from "./half-written";
import { composeLink, proposalIn, today } from "./proposal-link";

/** A new draft: from a proposal that the address names, or by hand. What was begun goes on. */
export function ComposeScreen() {
  const { query } = useLocation();
  const wanted = proposalIn(query);
  const of = wanted ? composeLink(wanted) : linkTo.compose;
  // Asked once: the first key that is pressed must not exchange the form under it.
  const begun = useRef(halfWritten(of) !== null);
  return (
    <Screen
      title={t("compose.title")}
      back={{ href: linkTo.releases, text: t("nav.releases") }}
      lead={<p>{t("compose.lead")}</p>}
    >
      {wanted && !begun.current ? (
        <FromProposal of={of} />
      ) : (
        <Writing of={of} first={blank(today())} />
      )}
    </Screen>
  );
}

function FromProposal({ of }: { of: string }) {
  const proposals = useRemote<{ groups: Proposal[] }>("/api/desk/releases/proposals");
  return (
    <Fetched of={proposals}>
      {({ groups }) => {
        const group = groups.find((one) => composeLink(one) === of);
        return group ? (
          <Writing of={of} first={fromProposal(group, today())} />
        ) : (
          <p>{t("compose.proposal_gone")}</p>
        );
      }}
    </Fetched>
  );
}

function Writing({ of, first }: { of: string; first: Editing }) {
  const { route } = useLocation();
  const act = useAct();
  const editing = halfWritten(of) ?? first;
  const send = async () => {
    const body = { content: contentOf(editing), report_ids: reportIdsOf(editing) };
    const draft = await post<Draft>("/api/desk/drafts", body);
    letGo();
    route(linkTo.draft(draft.id));
  };
  return (
    <Editor
      editing={editing}
      of={{ step: "first", release_id: null }}
      act={act}
      submit={t("compose.submit")}
      onChange={(next) => keep(of, next)}
      onSubmit={() => void act.run(send)}
      onGiveUp={() => {
        letGo();
        route(linkTo.releases);
      }}
    />
  );
}
