import { revivalAnswer, revivalStartAnswer } from "../../contracts/revival.ts";
import { flowAnswers } from "./flow-answers.ts";

export const revivalAnswers = flowAnswers("revive", (revivalId) => ({ revivalId }), {
  started: revivalStartAnswer,
  shown: revivalAnswer,
});
