type Write = (line: string) => void;

/** Sends whatever is written to stdout and stderr, split into lines, to `write`. */
export function captureStandardStreams(write: Write): void {
  for (const stream of [process.stdout, process.stderr]) {
    const lines = lineSplitter(write);
    // Overloaded with (chunk, callback) and (chunk, encoding, callback): the last argument decides.
    stream.write = (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
      lines(typeof chunk === "string" ? chunk : Buffer.from(chunk).toString("utf8"));
      const done = rest.at(-1);
      if (typeof done === "function") done();
      return true;
    };
  }
}

function lineSplitter(write: Write): Write {
  let open = "";
  return (text) => {
    const parts = (open + text).split("\n");
    open = parts.pop() ?? "";
    for (const line of parts) if (line !== "") write(line);
  };
}
