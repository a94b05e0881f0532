import { useSignalEffect } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { exec, LocationProvider, Route, Router, useLocation } from "preact-iso/router";
import { Frame } from "./frame/Frame";
import { noteNavigation } from "./frame/focus";
import { wanted } from "./frame/lead";
import { BrokenScreen, StorageUnavailableScreen } from "./frame/Refusals";
import { t } from "./messages/translate";
import { boot } from "./replica";
import { linkTo, type Place, routes } from "./routes";
import { screens } from "./screens";
import { targetFrom, welcomeFor } from "./welcome/target";
import { WelcomeScreen } from "./welcome/WelcomeScreen";

export function App() {
  return (
    <LocationProvider scope={/^\/app(\/|$)/}>
      <Gate />
    </LocationProvider>
  );
}

/** What may be shown now: nothing before the phone has been asked, welcome until something is kept. */
function Gate() {
  useWanted();
  switch (boot.value) {
    case "checking":
      return <p class="unseen">{t("frame.loading")}</p>;
    case "storage_unavailable":
      return <StorageUnavailableScreen />;
    case "failed":
      return <BrokenScreen />;
    case "nothing_kept":
      return <NothingKept />;
    case "open":
      return <Opened />;
  }
}

/** What needs no list is shown all the same. */
function NothingKept() {
  const { path } = useLocation();
  return routeOf(path)?.beforeKeeping && path !== linkTo.welcome ? (
    <Screens path={path} />
  ) : (
    <ToWelcome />
  );
}

/** A tap on a notice leads somewhere, whatever is shown now. */
function useWanted() {
  const { route } = useLocation();
  useSignalEffect(() => {
    const path = wanted.value;
    if (path === null) return;
    wanted.value = null;
    route(path);
  });
}

/** Every other route leads to welcome first; the address remembers where to go on. */
function ToWelcome() {
  const { path, route, url } = useLocation();
  const there = path === linkTo.welcome;
  useLayoutEffect(() => {
    if (!there) route(welcomeFor(url + location.hash), true);
  }, [there]);
  return there ? <WelcomeScreen /> : null;
}

/** Opened while welcome is still in the address: go on to where somebody wanted to go. */
function Opened() {
  const { path, route } = useLocation();
  const target = path === linkTo.welcome ? targetFrom(location.hash) : null;
  useLayoutEffect(() => {
    if (target) route(target, true);
  }, [target]);
  return target ? null : <Screens path={path} />;
}

function Screens({ path }: { path: string }) {
  const { url } = useLocation();
  const first = useRef(url);
  useLayoutEffect(() => {
    if (url !== first.current) noteNavigation();
    first.current = "";
  }, [url]);
  return (
    <Frame current={placeOf(path)}>
      <Router>
        {routes.map(({ name, path: pattern }) => (
          <Route key={name} path={pattern} component={screens[name]} />
        ))}
      </Router>
    </Frame>
  );
}

function placeOf(path: string): Place | null {
  return routeOf(path)?.place ?? null;
}

const routeOf = (path: string) => routes.find((route) => exec(path, route.path, {} as never));
