import { CampaignCard } from "../campaigns/CampaignCard";
import { Card } from "../components/Card";
import type { Prisoner } from "../local/types";
import { language } from "../messages/translate";
import { mainName, ownScriptName } from "../prisoners/names";
import { Stamp } from "../prisoners/Stamp";
import "./letters.css";

/** To whom the card goes, on every step. */
export function Addressee({ prisoner }: { prisoner: Prisoner }) {
  const name = mainName(prisoner, language());
  const own = ownScriptName(prisoner, language());
  return (
    <div class="addressee">
      <Stamp prisoner={prisoner} size="small" />
      <div class="addressee__text">
        <p class="addressee__name" lang={name.lang}>
          {name.text}
        </p>
        {own && (
          <p class="serif soft" lang={own.lang}>
            {own.text}
          </p>
        )}
      </div>
    </div>
  );
}

/** Beside a step, where there is room. */
export function BesideStep({ prisoner }: { prisoner: Prisoner }) {
  return (
    <>
      <Card>
        <Addressee prisoner={prisoner} />
      </Card>
      <CampaignCard />
    </>
  );
}
