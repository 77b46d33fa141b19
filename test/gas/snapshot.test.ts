import { expect } from "chai";

import { measureGas } from "../../scripts/gas/scenario.ts";
import { measureSizes, SIZE_LIMIT } from "../../scripts/gas/sizes.ts";
import { findDrift, readSnapshot } from "../../scripts/gas/snapshot.ts";

/** What the gas table must hold at the least; other programs read these names. */
const PROMISED = [
  "openBountyErc20",
  "submitClaim",
  "endorse",
  "endorseConcluding",
  "awardAndPay",
  "collect",
  "bountyLife",
  "propose",
  "castVoteFirst",
  "castVote",
  "queue",
  "execute",
  "endorseSecond",
  "nominate",
  "nominationInOne",
  "nominationOpened",
  "endorseBySignature",
  "revoke",
  "joinCompany",
  "moveParty",
  "setProfile",
  "castVoteBySig",
  "executePayment",
  "payImmediate",
  "payWaiting",
  "payMany25",
  "payMany50",
  "release",
  "draw",
  "cancelTicket",
  "bill",
  "openBudget",
  "setPolicy",
  "stopSpending",
];

const snapshot = (file: string) => readSnapshot(new URL(`../../snapshots/${file}`, import.meta.url));

describe("Gas and size snapshots", () => {
  it("gas is what the committed snapshot says: npm run gas -- --update writes it anew", async () => {
    expect(findDrift(await snapshot("gas.json"), await measureGas())).to.deep.equal([]);
  });

  it("contract sizes are what the committed snapshot says, and under the limit of EIP-170", async () => {
    const sizes = await measureSizes();
    expect(findDrift(await snapshot("sizes.json"), sizes)).to.deep.equal([]);
    for (const [name, size] of Object.entries(sizes)) expect(size, name).to.be.within(1, SIZE_LIMIT);
  });

  it("the snapshot holds every promised action", async () => {
    expect(Object.keys(await snapshot("gas.json"))).to.include.members(PROMISED);
  });

  describe("findDrift", () => {
    it("names what changed, what is new and what is gone", () => {
      expect(findDrift({ same: 1, changed: 2, gone: 3 }, { same: 1, changed: 4, fresh: 5 })).to.deep.equal([
        { name: "changed", before: 2, after: 4 },
        { name: "gone", before: 3, after: undefined },
        { name: "fresh", before: undefined, after: 5 },
      ]);
    });
  });
});
