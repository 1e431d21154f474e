import type { FollowUpMessage } from "../../../contracts/messages.ts";
import { type PublishDependencies, publishEvent } from "../account/publish-event.ts";
import { type CorrectAddressDependencies, correctAddress } from "../desk/correct-address.ts";
import {
  type FollowUpEmailChangeDependencies,
  followUpEmailChange,
} from "../email/follow-up-email-change.ts";
import { followUpEmailUndo } from "../email/follow-up-email-undo.ts";
import type { RevokeDependencies } from "../email/revoke-email-change.ts";
import { followUpDisavowal } from "../links/follow-up-disavowal.ts";
import type { VoidPasswordDependencies } from "../links/void-password.ts";
import {
  type FollowUpPasswordChangeDependencies,
  followUpPasswordChange,
} from "../password/follow-up-password-change.ts";
import { type FollowUpResetDependencies, followUpReset } from "../password/follow-up-reset.ts";
import { followUpCompletion } from "../registration/follow-up-completion.ts";
import { healHalfAccount } from "../registration/heal-half-account.ts";

type FollowUpDependencies = Parameters<typeof followUpCompletion>[0] &
  Parameters<typeof healHalfAccount>[0] &
  FollowUpResetDependencies &
  FollowUpPasswordChangeDependencies &
  VoidPasswordDependencies &
  FollowUpEmailChangeDependencies &
  CorrectAddressDependencies &
  RevokeDependencies &
  PublishDependencies;

/** Looks after what a message names. `"too-early"`: the message is to come again. */
export async function followUp(
  dependencies: FollowUpDependencies,
  message: FollowUpMessage,
  queuedAt: number,
) {
  if (message.kind === "completion") return followUpCompletion(dependencies, { ...message, queuedAt });
  if (message.kind === "half-account") return healHalfAccount(dependencies, message);
  if (message.kind === "event") return publishEvent(dependencies, { ...message, queuedAt });
  if (message.kind === "correction") return correctAddress(dependencies, message);
  if (message.kind === "reset") await followUpReset(dependencies, message);
  else if (message.kind === "email-change") await followUpEmailChange(dependencies, message);
  else if (message.kind === "email-undo") await followUpEmailUndo(dependencies, message);
  else if (message.kind === "disavowal") await followUpDisavowal(dependencies, message);
  else await followUpPasswordChange(dependencies, message);
  return "settled";
}
