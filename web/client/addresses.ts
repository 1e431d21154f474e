import { addressAnswer } from "../../contracts/address.ts";
import type { Language } from "../../contracts/language.ts";
import { call } from "./call.ts";

/** The addresses that a postal code of seven digits may mean. */
export const findAddresses = (postalCode: string, language: Language) =>
  call({
    method: "GET",
    path: `/api/addresses?postalCode=${encodeURIComponent(postalCode)}`,
    language,
    answer: addressAnswer,
  });
