import type { Hash } from "viem";

/** A failure in words: what happened, and what the reader can do about it. */
export interface Problem {
  sentence: string;
  next?: string;
  /** The technical cause, behind a toggle. */
  detail?: string;
}

/** Which step is under way: `number` of `total`, counted from 1. */
export interface At {
  number: number;
  total: number;
  label: string;
}

/** The life of what the user does. Exhaustive: a new kind breaks every switch that does not know it. */
export type TxState =
  | { kind: "idle" }
  | { kind: "simulating"; at: At }
  | { kind: "awaitingSignature"; at: At; silent: boolean }
  | { kind: "sent"; at: At; hash: Hash; spedUp: boolean }
  | { kind: "refreshing"; at: At; hash: Hash; blockNumber: bigint }
  | { kind: "confirmed"; hash: Hash | undefined; blockNumber: bigint | undefined }
  | { kind: "rejected"; at: At }
  | { kind: "replaced"; at: At; hash: Hash; how: "cancelled" | "replaced" }
  | { kind: "reverted"; at: At; hash: Hash; problem: Problem }
  | { kind: "failed"; at: At | undefined; problem: Problem };

/** What can happen to it. */
export type TxEvent =
  | { type: "simulate"; at: At }
  | { type: "ask" }
  | { type: "walletSilent" }
  | { type: "signed" }
  | { type: "submitted"; hash: Hash }
  | { type: "spedUp"; hash: Hash }
  | { type: "mined"; blockNumber: bigint }
  | { type: "finished"; hash: Hash | undefined; blockNumber: bigint | undefined }
  | { type: "rejected" }
  | { type: "replaced"; hash: Hash; how: "cancelled" | "replaced" }
  | { type: "reverted"; problem: Problem }
  | { type: "failed"; problem: Problem }
  | { type: "reset" };

export const idle: TxState = { kind: "idle" };

/** Whether something is under way, so that the button must not be pressed again. */
export function isBusy(state: TxState): boolean {
  switch (state.kind) {
    case "simulating":
    case "awaitingSignature":
    case "sent":
    case "refreshing":
      return true;
    case "idle":
    case "confirmed":
    case "rejected":
    case "replaced":
    case "reverted":
    case "failed":
      return false;
  }
}

/**
 * The next state. An event that does not fit the state changes nothing: a wallet that answers after it was given up, a silence timer that
 * fires after the answer.
 */
export function reduce(state: TxState, event: TxEvent): TxState {
  switch (event.type) {
    case "reset":
      return isBusy(state) ? state : idle;
    case "simulate":
      return state.kind === "sent" || state.kind === "awaitingSignature" ? state : { kind: "simulating", at: event.at };
    case "ask":
      return state.kind === "simulating" ? { kind: "awaitingSignature", at: state.at, silent: false } : state;
    case "walletSilent":
      return state.kind === "awaitingSignature" ? { ...state, silent: true } : state;
    case "signed":
      return state.kind === "awaitingSignature" ? { kind: "simulating", at: state.at } : state;
    case "submitted":
      return state.kind === "awaitingSignature"
        ? { kind: "sent", at: state.at, hash: event.hash, spedUp: false }
        : state;
    case "spedUp":
      return state.kind === "sent" ? { ...state, hash: event.hash, spedUp: true } : state;
    case "mined":
      return state.kind === "sent"
        ? { kind: "refreshing", at: state.at, hash: state.hash, blockNumber: event.blockNumber }
        : state;
    case "finished":
      return isBusy(state) ? { kind: "confirmed", hash: event.hash, blockNumber: event.blockNumber } : state;
    case "rejected":
      return state.kind === "awaitingSignature" ? { kind: "rejected", at: state.at } : state;
    case "replaced":
      return state.kind === "sent" ? { kind: "replaced", at: state.at, hash: event.hash, how: event.how } : state;
    case "reverted":
      return state.kind === "sent"
        ? { kind: "reverted", at: state.at, hash: state.hash, problem: event.problem }
        : state;
    case "failed":
      return { kind: "failed", at: "at" in state ? state.at : undefined, problem: event.problem };
  }
}
