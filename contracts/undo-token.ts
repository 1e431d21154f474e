/** Apart from the other links, since only the screen of this one needs it. */

/**
 * How the tokens begin that stop a business's account, instead of undoing the change of its address: one of a handover,
 * one of any other change. So their screen says what the button does, and nobody has to be asked for that.
 */
const freezingMarks = { handover: "handover-", change: "business-" } as const;

export const undoMark = (ofHandover: boolean) => freezingMarks[ofHandover ? "handover" : "change"];

/** What the button of a token stops the account for; `undefined` where it undoes the change. */
export const stoppedFor = (token: string): keyof typeof freezingMarks | undefined =>
  (["handover", "change"] as const).find((what) => token.startsWith(freezingMarks[what]));
