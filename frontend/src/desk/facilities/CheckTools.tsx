import { Button } from "../../components/Action";
import type { Facility } from "../api/facility-types";
import { t } from "../messages/translate";
import { ClosingForm } from "./ClosingForm";
import type { Checking } from "./checking";
import type { Compared } from "./compared";
import { type CheckCard, mayBeRight } from "./queue";
import { TextForm } from "./TextForm";

export type Form = "text" | "closing" | null;

interface CheckToolsProps {
  card: CheckCard;
  all: readonly Facility[];
  form: Form;
  compared: Compared;
  checking: Checking;
  busy: boolean;
  show: (form: Form) => void;
  onRight: () => unknown;
  onRefuse: () => unknown;
}

/** Everything that a key does, as buttons; or the form that one of them opened. */
export function CheckTools(props: CheckToolsProps) {
  const { card, form, checking, show, compared } = props;
  const leave = () => show(null);
  if (form === "closing") {
    const closed = async () => {
      show(null);
      checking.closed(card);
    };
    return (
      <ClosingForm
        key={card.key}
        facility={card.facility}
        all={props.all}
        onClosed={closed}
        onLeave={leave}
      />
    );
  }
  if (form === "text") {
    return (
      <TextForm
        key={card.key}
        lines={card.text?.address ?? card.facility.address ?? []}
        source={compared.source ?? card.text?.source ?? card.facility.source ?? ""}
        as_of={compared.as_of ?? ""}
        onWritten={async (wording) => {
          await checking.written(card, wording);
          show(null);
        }}
        onLeave={leave}
      />
    );
  }
  return (
    <>
      <div class="actions">
        {mayBeRight(card) && (
          <Button kind="next" busy={props.busy} onPress={() => void props.onRight()}>
            {t("text.right")}
          </Button>
        )}
      </div>
      <div class="tools">
        <Tool onPress={() => show("text")}>{t("check.edit")}</Tool>
        <Tool onPress={() => show("closing")}>{t("check.closed")}</Tool>
        {card.text && <Tool onPress={() => void props.onRefuse()}>{t("text.refuse")}</Tool>}
        <Tool onPress={() => checking.go(-1)}>{t("check.back")}</Tool>
        <Tool onPress={() => checking.go(1)}>{t("check.next")}</Tool>
      </div>
      <p class="small soft checkcard__keys">{t("check.keys")}</p>
    </>
  );
}

function Tool({ children, onPress }: { children: string; onPress: () => void }) {
  return (
    <button type="button" class="tool" onClick={onPress}>
      {children}
    </button>
  );
}
