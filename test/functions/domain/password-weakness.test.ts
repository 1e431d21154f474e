import { expect, it } from "@jest/globals";
import { contextWords } from "../../../functions/domain/password-weakness.ts";

it.each([
  [
    ["Hanako.Kawasaki@example.jp"],
    ["hanako.kawasaki@example.jp", "hanako.kawasaki", "example.jp", "hanako", "kawasaki", "example"],
  ],
  [["Kawasaki City"], ["kawasaki city", "kawasaki", "city"]],
  [["a.b@c.jp"], ["a.b@c.jp", "c.jp"]],
  [
    ["taro@example.jp", "example"],
    ["taro@example.jp", "taro", "example.jp", "example"],
  ],
  [["e-KAWASAKI Online"], ["e-kawasaki online", "e-kawasaki", "online", "kawasaki"]],
  [["川崎市役所 本庁"], ["川崎市役所 本庁", "川崎市役所"]],
  [["", " - "], []],
])("%j must not make up a password by %j", (texts, words) => expect(contextWords(texts)).toEqual(words));
