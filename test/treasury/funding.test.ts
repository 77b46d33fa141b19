import type { BaseContract } from "ethers";

import { expect } from "chai";

import { accountOf, ETH, NOBODY, OUTSIDE, refOf } from "../fixtures/accounts.ts";
import { expectChanges, expectError, expectEvents, expectUnauthorized } from "../fixtures/assertions.ts";
import { networkHelpers } from "../fixtures/chain.ts";
import { call, deployWithWorkflow, Fault } from "../fixtures/money.ts";

const REF = refOf("funding");
const load = () => networkHelpers.loadFixture(deployWithWorkflow);

/** How the actor, a workflow, credits one of its accounts with `moved` of the funder's tokens; it asks for `asked`. */
function fundingSteps(
  { treasury, actor, funder }: Awaited<ReturnType<typeof load>>,
  token: BaseContract,
  moved: bigint,
  asked = moved,
) {
  return [
    call(treasury, "announce", [token.target]),
    call(token, "transferFrom", [funder.address, treasury.target, moved]),
    call(treasury, "settle", [accountOf(actor, 9n), funder.address, asked, REF]),
  ];
}

describe("Treasury: announce and settle", () => {
  describe("given a granted workflow", () => {
    it("credits the tokens that it moves into the treasury in between", async () => {
      const system = await load();
      const { treasury, actor, token, funder } = system;
      const to = accountOf(actor, 9n);
      const funding = await expectChanges(system, () => actor.run(fundingSteps(system, token, 60n, 60n)), {
        accounts: [[to, token, 60n]],
        totals: [[token, 60n]],
        wallets: [
          [funder, token, -60n],
          [treasury, token, 60n],
        ],
      });
      await expectEvents(system, Promise.resolve(funding), [
        [treasury, "Movement", OUTSIDE, to, token, 60n, funder, REF],
      ]);
    });

    it("credits the ETH that comes with settling", async () => {
      const system = await load();
      const { treasury, actor, funder, personal } = system;
      const funding = await expectChanges(
        system,
        () =>
          actor
            .connect(funder)
            .run(
              [call(treasury, "announce", [ETH]), call(treasury, "settle", [personal, funder.address, 80n, REF], 80n)],
              {
                value: 80n,
              },
            ),
        {
          accounts: [[personal, ETH, 80n]],
          totals: [[ETH, 80n]],
          wallets: [
            [funder, ETH, -80n],
            [treasury, ETH, 80n],
          ],
        },
      );
      await expectEvents(system, Promise.resolve(funding), [
        [treasury, "Movement", OUTSIDE, personal, ETH, 80n, funder, REF],
      ]);
    });

    it("credits what arrives of a token that takes a fee", async () => {
      const system = await load();
      const { treasury, actor, fee, funder } = system;
      const to = accountOf(actor, 9n);
      await expectChanges(system, () => actor.run(fundingSteps(system, fee, 100n, 100n)), {
        assets: [fee],
        accounts: [[to, fee, 99n]],
        totals: [[fee, 99n]],
        wallets: [
          [funder, fee, -100n],
          [treasury, fee, 99n],
        ],
      });
    });

    it("does not credit what was stray before", async () => {
      const system = await load();
      const { treasury, actor, token, funder } = system;
      await token.mint(treasury, 500n);
      const to = accountOf(actor, 9n);
      await expectChanges(system, () => actor.run(fundingSteps(system, token, 60n, 60n)), {
        accounts: [[to, token, 60n]],
        totals: [[token, 60n]],
        wallets: [
          [funder, token, -60n],
          [treasury, token, 60n],
        ],
      });
    });

    it("credits no more than the amount that was to come; the rest is stray", async () => {
      const system = await load();
      const { treasury, actor, token, funder, general } = system;
      const to = accountOf(actor, 9n);
      await expectChanges(system, () => actor.run(fundingSteps(system, token, 60n, 45n)), {
        accounts: [[to, token, 45n]],
        totals: [[token, 45n]],
        wallets: [
          [funder, token, -60n],
          [treasury, token, 60n],
        ],
      });
      await expectChanges(system, () => treasury.sync(token), {
        accounts: [[general, token, 15n]],
        totals: [[token, 15n]],
      });
    });

    it("may announce again after settling", async () => {
      const system = await load();
      const { treasury, actor, token } = system;
      const once = fundingSteps(system, token, 10n);
      await actor.run([...once, ...once]);
      expect(await treasury.balanceOf(accountOf(actor, 9n), token)).to.equal(20n);
    });

    it("leaves no lock behind when it never settles", async () => {
      const { treasury, actor, token, funder, personal } = await load();
      await actor.run([call(treasury, "announce", [token.target])]);
      await treasury.connect(funder).withdraw(personal, funder, [{ asset: token, amount: 1n }], REF);
    });
  });

  describe("given bad input", () => {
    it("lets only granted workflows announce", async () => {
      const { treasury, stranger, token } = await load();
      await expectUnauthorized(
        treasury.connect(stranger).announce(token),
        treasury,
        stranger,
        treasury.WORKFLOW_ROLE(),
      );
    });

    it("lets a workflow announce no more once its right is revoked", async () => {
      const { treasury, workflow, admin, token } = await load();
      await treasury.connect(admin).revokeRole(await treasury.WORKFLOW_ROLE(), workflow);
      await expectUnauthorized(
        treasury.connect(workflow).announce(token),
        treasury,
        workflow,
        treasury.WORKFLOW_ROLE(),
      );
    });

    it("reverts for a contract that is no token", async () => {
      const { treasury, workflow, reviews, faulty } = await load();
      await faulty.setFault(Fault.Mute);
      for (const asset of [reviews, faulty]) {
        await expectError(treasury.connect(workflow).announce(asset), treasury, "Treasury_NotAToken", asset);
      }
    });

    it("reverts for an asset without code", async () => {
      const { treasury, workflow, stranger } = await load();
      await expectError(treasury.connect(workflow).announce(stranger), treasury, "Treasury_NotAToken", stranger);
    });

    it("reverts when something is announced already", async () => {
      const { treasury, actor, token } = await load();
      await expectError(
        actor.run([call(treasury, "announce", [token.target]), call(treasury, "announce", [ETH])]),
        treasury,
        "Treasury_FundingInProgress",
        actor,
        token,
      );
    });

    it("reverts when nothing is announced, also when it was in an earlier transaction", async () => {
      const { treasury, workflow, funder, personal, token } = await load();
      await expectError(
        treasury.connect(workflow).settle(personal, funder, 1n, REF),
        treasury,
        "Treasury_NothingAnnounced",
        workflow,
      );
      await treasury.connect(workflow).announce(token);
      await expectError(
        treasury.connect(workflow).settle(personal, funder, 1n, REF),
        treasury,
        "Treasury_NothingAnnounced",
        workflow,
      );
    });

    it("reverts when it has been settled already", async () => {
      const system = await load();
      const { treasury, actor, token, funder } = system;
      const again = call(treasury, "settle", [accountOf(actor, 9n), funder.address, 10n, REF]);
      await expectError(
        actor.run([...fundingSteps(system, token, 10n), again]),
        treasury,
        "Treasury_NothingAnnounced",
        actor,
      );
    });

    it("reverts when nothing arrived, of a token or of ETH", async () => {
      const { treasury, actor, token, funder, personal } = await load();
      for (const asset of [token.target as string, ETH]) {
        await expectError(
          actor.run([
            call(treasury, "announce", [asset]),
            call(treasury, "settle", [personal, funder.address, 1n, REF]),
          ]),
          treasury,
          "Treasury_NothingArrived",
          asset,
        );
      }
    });

    it("reverts when nothing was to come", async () => {
      const { treasury, actor, funder, personal } = await load();
      await expectError(
        actor.run(
          [call(treasury, "announce", [ETH]), call(treasury, "settle", [personal, funder.address, 0n, REF], 5n)],
          {
            value: 5n,
          },
        ),
        treasury,
        "Treasury_NothingArrived",
        ETH,
      );
    });

    it("reverts when ETH comes with settling a token", async () => {
      const { treasury, actor, token, funder, personal } = await load();
      await expectError(
        actor.run(
          [
            call(treasury, "announce", [token.target]),
            call(treasury, "settle", [personal, funder.address, 5n, REF], 5n),
          ],
          { value: 5n },
        ),
        treasury,
        "Treasury_ValueMismatch",
        0n,
        5n,
      );
    });

    it("reverts for a numbered account of somebody else and for one without a holder", async () => {
      const { treasury, actor, funder, numbered } = await load();
      for (const account of [numbered, OUTSIDE, accountOf(NOBODY, 3n)]) {
        await expectError(
          actor.run(
            [call(treasury, "announce", [ETH]), call(treasury, "settle", [account, funder.address, 5n, REF], 5n)],
            {
              value: 5n,
            },
          ),
          treasury,
          "Treasury_AccountClosedTo",
          account,
          actor,
        );
      }
    });
  });
});
