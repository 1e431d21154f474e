import { useEffect, useLayoutEffect, useState } from "react";
import { defaultLanguage, htmlLanguage, type Language } from "../contracts/language.ts";
import type { SiteConfig } from "../contracts/site-config.ts";
import { Boundary } from "./components/boundary.tsx";
import { Layout } from "./components/layout.tsx";
import { showAlternates } from "./language/alternates.ts";
import { chosenLanguage, rememberLanguage } from "./language/chosen-language.ts";
import { loadConfig } from "./load-config.ts";
import { ja } from "./messages/ja.ts";
import { loadMessages } from "./messages/load-messages.ts";
import type { Messages } from "./messages/messages.ts";
import { loadPublished } from "./notices/load-published.ts";
import type { Published } from "./notices/published.tsx";
import { currentPlace, placeLanguage } from "./router/location.ts";
import { fetchScreen, Routes } from "./router/routes.tsx";
import { usePlace } from "./router/use-place.ts";
import { explain, hideShell } from "./shell.ts";
import { type Site, SiteContext } from "./site.ts";

/** Loads what every screen needs, then shows the one that the address bar names. */
export function App() {
  const [config, setConfig] = useState<SiteConfig | "failed">();
  const [words, setWords] = useState<{ language: Language; m: Messages }>();
  const [isFetched, setIsFetched] = useState(false);
  const [{ Banner, banner, notices }, setPublished] = useState<Published>({});
  const { place, isPending } = usePlace();

  useEffect(() => {
    // The screen's code, the configuration and the words are fetched side by side.
    fetchScreen(currentPlace().path).then(() => setIsFetched(true));
    loadConfig().then(setConfig, () => setConfig("failed"));
    const language = chosenLanguage();
    placeLanguage(language);
    // Without its catalogue, a language is told in Japanese rather than not at all.
    loadMessages(language).then(
      (m) => setWords({ language, m }),
      () => setWords({ language: defaultLanguage, m: ja }),
    );
  }, []);

  const isDrawn = config !== undefined && config !== "failed" && words !== undefined && isFetched;

  // After what is there has been painted.
  useEffect(() => {
    if (isDrawn) loadPublished().then(setPublished, () => undefined);
  }, [isDrawn]);

  useEffect(() => showAlternates(place.path), [place.path]);

  useEffect(() => {
    if (words) document.documentElement.lang = htmlLanguage(words.language);
  }, [words]);

  // Before the browser paints: the page's own text and the screen are never seen together.
  useLayoutEffect(() => {
    if (config === "failed") explain("failed");
    else if (isDrawn) hideShell();
  }, [config, isDrawn]);

  if (!isDrawn) return null;

  const { language, m } = words;
  const site: Site = {
    config,
    notices: notices ?? config.notices,
    language,
    m,
    say: (text) => text[language],
    switchLanguage: (next) => {
      rememberLanguage(next);
      loadMessages(next).then(
        (loaded) => {
          placeLanguage(next);
          setWords({ language: next, m: loaded });
        },
        () => setConfig("failed"),
      );
    },
  };
  return (
    <SiteContext value={site}>
      <Layout path={place.path} isPending={isPending} banner={Banner && banner && <Banner {...banner} />}>
        <Boundary key={place.path} m={m}>
          <Routes place={place} />
        </Boundary>
      </Layout>
    </SiteContext>
  );
}
