import { describe, expect, it } from "vitest";
import {
  BaseError,
  ContractFunctionExecutionError,
  ContractFunctionRevertedError,
  encodeErrorResult,
  HttpRequestError,
  InsufficientFundsError,
  UserRejectedRequestError,
  type Abi,
  type Hex,
} from "viem";

import { bountiesAbi, treasuryAbi } from "../../chain/generated/abis.ts";
import { explain, isRejection } from "./explain.ts";

function reverting(abi: Abi, data: Hex) {
  const cause = new ContractFunctionRevertedError({ abi, data, functionName: "act" });
  return new ContractFunctionExecutionError(cause, { abi, functionName: "act", args: [] });
}

describe("explain", () => {
  it("knows a rejection however it is wrapped", () => {
    expect(explain(new UserRejectedRequestError(new Error("no")))).toBe("rejected");
    expect(explain(new BaseError("outer", { cause: Object.assign(new Error("inner"), { code: 4001 }) }))).toBe(
      "rejected",
    );
    expect(isRejection({ message: "wrapped", data: { originalError: { code: 4001 } } })).toBe(true);
    expect(isRejection({ code: "ACTION_REJECTED" })).toBe(true);
    expect(isRejection(new Error("4001"))).toBe(false);
  });

  it("survives causes that go in circles", () => {
    const error: { code: number; cause?: unknown } = { code: 1 };
    error.cause = error;
    expect(isRejection(error)).toBe(false);
  });

  it("names a custom error and its values", () => {
    const data = encodeErrorResult({ abi: treasuryAbi, errorName: "Treasury_ZeroAmount" });
    expect(explain(reverting(treasuryAbi, data))).toMatchObject({
      sentence: "The amount is zero.",
      detail: "Treasury_ZeroAmount()",
    });
  });

  it("decodes an error of another contract than the one called", () => {
    const data = encodeErrorResult({
      abi: treasuryAbi,
      errorName: "Treasury_NotAToken",
      args: ["0x70997970C51812dc3A010C7d01b50e0d17dc79C8"],
    });
    expect(explain(reverting([], data))).toMatchObject({
      sentence: expect.stringContaining("0x7099…79C8 is not a token"),
    });
    expect(explain(reverting(bountiesAbi, "0xdeadbeef"))).toMatchObject({
      sentence: "A contract refused without saying why.",
    });
  });

  it("quotes a foreign token as plain text", () => {
    const data = encodeErrorResult({
      abi: [{ type: "error", name: "Error", inputs: [{ name: "message", type: "string" }] }],
      errorName: "Error",
      args: ["paused\u202e<b>"],
    });
    expect(explain(reverting([], data))).toMatchObject({ sentence: "A contract refused: “paused <b>”." });
  });

  it("tells the world's troubles apart", () => {
    const sentence = (error: unknown) => {
      const problem = explain(error);
      return problem === "rejected" ? problem : problem.sentence;
    };
    expect(sentence(new InsufficientFundsError())).toContain("not enough ether");
    expect(sentence(new HttpRequestError({ url: "http://x", status: 503 }))).toContain("does not answer");
    expect(sentence({ code: -32002, message: "pending" })).toContain("still waiting");
    expect(sentence({ name: "ChainMismatchError", message: "x" })).toContain("another network");
    expect(sentence(new Error("boom"))).toBe("That did not work.");
    expect(sentence("boom")).toBe("That did not work.");
  });
});
