import { expect } from "chai";

import { anyUint } from "@nomicfoundation/hardhat-ethers-chai-matchers/withArgs";

import { accountOf, ETH, NOBODY, OUTSIDE, refOf } from "../fixtures/accounts.ts";
import { expectChanges, expectCovered, expectError, expectEvents } from "../fixtures/assertions.ts";
import { networkHelpers } from "../fixtures/chain.ts";
import { Answer, deployFunded, Fault, provide } from "../fixtures/money.ts";

const load = () => networkHelpers.loadFixture(deployFunded);
const REF = refOf("award");

describe("Treasury: pay at once", () => {
  for (const kind of ["ETH", "token"] as const) {
    it(`sends ${kind} to each payee, an event for each`, async () => {
      const system = await load();
      const { treasury, funder, stranger, claimant, numbered } = system;
      const asset = kind === "ETH" ? ETH : await system.token.getAddress();
      const payments = [
        { payee: stranger, amount: 250n },
        { payee: claimant, amount: 750n },
      ];
      const pay = await expectChanges(
        system,
        () => treasury.connect(funder).pay(numbered, asset, payments, REF, true),
        {
          accounts: [[numbered, asset, -1_000n]],
          totals: [[asset, -1_000n]],
          wallets: [
            [treasury, asset, -1_000n],
            [stranger, asset, 250n],
            [claimant, asset, 750n],
          ],
        },
      );
      await expectEvents(system, Promise.resolve(pay), [
        [treasury, "Movement", numbered, OUTSIDE, asset, 250n, stranger, REF],
        [treasury, "Movement", numbered, OUTSIDE, asset, 750n, claimant, REF],
      ]);
    });
  }

  it("sends twice to a payee who is named twice", async () => {
    const system = await load();
    const { treasury, token, funder, stranger, personal } = system;
    const payments = [
      { payee: stranger, amount: 1n },
      { payee: stranger, amount: 2n },
    ];
    await expectChanges(system, () => treasury.connect(funder).pay(personal, token, payments, REF, true), {
      accounts: [[personal, token, -3n]],
      totals: [[token, -3n]],
      wallets: [
        [treasury, token, -3n],
        [stranger, token, 3n],
      ],
    });
  });

  it("credits who refuses payouts, and the general fund", async () => {
    const system = await load();
    const { treasury, token, funder, stranger, claimant, personal, general } = system;
    await treasury.connect(stranger).refusePayouts(true);
    const payments = [
      { payee: stranger, amount: 10n },
      { payee: treasury, amount: 20n },
      { payee: claimant, amount: 30n },
    ];
    const pay = await expectChanges(system, () => treasury.connect(funder).pay(personal, token, payments, REF, true), {
      accounts: [
        [personal, token, -60n],
        [stranger, token, 10n],
        [general, token, 20n],
      ],
      totals: [[token, -30n]],
      wallets: [
        [treasury, token, -30n],
        [claimant, token, 30n],
      ],
    });
    await expectEvents(system, Promise.resolve(pay), [
      [treasury, "Movement", personal, accountOf(stranger), token, 10n, NOBODY, REF],
      [treasury, "Movement", personal, general, token, 20n, NOBODY, REF],
      [treasury, "Movement", personal, OUTSIDE, token, 30n, claimant, REF],
    ]);
  });

  for (const [how, answer] of [
    ["refuses", Answer.Refuse],
    ["burns gas", Answer.BurnGas],
    ["bombs", Answer.Bomb],
  ] as const) {
    it(`credits a payee who ${how}, and pays the others`, async () => {
      const system = await load();
      const { treasury, funder, stranger, claimant, actor, personal } = system;
      await actor.prepare(answer, []);
      const payments = [
        { payee: stranger, amount: 10n },
        { payee: actor, amount: 20n },
        { payee: claimant, amount: 30n },
      ];
      const pay = await expectChanges(
        system,
        () => treasury.connect(funder).pay(personal, ETH, payments, REF, true, { gasLimit: 1_500_000n }),
        {
          accounts: [
            [personal, ETH, -60n],
            [actor, ETH, 20n],
          ],
          totals: [[ETH, -40n]],
          wallets: [
            [treasury, ETH, -40n],
            [stranger, ETH, 10n],
            [claimant, ETH, 30n],
            [actor, ETH, 0n],
          ],
        },
      );
      await expectEvents(system, Promise.resolve(pay), [
        [treasury, "Movement", personal, OUTSIDE, ETH, 10n, stranger, REF],
        [treasury, "PayoutFailed", actor, ETH, 20n],
        [treasury, "Movement", personal, accountOf(actor), ETH, 20n, NOBODY, REF],
        [treasury, "Movement", personal, OUTSIDE, ETH, 30n, claimant, REF],
      ]);
    });
  }

  it("pays a payee who answers at length", async () => {
    const system = await load();
    const { treasury, funder, actor, personal } = system;
    await actor.prepare(Answer.Shout, []);
    await expectChanges(
      system,
      () => treasury.connect(funder).pay(personal, ETH, [{ payee: actor, amount: 20n }], REF, true),
      {
        accounts: [[personal, ETH, -20n]],
        totals: [[ETH, -20n]],
        wallets: [
          [treasury, ETH, -20n],
          [actor, ETH, 20n],
        ],
      },
    );
  });

  it("credits a payee who is on the token's blocklist, and pays the others", async () => {
    const system = await load();
    const { treasury, faulty, funder, stranger, claimant, personal } = system;
    await faulty.setBlocked(stranger, true);
    const payments = [
      { payee: stranger, amount: 10n },
      { payee: claimant, amount: 30n },
    ];
    await expectChanges(system, () => treasury.connect(funder).pay(personal, faulty, payments, REF, true), {
      assets: [faulty],
      accounts: [
        [personal, faulty, -40n],
        [stranger, faulty, 10n],
      ],
      totals: [[faulty, -30n]],
      wallets: [
        [treasury, faulty, -30n],
        [claimant, faulty, 30n],
      ],
    });
  });

  for (const fault of ["ReturnsFalse", "MovesNothing", "TakesTooMuch", "Paused", "BurnsGas", "Bomb"] as const) {
    it(`credits the payees of a token with the fault ${fault}`, async () => {
      const system = await load();
      const { treasury, faulty, funder, stranger, claimant, personal } = system;
      await faulty.setFault(Fault[fault]);
      const payments = [
        { payee: stranger, amount: 10n },
        { payee: claimant, amount: 30n },
      ];
      const pay = await expectChanges(
        system,
        () => treasury.connect(funder).pay(personal, faulty, payments, REF, true, { gasLimit: 1_500_000n }),
        {
          assets: [faulty],
          accounts: [
            [personal, faulty, -40n],
            [stranger, faulty, 10n],
            [claimant, faulty, 30n],
          ],
        },
      );
      await expectEvents(system, Promise.resolve(pay), [
        [treasury, "PayoutFailed", stranger, faulty, 10n],
        [treasury, "Movement", personal, accountOf(stranger), faulty, 10n, NOBODY, REF],
        [treasury, "PayoutFailed", claimant, faulty, 30n],
        [treasury, "Movement", personal, accountOf(claimant), faulty, 30n, NOBODY, REF],
      ]);
      await expectCovered(system, [faulty]);
    });
  }

  it("sends tokens whose functions return nothing, and tokens that take a fee", async () => {
    const system = await load();
    const { treasury, silent, fee, funder, stranger, personal } = system;
    for (const [asset, arrives] of [
      [silent, 100n],
      [fee, 99n],
    ] as const) {
      await provide(system, asset, funder, 200n);
      await treasury.connect(funder).deposit(personal, asset, 200n, REF);
      await expectChanges(
        system,
        () => treasury.connect(funder).pay(personal, asset, [{ payee: stranger, amount: 100n }], REF, true),
        {
          assets: [asset],
          accounts: [[personal, asset, -100n]],
          totals: [[asset, -100n]],
          wallets: [
            [treasury, asset, -100n],
            [stranger, asset, arrives],
          ],
        },
      );
      await expectCovered(system, [asset]);
    }
  });

  it("reverts with too little gas for a fair try, rather than to call it a refusal", async () => {
    const { treasury, funder, stranger, personal } = await load();
    await expectError(
      treasury.connect(funder).pay(personal, ETH, [{ payee: stranger, amount: 1n }], REF, true, { gasLimit: 280_000n }),
      treasury,
      "Treasury_TooLittleGas",
      anyUint,
      treasury.FAIR_GAS(),
    );
  });

  it("reverts with too little gas for the second payee after the first burnt its share", async () => {
    const { treasury, funder, stranger, actor, personal } = await load();
    await actor.prepare(Answer.BurnGas, []);
    const payments = [
      { payee: actor, amount: 1n },
      { payee: stranger, amount: 1n },
    ];
    await expectError(
      treasury.connect(funder).pay(personal, ETH, payments, REF, true, { gasLimit: 400_000n }),
      treasury,
      "Treasury_TooLittleGas",
      anyUint,
      treasury.FAIR_GAS(),
    );
  });

  it("needs no gas for a try when nobody is sent anything", async () => {
    const { treasury, funder, stranger, personal } = await load();
    await treasury
      .connect(funder)
      .pay(personal, ETH, [{ payee: stranger, amount: 1n }], REF, false, { gasLimit: 150_000n });
    expect(await treasury.balanceOf(accountOf(stranger), ETH)).to.equal(1n);
  });
});
