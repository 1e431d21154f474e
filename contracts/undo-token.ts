/** Apart from the other links, since only the screen of this one needs it. */

/**
 * How the token begins that stops a business's account, instead of undoing the change of its address: so its screen says
 * what the button does, and nobody has to be asked for that.
 */
export const FREEZING_TOKEN = "business-";

export const freezes = (token: string) => token.startsWith(FREEZING_TOKEN);
