/** The new address as it was typed: kept in the tab, so that a reload or “back” loses nothing. */
import { parseDraft, type Values } from "./draft.ts";
import { inTab } from "./kept.ts";

const KEY = "email-change-draft";

export const emailChangeDraft = {
  /** `owner`: the address that is to be changed. Whoever signs in next in this tab gets nothing of it. */
  read(owner: string): Values | undefined {
    const draft = parseDraft(inTab.read(KEY));
    return draft.owner === owner ? draft.address : undefined;
  },
  save: (owner: string, address: Values) => inTab.write(KEY, JSON.stringify({ owner, address })),
  forget: () => inTab.remove(KEY),
};
