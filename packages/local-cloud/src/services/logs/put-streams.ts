/** Lines that somebody puts into a stream of their own, beside those that functions write. */

/** Under which name the log store keeps the lines of a stream that is no function's; safe as the name of a file. */
export const writerOf = (logGroup: string, logStream: string): string =>
  `put~${encodeURIComponent(logGroup)}~${encodeURIComponent(logStream)}`;

/** The group and the stream of such a name; `undefined` of a function's. */
export function putStreamOf(
  writer: string,
): { readonly logGroup: string; readonly logStream: string } | undefined {
  const [, logGroup, logStream] = /^put~([^~]+)~([^~]+)$/.exec(writer) ?? [];
  if (logGroup === undefined || logStream === undefined) return undefined;
  return { logGroup: decodeURIComponent(logGroup), logStream: decodeURIComponent(logStream) };
}
