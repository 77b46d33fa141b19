// What a table of errors is made of: its type, and the answers that many of them share.
import type { Abi, ContractErrorArgs, ContractErrorName } from "viem";

import type * as abis from "../../../chain/generated/abis.ts";
import { shortAddress } from "../../format/index.ts";
import type { Problem } from "../state.ts";

type ContractAbi = (typeof abis)[keyof typeof abis];

/** The name of every custom error that any of our contracts can throw. */
export type ErrorName = ContractErrorName<ContractAbi>;

type ErrorArgs<name extends ErrorName> = ContractAbi extends infer abi
  ? abi extends Abi
    ? name extends ContractErrorName<abi>
      ? ContractErrorArgs<abi, name>
      : never
    : never
  : never;

/** A sentence for every error, with what it carries. */
export type Table = { [name in ErrorName]: (args: ErrorArgs<name>) => Problem };

/** An account or a token in a sentence. */
export const who = shortAddress;

/** For what a reader of this app can only meet when the app itself is wrong: the sentence asks for a report. */
export const ours =
  (sentence: string): (() => Problem) =>
  () => ({
    sentence,
    next: "The app should not have offered this. Reload the page; if it happens again, please report it.",
  });

/** What to do when it was possible a moment ago. */
export const late = "Somebody was faster, or time has passed. Look at the page again: it shows what is possible now.";
