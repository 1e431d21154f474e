exports.handler = async () => {
  console.log("hello %s", "world");
  console.info({ event: "terms.accepted", orderId: "r1" });
  console.debug("too fine");
  console.error("could not", new Error("boom"));
  process.stdout.write('{"event":"own-logger","level":"INFO"}\n');
  process.stderr.write("plain ");
  process.stderr.write("text\n");
  return null;
};
