import { type ComponentType, useEffect } from "react";
import type { linkPath } from "../../contracts/mail-links.ts";
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
  "/password/reset": () => import("../screens/reset.tsx"),
  "/password/reset/code": () => import("../screens/reset-code.tsx"),
  "/password/reset/new": () => import("../screens/reset-new.tsx"),
  "/password/reset/done": () => import("../screens/reset-done.tsx"),
  "/revival/code": () => import("../screens/revival-code.tsx"),
  "/mypage": () => import("../screens/my-page.tsx"),
  "/mypage/password": () => import("../screens/password.tsx"),
  "/mypage/security": () => import("../screens/security.tsx"),
  "/mypage/email": () => import("../screens/email-change.tsx"),
  "/mypage/email/code": () => import("../screens/email-change-code.tsx"),
  "/mypage/email/done": () => import("../screens/email-change-done.tsx"),
  "/mypage/organization": () => import("../screens/organization.tsx"),
  "/mypage/handover": () => import("../screens/handover.tsx"),
  "/mypage/withdrawal": () => import("../screens/withdrawal.tsx"),
  "/terms/renewal": () => import("../screens/terms-renewal.tsx"),
  "/links/withdrawal-cancel": () => import("../screens/withdrawal-cancel.tsx"),
  "/mypage/edit": () => import("../screens/edit.tsx"),
  "/links/disavow": () => import("../screens/link-disavow.tsx"),
  "/links/email-undo": () => import("../screens/link-email-undo.tsx"),
  "/links/handover": () => import("../screens/link-handover.tsx"),
  "/links/object": () => import("../screens/link-object.tsx"),
  "/links/export": () => import("../screens/link-export.tsx"),
  "/links/confirm-address": () => import("../screens/link-confirm-address.tsx"),
  "/characters": () => import("../screens/characters.tsx"),
  "/help": () => import("../screens/help.tsx"),
  "/faq": () => import("../screens/faq.tsx"),
  "/procedures/individual": () => import("../screens/procedures-individual.tsx"),
  "/procedures/business": () => import("../screens/procedures-business.tsx"),
} as const satisfies Record<string, Load> & Record<ReturnType<typeof linkPath>, Load>;

/** The screens whose code is here. */
const screens = new Map<string, ComponentType<ScreenProps>>([["/", HomeScreen]]);

const isScreen = (path: string): path is keyof typeof loaders => Object.hasOwn(loaders, path);

/** Whether the screen can be shown at once. */
export const isHere = (path: string) => screens.has(path) || !isScreen(path);

/** Fetches a screen's code. Never fails: a screen that could not be fetched breaks when it is shown, and is asked for anew. */
export async function fetchScreen(path: string): Promise<void> {
  if (!isScreen(path) || screens.has(path)) return;
  try {
    screens.set(path, (await loaders[path]()).default);
  } catch {
    // `Routes` does without, and says so.
  }
}

/** After the first screen has settled: what comes next must not delay what is there. */
const PREFETCH_DELAY_MS = 1500;

export function Routes({ place }: ScreenProps) {
  const { path } = place;
  useEffect(() => {
    // One brings those that are built together (vite.config.ts): from the first page on, nobody waits for a screen.
    const timer = setTimeout(() => Object.keys(loaders).forEach(fetchScreen), PREFETCH_DELAY_MS);
    return () => clearTimeout(timer);
  }, []);
  const Screen = screens.get(path);
  if (Screen) return <Screen place={place} />;
  // The boundary around says so and offers to load the page again.
  if (isScreen(path)) throw new Error(`the code of ${path} could not be loaded`);
  return <NotFoundScreen />;
}
