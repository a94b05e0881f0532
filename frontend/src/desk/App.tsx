import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { exec, LocationProvider, Route, Router, useLocation } from "preact-iso/router";
import { Button } from "../components/Action";
import { noteNavigation } from "../frame/focus";
import { Frame } from "./frame/Frame";
import { Screen } from "./frame/Screen";
import { TroubleNote } from "./frame/Trouble";
import { t } from "./messages/translate";
import { type DeskPlace, type DeskRoute, routes } from "./routes";
import { screens } from "./screens";
import { SignInAgain } from "./session/SignInAgain";
import { SignInScreen } from "./session/SignInScreen";
import { lookWhoIsIn, me, session } from "./session/session";

const all: readonly DeskRoute[] = routes;

export function App() {
  return (
    <LocationProvider scope={/^\/desk(\/|$)/}>
      <Screens />
    </LocationProvider>
  );
}

function Screens() {
  const { path, url } = useLocation();
  const first = useRef(url);
  useLayoutEffect(() => {
    if (url !== first.current) noteNavigation();
    first.current = "";
  }, [url]);
  const route = all.find((one) => exec(path, one.path, {} as never));
  return (
    <Frame current={(route?.place as DeskPlace | null | undefined) ?? null}>
      <Gate toStrangers={route?.toStrangers ?? false} />
    </Frame>
  );
}

/** Whoever is not signed in meets the question to do so at any address, and is where they wanted to go afterwards. */
function Gate({ toStrangers }: { toStrangers: boolean }) {
  const now = session.value;
  if (toStrangers) return <Routes />;
  switch (now.at) {
    case "checking":
      return <p class="unseen">{t("frame.loading")}</p>;
    case "out":
      return <SignInScreen />;
    case "unreachable":
      return <Unreachable />;
    default:
      return <Working key={now.me.id} ended={now.at === "ended"} />;
  }
}

/** What somebody had begun stays as it was, unseen, until they have signed in again. Somebody else begins anew. */
function Working({ ended }: { ended: boolean }) {
  return (
    <>
      {ended && <SignInAgain />}
      <div hidden={ended}>
        <Routes />
      </div>
    </>
  );
}

function Routes() {
  const role = me()?.role ?? "assistant";
  const allowed = (route: DeskRoute) =>
    route.role === "assistant" || role === "coordinator" || route.toStrangers;
  return (
    <Router>
      {routes.map((route) => (
        <Route
          key={route.name}
          path={route.path}
          component={allowed(route) ? screens[route.name] : screens.lost}
        />
      ))}
    </Router>
  );
}

function Unreachable() {
  const now = session.value;
  useEffect(() => {
    const again = () => void lookWhoIsIn();
    window.addEventListener("online", again);
    return () => window.removeEventListener("online", again);
  }, []);
  return (
    <Screen title={t("session.unreachable_title")} narrow>
      <TroubleNote trouble={now.at === "unreachable" ? now.trouble : null} />
      <div class="actions">
        <Button kind="next" onPress={() => void lookWhoIsIn()}>
          {t("frame.again")}
        </Button>
      </div>
    </Screen>
  );
}
