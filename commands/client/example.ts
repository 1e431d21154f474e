/** `npm run example`: the page of packages/client/example, on another origin than the service that it registers at. */
import { EXAMPLE_PORT, serveExample } from "./example-site.ts";

try {
  await serveExample(EXAMPLE_PORT);
  console.info(
    `http://localhost:${EXAMPLE_PORT} registers a company at http://localhost:3000 (npm start). Ctrl-C ends it.`,
  );
} catch (error) {
  console.error(
    `Port ${EXAMPLE_PORT} cannot be had: ${error instanceof Error ? error.message : String(error)}`,
  );
  process.exitCode = 1;
}
