/** Logs, and takes the whole process with it in the next instruction: no call can come sooner after a line. */
exports.handler = async ({ lines }) => {
  for (let line = 1; line <= lines; line += 1) console.info({ audit: { line } });
  process.kill(process.pid, "SIGKILL");
};
