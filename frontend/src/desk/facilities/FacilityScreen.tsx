import { useRoute } from "preact-iso/router";
import { post } from "../api/client";
import type { Facilities, Facility } from "../api/facility-types";
import { Fetched } from "../frame/Fetched";
import { useRemote } from "../frame/remote";
import { Screen } from "../frame/Screen";
import { t } from "../messages/translate";
import { linkTo } from "../routes";
import { AddressText } from "./AddressText";
import { Closing } from "./Closing";
import { RenameForm } from "./RenameForm";
import { ReturnedCards } from "./ReturnedCards";
import { TextForm } from "./TextForm";
import { WaitingTexts } from "./WaitingTexts";
import { checkWords, nameOf, stateWords } from "./words";

/** One institution: what is public of it, what waits, and what can be said. */
export function FacilityScreen() {
  const { params } = useRoute();
  const remote = useRemote<Facilities>("/api/desk/facilities");
  const all = remote.value.value?.facilities ?? [];
  const facility = all.find(({ id }) => id === params.facility);
  const title = facility ? nameOf(facility) : t("facilities.title");
  return (
    <Screen
      title={title}
      back={{ href: linkTo.facilities, text: t("nav.facilities") }}
      lead={facility && <Lead facility={facility} all={all} />}
      narrow
    >
      <Fetched of={remote}>
        {() =>
          facility ? (
            <Parts key={facility.id} facility={facility} all={all} onChanged={remote.reload} />
          ) : (
            <p class="empty">{t("facility.unknown")}</p>
          )
        }
      </Fetched>
    </Screen>
  );
}

function Lead({ facility, all }: { facility: Facility; all: readonly Facility[] }) {
  const successor = all.find(({ id }) => id === facility.moved_to);
  const words = [
    stateWords(facility),
    t("facilities.held", { n: facility.held }),
    successor && t("facilities.moved_to", { name: nameOf(successor) }),
    checkWords(facility),
  ];
  return <p>{words.filter(Boolean).join(" · ")}</p>;
}

interface PartsProps {
  facility: Facility;
  all: readonly Facility[];
  onChanged: () => Promise<void>;
}

function Parts({ facility, all, onChanged }: PartsProps) {
  const closed = facility.state === "closed";
  const written = async (wording: object) => {
    const path = `/api/desk/facilities/${encodeURIComponent(facility.id)}/texts`;
    await post(path, { ...wording, reopen: closed });
    await onChanged();
  };
  return (
    <>
      <section class="stack" aria-labelledby="public-address">
        <h2 id="public-address">{t("facility.address")}</h2>
        {facility.address ? (
          <AddressText lines={facility.address} source={facility.source} as_of={facility.as_of} />
        ) : (
          <p>{t("facility.no_address")}</p>
        )}
      </section>
      <WaitingTexts facility={facility} onChanged={onChanged} />
      <ReturnedCards facility={facility} onChanged={onChanged} />
      <details class="facilitymore">
        <summary>{t(closed ? "facility.reopen" : "facility.write")}</summary>
        <div class="stack">
          <p>{t(closed ? "facility.reopen_hint" : "facility.write_hint")}</p>
          <TextForm lines={facility.address ?? []} onWritten={written} />
        </div>
      </details>
      {!closed && (
        <details class="facilitymore">
          <summary>{t("facility.rename")}</summary>
          <div class="stack">
            <p>{t("facility.rename_hint")}</p>
            <RenameForm facility={facility} onWritten={written} />
          </div>
        </details>
      )}
      <Closing facility={facility} all={all} onChanged={onChanged} />
    </>
  );
}
