/** Names of the browser's own objects that its oldest release at the floor does not have yet. */
import type { Identifier } from "@mdn/browser-compat-data/types";
import { entryAt, isKnownAtFloor, membersOf } from "./browser-data.ts";

/** `AbortSignal.any`, `Array.prototype.toSorted`, `Temporal`. */
export interface NewerNames {
  readonly globals: ReadonlySet<string>;
  /** Of a class or namespace itself: `AbortSignal.any`. */
  readonly statics: ReadonlySet<string>;
  /** Of its instances: `Array.prototype.toSorted`. */
  readonly instance: ReadonlySet<string>;
  /**
   * Names that are newer wherever they occur, so that `.toSorted` says enough. Of web APIs those of two words or more:
   * `.level` and `.run` are far oftener something of the script's own.
   */
  readonly members: ReadonlySet<string>;
}

const roots = [["javascript", "builtins"], ["api"]] as const;
const namespaces = new Set(["Atomics", "Intl", "JSON", "Math", "Reflect", "WebAssembly", "console"]);
const suffix = /_static$/;

function findNames(): NewerNames {
  const globals = new Set<string>();
  const statics = new Set<string>();
  const instance = new Set<string>();
  const olderMembers = new Set<string>();
  const classes = roots.flatMap((root) => membersOf(entryAt(root) ?? {}));
  // Those of Intl stand one level deeper.
  classes.push(
    ...membersOf(entryAt(["javascript", "builtins", "Intl"]) ?? {}).map(
      ([name, entry]) => [`Intl.${name}`, entry] as [string, Identifier],
    ),
  );
  for (const [owner, entry] of classes) {
    if (!isKnownAtFloor(entry)) globals.add(owner);
    for (const [name, member] of membersOf(entry)) {
      if (!isMember(name, owner)) continue;
      const plain = name.replace(suffix, "");
      const isNewer = !isKnownAtFloor(member) || globals.has(owner);
      if (isStatic(name, owner, member)) {
        if (isNewer) statics.add(`${owner}.${plain}`);
        else olderMembers.add(plain);
      } else if (isNewer) instance.add(`${owner}.prototype.${plain}`);
      else olderMembers.add(plain);
    }
  }
  const ofLanguage = entryAt(["javascript", "builtins"]) ?? {};
  const members = [...instance].flatMap((path) => {
    const [owner = "", name = ""] = path.split(".prototype.");
    const isTelling = Object.hasOwn(ofLanguage, owner) || /[A-Z]/.test(name);
    return isTelling && !olderMembers.has(name) ? [name] : [];
  });
  return { globals, statics, instance, members: new Set(members) };
}

let found: NewerNames | undefined;

/** Read once: the data has 20 MB. */
export const newerNames = (): NewerNames => {
  found ??= findNames();
  return found;
};

/** The rest are notes on behaviour, such as `worker_support` or `options_parameter`, events, and the constructor. */
const isMember = (name: string, owner: string) =>
  name !== owner &&
  !name.startsWith("@@") &&
  (!name.includes("_") || suffix.test(name)) &&
  /^[a-zA-Z]\w*$/.test(name);

/** MDN marks statics of web APIs by their name, those of the language by their page. */
const isStatic = (name: string, owner: string, { __compat }: Identifier) =>
  suffix.test(name) ||
  namespaces.has(owner) ||
  (__compat?.spec_url !== undefined &&
    String(__compat.spec_url).toLowerCase().includes(`#sec-${owner}.${name}`.toLowerCase()));
