/**
 * What tests get for `fast-check`: it draws the same inputs in every run, so that no property test is red by chance and
 * a red one is red again. Others are tried on purpose: `PROPERTY_SEED=random npm test -- test/contracts`, or a number
 * that such a run has reported.
 */
// By its path: the name leads here.
import fc from "../../node_modules/fast-check/lib/fast-check.js";

const { PROPERTY_SEED: given = "20260115" } = process.env;

if (given !== "random") fc.configureGlobal({ seed: Number(given) });

export default fc;
export * from "../../node_modules/fast-check/lib/fast-check.js";
