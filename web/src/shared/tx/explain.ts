import { BaseError, ContractFunctionRevertedError, decodeErrorResult, type Abi, type Hex } from "viem";

import * as abis from "../../chain/generated/abis.ts";
import { plainText } from "../format/index.ts";
import { errorSentences, type ErrorName } from "./errors.ts";
import type { Problem } from "./state.ts";

/** Errors can come from any contract on the way, not only from the one that was called. */
const everyError: Abi = Object.values(abis).flatMap((abi) => (abi as Abi).filter(({ type }) => type === "error"));

/** The error and everything it was caused by, outermost first. Wallets wrap freely, and sometimes in circles. */
function causes(error: unknown): Record<string, unknown>[] {
  const chain: Record<string, unknown>[] = [];
  for (let at = error; at !== null && typeof at === "object" && chain.length < 16;) {
    const one = at as Record<string, unknown>;
    if (chain.includes(one)) break;
    chain.push(one);
    const data = one["data"] as Record<string, unknown> | undefined;
    at = one["cause"] ?? (typeof data === "object" ? data?.["originalError"] : undefined) ?? one["error"];
  }
  return chain;
}

const named = (chain: Record<string, unknown>[], ...names: string[]) =>
  chain.some(({ name }) => names.includes(String(name)));
const coded = (chain: Record<string, unknown>[], ...codes: (number | string)[]) =>
  chain.some(({ code }) => codes.includes(code as number | string));

/** Whether the person said no. Not an error. */
export function isRejection(error: unknown): boolean {
  const chain = causes(error);
  return coded(chain, 4001, 5000, "ACTION_REJECTED") || named(chain, "UserRejectedRequestError");
}

/** Every failure as a sentence with a next step; a rejection as what it is. */
export function explain(error: unknown): Problem | "rejected" {
  if (isRejection(error)) return "rejected";
  return explainRevert(error) ?? explainWorld(error);
}

function explainRevert(error: unknown): Problem | undefined {
  const revert =
    error instanceof BaseError ? error.walk((cause) => cause instanceof ContractFunctionRevertedError) : undefined;
  if (!(revert instanceof ContractFunctionRevertedError)) return undefined;
  const decoded = revert.data ?? decodeAny(revert.raw);
  if (decoded && Object.hasOwn(errorSentences, decoded.errorName)) {
    const sentence = errorSentences[decoded.errorName as ErrorName] as (args: readonly unknown[]) => Problem;
    const list = (decoded.args ?? []).map((argument) => String(argument)).join(", ");
    return { ...sentence(decoded.args ?? []), detail: `${decoded.errorName}(${list})` };
  }
  // `Error(string)` of a foreign token: its own words, as text.
  if (revert.reason) {
    return {
      sentence: `A contract refused: “${plainText(revert.reason, 160)}”.`,
      next: "Look at the page again, then retry.",
    };
  }
  return {
    sentence: "A contract refused without saying why.",
    next: "Look at the page again: something may have changed.",
    ...(revert.raw ? { detail: revert.raw } : {}),
  };
}

function decodeAny(data: Hex | undefined): { errorName: string; args?: readonly unknown[] } | undefined {
  if (!data || data.length < 10) return undefined;
  try {
    return decodeErrorResult({ abi: everyError, data });
  } catch {
    return undefined;
  }
}

function explainWorld(error: unknown): Problem {
  const chain = causes(error);
  const first = chain[0] as { shortMessage?: string; message?: string } | undefined;
  const detail = plainText(first?.shortMessage ?? first?.message ?? String(error), 300);
  const text = chain.map(({ message, details }) => `${String(message)} ${String(details)}`).join(" ");
  if (named(chain, "InsufficientFundsError") || /insufficient funds/i.test(text)) {
    return {
      sentence: "There is not enough ether in the account for the amount and the network fee.",
      next: "Add ether, or lower the amount.",
      detail,
    };
  }
  if (coded(chain, -32002)) {
    return {
      sentence: "The wallet is still waiting for your answer to an earlier request.",
      next: "Open the wallet and answer it.",
      detail,
    };
  }
  if (named(chain, "ChainMismatchError", "SwitchChainError", "ConnectorChainMismatchError") || coded(chain, 4902)) {
    return { sentence: "The wallet is on another network.", next: "Switch the network in the wallet.", detail };
  }
  if (named(chain, "ConnectorNotConnectedError", "ConnectorAccountNotFoundError") || coded(chain, 4100, 4900)) {
    return { sentence: "The wallet is no longer connected with this account.", next: "Connect again.", detail };
  }
  if (named(chain, "HttpRequestError", "TimeoutError", "WebSocketRequestError") || /failed to fetch/i.test(text)) {
    return {
      sentence: "The network endpoint does not answer.",
      next: "Check your connection, then try again.",
      detail,
    };
  }
  if (named(chain, "ContractFunctionZeroDataError")) {
    return {
      sentence: "There is no contract where one was expected.",
      next: "Check the address and the network.",
      detail,
    };
  }
  if (named(chain, "NonceTooLowError", "NonceTooHighError")) {
    return {
      sentence: "The wallet counts its transactions differently from the chain.",
      next: "Wait for pending ones, or reset the account's activity in the wallet.",
      detail,
    };
  }
  return { sentence: "That did not work.", next: "Try again; the details below say more.", detail };
}
