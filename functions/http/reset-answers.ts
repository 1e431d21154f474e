import { resetAnswer, resetStartAnswer } from "../../contracts/password-reset.ts";
import { flowAnswers } from "./flow-answers.ts";

export const resetAnswers = flowAnswers("reset", (resetId) => ({ resetId }), {
  started: resetStartAnswer,
  shown: resetAnswer,
});
