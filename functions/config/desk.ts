/** What both functions of the desk read. */
import {
  accountsByNumber,
  accountsTable,
  common,
  emailSecret,
  ephemeralTable,
  languages,
  userPool,
} from "./fields.ts";

export const desk = {
  ...common,
  ...languages,
  ...ephemeralTable,
  ...accountsTable,
  ...accountsByNumber,
  ...emailSecret,
  ...userPool,
};
