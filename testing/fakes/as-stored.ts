/** A value as a store hands it back: a copy, without members that are undefined. */
export const asStored = <T>(value: T): T => JSON.parse(JSON.stringify(value));
