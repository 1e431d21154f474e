/** How much later an account ends when an application is open as its time has come. */
export const POSTPONEMENT_DAYS = 7;
