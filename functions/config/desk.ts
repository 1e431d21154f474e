/** What both functions of the desk read. */
import { accountsTable, common, emailSecret, ephemeralTable, languages, userPool } from "./fields.ts";

export const desk = {
  ...common,
  ...languages,
  ...ephemeralTable,
  ...accountsTable,
  ...emailSecret,
  ...userPool,
};
