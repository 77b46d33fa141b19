import {
  decodeEventLog,
  encodeAbiParameters,
  encodeEventTopics,
  keccak256,
  stringToHex,
  toHex,
  type AbiEvent,
  type AbiParameter,
  type Hex,
} from "viem";
import { describe, expect, it } from "vitest";

import * as events from "../generated/events.ts";
import { hexToText, topicReader, tupleReader } from "./abiReader.ts";

let seed = 7n;
function random(below: number): number {
  seed = (seed * 6364136223846793005n + 1442695040888963407n) & ((1n << 64n) - 1n);
  return Number((seed >> 20n) % BigInt(below));
}
const randomHex = (bytes: number): Hex =>
  `0x${Array.from({ length: bytes }, () => random(256).toString(16).padStart(2, "0")).join("")}`;

/** A value of the type, as viem takes it. */
function valueOf(parameter: AbiParameter): unknown {
  const { type } = parameter;
  if (type.endsWith("[]"))
    return Array.from({ length: random(4) }, () => valueOf({ ...parameter, type: type.slice(0, -2) }));
  if ("components" in parameter && type === "tuple")
    return Object.fromEntries(parameter.components.map((one) => [one.name, valueOf(one)]));
  if (type === "address") return randomHex(20);
  if (type === "bool") return random(2) === 1;
  if (type === "string") return "Zeichen ü 😀 ".repeat(random(9));
  if (type === "bytes") return randomHex(random(80));
  if (type === "bytes32") return randomHex(32);
  const bits = Number(type.slice("uint".length));
  const value = BigInt(randomHex(bits / 8));
  return bits <= 48 ? Number(value) : value;
}

const told = Object.values(events as Record<string, readonly AbiEvent[]>).flat();

describe("the reader of encoded data", () => {
  it("reads every event of every contract exactly as viem does", () => {
    expect(told.length).toBeGreaterThan(50);
    for (const event of told) {
      for (let round = 0; round < 20; round += 1) {
        const args = Object.fromEntries(event.inputs.map((input) => [input.name ?? "", valueOf(input)]));
        const inData = event.inputs.filter(({ indexed }) => !indexed);
        const data = encodeAbiParameters(
          inData,
          inData.map(({ name }) => args[name ?? ""]),
        );
        const topics = encodeEventTopics({ abi: [event], args }) as [Hex, ...Hex[]];
        const expected = (decodeEventLog({ abi: [event], topics, data }).args ?? {}) as Record<string, unknown>;
        const read = inData.length > 0 ? tupleReader(inData)(data) : {};
        event.inputs
          .filter(({ indexed }) => indexed)
          .forEach((input, index) => {
            read[input.name ?? ""] = topicReader(input)(topics[index + 1] ?? "0x");
          });
        expect(read).toEqual(expected);
      }
    }
  });
  it("leaves an indexed text the hash that it is", () => {
    const hash = keccak256(stringToHex("x"));
    expect(topicReader({ type: "string" })(hash)).toBe(hash);
  });
  it("reads nothing past the end, however long a list says it is", () => {
    const list = tupleReader([{ name: "list", type: "uint256[]" }]);
    const text = tupleReader([{ name: "text", type: "bytes" }]);
    const word = (value: number | bigint) => toHex(value, { size: 32 }).slice(2);
    expect(() => list(`0x${word(32)}${word(2n ** 200n)}`)).toThrow(RangeError);
    expect(() => list(`0x${word(32)}${word(2)}${word(1)}`)).toThrow(RangeError);
    expect(() => list(`0x${word(640)}`)).toThrow(RangeError);
    expect(() => text(`0x${word(32)}${word(33)}${word(1)}`)).toThrow(RangeError);
    expect(() => tupleReader([{ name: "a", type: "uint256" }])("0x")).toThrow(RangeError);
    expect(() => tupleReader([{ name: "a", type: "int8" }])).toThrow("int8");
  });
  it("reads text in upper and lower hexadecimal, and what is not UTF-8", () => {
    expect(hexToText("0xc3bCFf")).toBe("ü\ufffd");
  });
});
