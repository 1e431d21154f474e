import type { Person } from "./person.ts";
import type { Stage } from "./stage.ts";

export interface Step {
  readonly name: string;
  /** Brings about what the step starts from. */
  prepare(stage: Stage, person: Person): Promise<void>;
  /** The step itself, with what its person does when it fails. */
  perform(stage: Stage, person: Person): Promise<void>;
  /** Whether the tests leave it out: it takes long, and another step makes the same calls. Named by `--only`, it is done. */
  readonly onlyInFull?: true;
}
