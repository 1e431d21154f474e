import type { Language } from "../../contracts/language.ts";
import { postalAddressAnswer } from "../../contracts/postal-address.ts";
import { call } from "./call.ts";

/** The addresses that a postal code of seven digits may mean. */
export const findAddresses = (postalCode: string, language: Language) =>
  call({
    method: "GET",
    path: `/api/addresses?postalCode=${encodeURIComponent(postalCode)}`,
    language,
    answer: postalAddressAnswer,
  });
