import { encodeAbiParameters, encodeEventTopics, zeroAddress, type AbiEvent, type Address, type Hex } from "viem";
import { describe, expect, it } from "vitest";

import { stakeTokenEvents } from "../generated/events.ts";
import { silentStake, stakeAt } from "../states.ts";
import { addressOf, deployment, hashOf } from "../testing/ledger.ts";
import { StakeDecoder, type RawLog } from "./events.ts";
import { StakeBuilder } from "./stake.ts";

const { treasury, stakeToken } = deployment.contracts;
const [ana, ben, cleo] = [addressOf(1), addressOf(2), addressOf(3)];

type Told = readonly [name: string, args: Readonly<Record<string, unknown>>, time: number];

const moved = (from: Address, to: Address, value: bigint, time: number): Told => [
  "Transfer",
  { from, to, value },
  time,
];
const named = (delegator: Address, fromDelegate: Address, toDelegate: Address, time: number): Told => [
  "DelegateChanged",
  { delegator, fromDelegate, toDelegate },
  time,
];
const votes = (delegate: Address, previousVotes: bigint, newVotes: bigint, time: number): Told => [
  "DelegateVotesChanged",
  { delegate, previousVotes, newVotes },
  time,
];

function logOf([name, args, time]: Told, logIndex: number): RawLog {
  const event = stakeTokenEvents.find((entry) => entry.name === name) as AbiEvent;
  const inData = event.inputs.filter(({ indexed }) => !indexed);
  return {
    address: stakeToken,
    topics: encodeEventTopics({ abi: [event], args }) as Hex[],
    data: encodeAbiParameters(
      inData,
      inData.map((input) => args[input.name ?? ""]),
    ),
    blockNumber: BigInt(time),
    transactionHash: hashOf(time),
    logIndex,
    time,
  };
}

function builderOf(story: readonly Told[]) {
  const decoder = new StakeDecoder();
  const builder = new StakeBuilder(treasury);
  const tell = (events: readonly Told[]) => {
    for (const [index, told] of events.entries()) {
      const event = decoder.decode(logOf(told, index));
      if (event) builder.apply(event);
    }
  };
  tell(story);
  return { builder, tell };
}

const registerOf = (story: readonly Told[], time = 100) =>
  builderOf(story).builder.seal({ number: BigInt(time), time });

/** Ana holds 60 and votes with them, Ben 30 that vote through Ana, Cleo 10 that nobody votes with. */
const story: Told[] = [
  moved(zeroAddress, ana, 60n, 1),
  moved(zeroAddress, ben, 30n, 1),
  moved(zeroAddress, cleo, 10n, 1),
  named(ana, zeroAddress, ana, 5),
  votes(ana, 0n, 60n, 5),
  named(ben, zeroAddress, ana, 7),
  votes(ana, 60n, 90n, 7),
];

describe("the register of stake", () => {
  it("is empty before anything happened", () => {
    expect(registerOf([])).toMatchObject({ total: 0n, mute: 0n, counted: 0n, delegated: 0n, history: [] });
  });

  it("knows who holds what, and who votes with it", () => {
    const register = registerOf(story);
    expect(register).toMatchObject({ total: 100n, mute: 0n, counted: 100n, delegated: 90n });
    expect(silentStake(register)).toBe(10n);
    expect(register.holders.get(ben)).toEqual({ account: ben, balance: 30n, delegate: ana });
    expect(register.holders.get(cleo)).toEqual({ account: cleo, balance: 10n, delegate: undefined });
    expect(register.delegates.get(ana)).toEqual({
      account: ana,
      votes: 90n,
      history: [
        { at: 5, value: 60n },
        { at: 7, value: 90n },
      ],
    });
    expect(register.history).toEqual([
      { at: 5, value: 60n },
      { at: 7, value: 90n },
    ]);
  });

  it("neither counts nor lets vote what the treasury holds", () => {
    const register = registerOf([...story, moved(ana, treasury, 20n, 9), votes(ana, 90n, 70n, 9)]);
    expect(register).toMatchObject({ total: 100n, mute: 20n, counted: 80n, delegated: 70n, muted: treasury });
    expect(silentStake(register)).toBe(10n);
  });

  it("follows what is wrapped and unwrapped", () => {
    const register = registerOf([...story, moved(ben, zeroAddress, 30n, 9), votes(ana, 90n, 60n, 9)]);
    expect(register).toMatchObject({ total: 70n, counted: 70n, delegated: 60n });
    expect(register.holders.get(ben)).toEqual({ account: ben, balance: 0n, delegate: ana });
  });

  it("keeps what holds at the end of a second, and no point that changes nothing", () => {
    const register = registerOf([
      ...story,
      named(cleo, zeroAddress, cleo, 8),
      votes(cleo, 0n, 10n, 8),
      // A transfer between two who vote through different people: all votes together stay what they are.
      moved(ben, cleo, 30n, 9),
      votes(ana, 90n, 60n, 9),
      votes(cleo, 10n, 40n, 9),
    ]);
    expect(register.history.map(({ at }) => at)).toEqual([5, 7, 8]);
    expect(register.delegates.get(cleo)?.history).toEqual([
      { at: 8, value: 10n },
      { at: 9, value: 40n },
    ]);
    expect(register.delegated).toBe(100n);
  });

  it("forgets a delegate who was named no more", () => {
    const register = registerOf([...story, named(ben, ana, zeroAddress, 9), votes(ana, 90n, 60n, 9)]);
    expect(register.holders.get(ben)?.delegate).toBeUndefined();
    expect(silentStake(register)).toBe(40n);
  });

  it("hands out values that never change, and keeps what a block did not change", () => {
    const { builder, tell } = builderOf(story);
    const first = builder.seal({ number: 10n, time: 10 });
    const same = builder.seal({ number: 11n, time: 11 });
    expect(same.history).toBe(first.history);
    expect(same.delegates).toBe(first.delegates);
    tell([named(cleo, zeroAddress, ana, 12), votes(ana, 90n, 100n, 12)]);
    const later = builder.seal({ number: 12n, time: 12 });
    expect(first.delegates.get(ana)?.history).toHaveLength(2);
    expect(first.history).toHaveLength(2);
    expect(later.history).toHaveLength(3);
    expect(later.holders.get(ben)).toBe(first.holders.get(ben));
  });
});

describe("stakeAt", () => {
  const history = [
    { at: 5, value: 60n },
    { at: 7, value: 90n },
  ];
  it("is what was noted last, that second included", () => {
    expect([4, 5, 6, 7, 900].map((time) => stakeAt(history, time))).toEqual([0n, 60n, 60n, 90n, 90n]);
    expect(stakeAt([], 5)).toBe(0n);
  });
});
