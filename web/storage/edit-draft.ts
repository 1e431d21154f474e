/** Corrections on My page that were not saved yet: kept in the tab, so that looking elsewhere loses nothing. */
import { parseDraft, type Values } from "./draft.ts";
import { inTab } from "./kept.ts";

const KEY = "edit-draft";

export const editDraft = {
  read: (): Values | undefined => parseDraft(inTab.read(KEY)).profile,
  save: (profile: Values) => inTab.write(KEY, JSON.stringify({ profile })),
  forget: () => inTab.remove(KEY),
};
