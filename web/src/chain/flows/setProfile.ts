import { encodeText } from "../content.ts";
import { profilesAbi } from "../generated/abis.ts";
import type { FlowContext } from "./context.ts";
import { call, type Flow } from "./flow.ts";

/** What an account says of itself. */
export interface ProfileInput {
  /** At most 64 bytes. */
  readonly name: string;
  /** URI of a picture, at most 4096 bytes; may be empty. */
  readonly portrait: string;
  /** Markdown: links and words; may be empty. */
  readonly text: string;
}

/** Bytes that a name may have. */
export const MAX_NAME_BYTES = 64;
/** Bytes that the URI of a portrait may have. */
export const MAX_PORTRAIT_BYTES = 4096;

/** The caller says this of itself, in the place of what it said before. */
export function setProfile({ contracts }: FlowContext, { name, portrait, text }: ProfileInput): Flow {
  return {
    id: "profile",
    title: "Save profile",
    effect:
      "Shows this name, portrait and words wherever you appear. Public; it can be changed, and what was there stays on record.",
    done: "Your profile is saved.",
    steps: [
      call({
        label: "Save profile",
        to: contracts.profiles,
        abi: profilesAbi,
        functionName: "set",
        args: [name, portrait, text.trim() === "" ? "" : encodeText(text)],
      }),
    ],
  };
}
