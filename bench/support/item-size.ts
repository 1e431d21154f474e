/**
 * What DynamoDB counts an item as: the UTF-8 bytes of attribute names and values.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */

/** Of a list or a map, and of each of its elements. */
const COLLECTION_BYTES = 3;
const ELEMENT_BYTES = 1;
/** Of a number: about one byte for each two significant digits, and one; this is of the most there are (38 digits). */
const NUMBER_BYTES = 21;

/** Bytes of an item of texts, numbers, flags and maps; its numbers counted as the largest there are. */
export const itemBytes = (item: object): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + valueBytes(value), 0);

function valueBytes(value: unknown): number {
  if (typeof value === "string") return Buffer.byteLength(value);
  if (typeof value === "number") return NUMBER_BYTES;
  if (typeof value === "boolean" || value === null) return 1;
  if (typeof value === "object")
    return COLLECTION_BYTES + Object.keys(value).length * ELEMENT_BYTES + itemBytes(value);
  // An absent value is not stored, and its name is not either: the caller leaves it out.
  throw new Error(`DynamoDB stores no ${typeof value}`);
}
