import { useSignal } from "@preact/signals";
import { Actions, Button } from "../components/Action";
import { Note } from "../components/Note";
import { language, t } from "../messages/translate";
import { watched } from "../replica";
import { inOurWords, MOST, printer } from "./attached";
import { isPosted, type Kind, papers } from "./kinds";
import { NotPrintedNote } from "./NotPrintedNote";
import type { NotPrinted, Printable } from "./printable";

type Outcome = "none" | "making" | "made" | "no_answer" | "wait" | readonly NotPrinted[];

interface AsPdfProps {
  kind: Kind;
  people: readonly Printable[];
}

/** The same sheets from the server: a file that a copy shop takes. The only part of printing that needs a network. */
export function AsPdf({ kind, people }: AsPdfProps) {
  const outcome = useSignal<Outcome>("none");
  const said = outcome.value;
  if (watched().sync().connection === "offline")
    return <p class="soft">{t("print.pdf_offline")}</p>;
  if (people.length > MOST) return <p class="soft">{t("print.pdf_most", { n: MOST })}</p>;
  const make = async () => {
    outcome.value = "making";
    outcome.value = await made(kind, people);
  };
  return (
    <>
      <Actions>
        <Button kind="quiet" busy={said === "making"} onPress={() => void make()}>
          {t("print.pdf")}
        </Button>
      </Actions>
      <p role="status">{typeof said === "string" && said !== "none" && t(`print.pdf_${said}`)}</p>
      {typeof said !== "string" && (
        <>
          <Note tone="stop" live="alert" title={t("print.pdf_refused")} />
          <NotPrintedNote notPrinted={said} />
        </>
      )}
    </>
  );
}

async function made(kind: Kind, people: readonly Printable[]): Promise<Outcome> {
  const prisoner_ids = people.map(({ prisoner }) => prisoner.id);
  const lang = isPosted(kind) ? undefined : language();
  const answer = await printer()({ kind, prisoner_ids, ...(lang && { lang }) });
  if (typeof answer === "string") return answer;
  if (!(answer instanceof Uint8Array))
    return inOurWords(answer).map((one) => ({ ...one, prisoner: watched().prisoner(one.id) }));
  handOver(answer, `${papers[kind].format}.pdf`);
  return "made";
}

/** Gives the file to the browser, which asks where it is to go. */
function handOver(pdf: Uint8Array<ArrayBuffer>, name: string): void {
  const address = URL.createObjectURL(new Blob([pdf], { type: "application/pdf" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
