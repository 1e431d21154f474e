export const usage = `npm run municipality -- check <id>

  check <id>   says what is wrong in municipalities/<id>, one sentence for each fault

Ends with 0 when all is well, with 1 when something is to be mended, and with 2 when it was called wrongly.`;
