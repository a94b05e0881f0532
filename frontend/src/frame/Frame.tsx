import type { ComponentChildren } from "preact";
import { t } from "../messages/translate";
import type { Place } from "../routes";
import { Banners } from "./Banners";
import { Masthead } from "./Masthead";
import { NavigationBar } from "./NavigationBar";
import { wide } from "./wide";
import "./frame.css";

/** What stands around every screen: our name, banners, the four places. */
export function Frame({
  current,
  children,
}: {
  current: Place | null;
  children: ComponentChildren;
}) {
  const main = (
    <div class="frame__page">
      {wide.value && <Banners />}
      <main id="main" class="frame__main" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
  return (
    <div class={wide.value ? "frame frame--wide" : "frame"}>
      <a class="skip" href="#main">
        {t("frame.skip")}
      </a>
      <header class="frame__rail">
        <Masthead current={current} />
        {wide.value && <NavigationBar current={current} />}
      </header>
      {!wide.value && <Banners />}
      {main}
      {!wide.value && (
        <footer class="frame__foot">
          <NavigationBar current={current} />
        </footer>
      )}
    </div>
  );
}
