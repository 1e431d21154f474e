import { type ComponentType, lazy, Suspense, useEffect } from "react";
import { Loading } from "../components/loading.tsx";
import { HomeScreen } from "../screens/home.tsx";
import { NotFoundScreen } from "../screens/not-found.tsx";
import type { ScreenProps } from "./screen-props.ts";

type Load = () => Promise<{ default: ComponentType<ScreenProps> }>;

const loaders = {
  "/register": () => import("../screens/register.tsx"),
  "/register/terms": () => import("../screens/terms.tsx"),
  "/register/email": () => import("../screens/email.tsx"),
  "/register/code": () => import("../screens/code.tsx"),
  "/register/profile": () => import("../screens/profile.tsx"),
  "/register/review": () => import("../screens/review.tsx"),
  "/register/complete": () => import("../screens/complete.tsx"),
  "/login": () => import("../screens/login.tsx"),
  "/mypage": () => import("../screens/my-page.tsx"),
  "/mypage/password": () => import("../screens/password.tsx"),
  "/mypage/security": () => import("../screens/security.tsx"),
  "/mypage/edit": () => import("../screens/edit.tsx"),
  "/characters": () => import("../screens/characters.tsx"),
  "/help": () => import("../screens/help.tsx"),
  "/faq": () => import("../screens/faq.tsx"),
  "/procedures/individual": () => import("../screens/procedures-individual.tsx"),
  "/procedures/business": () => import("../screens/procedures-business.tsx"),
} as const satisfies Record<string, Load>;

const screens: ReadonlyMap<string, ComponentType<ScreenProps>> = new Map(
  Object.entries<Load>(loaders).map(([path, load]) => [path, lazy(load)]),
);

/** Fetches a screen's code ahead; a failure shows when the screen is asked for. */
export function preload(path: string): void {
  const load: Load | undefined = Object.hasOwn(loaders, path)
    ? loaders[path as keyof typeof loaders] // hasOwn says so
    : undefined;
  load?.().catch(() => undefined);
}

/** After the first screen has settled: what comes next must not delay what is there. */
const PREFETCH_DELAY_MS = 1500;

export function Routes({ place }: ScreenProps) {
  const { path } = place;
  useEffect(() => {
    // One of them brings all (vite.config.ts): from the first page on, nobody waits for a screen.
    const timer = setTimeout(() => preload("/register"), PREFETCH_DELAY_MS);
    return () => clearTimeout(timer);
  }, []);
  const Screen = path === "/" ? HomeScreen : (screens.get(path) ?? NotFoundScreen);
  return (
    <Suspense fallback={<Loading />}>
      <Screen place={place} />
    </Suspense>
  );
}
