import type { Address } from "viem";
import { describe, expect, it } from "vitest";

import { ETH_ADDRESS } from "./accounts.ts";
import { activeDeployment } from "./deployment.ts";
import { actorWarning, payeeWarning } from "./payees.ts";
import type { Asset } from "./types.ts";

const { contracts } = activeDeployment;
const token: Address = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const person: Address = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC";
const dollar: Asset = { address: token, symbol: "DUSD", name: "Dollar", decimals: 6, enabled: true, wellFormed: true };
const known = { contracts, snapshot: { assets: new Map([[token, dollar]]) } };
const warningOf = (payee: Address) => payeeWarning(known, payee);

describe("payeeWarning", () => {
  it("lets people be paid", () => {
    expect(warningOf(person)).toBeUndefined();
  });
  it("warns of a token's own contract", () => {
    expect(warningOf(token)).toBe("This is the contract of the token DUSD itself. What is paid to it is usually lost.");
    expect(warningOf(ETH_ADDRESS)).toContain("stands for ether");
    expect(payeeWarning(known, token, "0x7099…79C8")).toMatch(/^0x7099…79C8 is the contract/);
  });
  it("warns of every contract of Exchequer, however its address is written", () => {
    for (const address of Object.values(contracts)) expect(warningOf(address.toLowerCase() as Address)).toBeDefined();
    expect(warningOf(contracts.timelock)).toContain("Only another vote");
    expect(warningOf(contracts.stakeToken)).toContain("contracts of Exchequer itself");
  });
});

describe("actorWarning", () => {
  const about = (actor: Address) => actorWarning(known, actor, "vote");
  it("warns of contracts that shall do what they never can", () => {
    expect(about(person)).toBeUndefined();
    expect(about(token)).toBe("This is the contract of the token DUSD itself. It can’t vote.");
    expect(about(ETH_ADDRESS)).toBe("This is the address that stands for ether, and nobody’s. It can’t vote.");
    expect(about(contracts.treasury)).toBe("This is one of the contracts of Exchequer itself. It can’t vote.");
    expect(actorWarning(known, contracts.timelock, "stop spending", "Ana")).toBe(
      "Ana is the stakeholders’ timelock. It can stop spending only by another vote.",
    );
  });
});
