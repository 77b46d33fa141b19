import { expect } from "chai";

import { NOBODY } from "../../fixtures/accounts.ts";
import { expectError, expectEvents, expectUnauthorized, receiptOf, secondOf } from "../../fixtures/assertions.ts";
import { DAY, networkHelpers, now, pass, reach } from "../../fixtures/chain.ts";
import {
  clear,
  clearanceAs,
  clearanceOf,
  deployRegistrar,
  deployWithKeys,
  FOUNDED,
  foundDomain,
  join,
  NO_CLEARANCE,
  offerAs,
  tokenOf,
} from "../../fixtures/contractors.ts";
import { call } from "../../fixtures/money.ts";
import { Kind, offerOf, RATE, type Offer } from "../../fixtures/system.ts";

/** The founded domain with a supervisor, the first member; party number 1. */
async function deployDomain() {
  const system = await deployWithKeys();
  await foundDomain(system);
  await clear(system, system.members[0], { kind: Kind.Supervisor });
  return { ...system, supervisor: system.members[0] };
}

const load = () => networkHelpers.loadFixture(deployDomain);
type Scene = Awaited<ReturnType<typeof load>>;

const MONTH = 30n * DAY;

/** What each kind is offered, and what its clearance is besides its beginning. */
const KINDS: Record<string, (scene: Scene, time: bigint) => [Partial<Offer>, Parameters<typeof clearanceAs>[1]]> = {
  Direct: () => [{ kind: Kind.Direct }, {}],
  Supervisor: () => [{ kind: Kind.Supervisor }, { kind: Kind.Supervisor }],
  Subcontractor: ({ supervisor }) => [
    { kind: Kind.Subcontractor, supervisor: supervisor.address },
    { kind: Kind.Subcontractor, supervisor: 1n },
  ],
  Temporary: () => [{ kind: Kind.Temporary }, { kind: Kind.Temporary, uses: 1n }],
  Proposal: (_, time) => [
    { kind: Kind.Proposal, until: time + MONTH },
    { kind: Kind.Proposal, until: time + MONTH },
  ],
};

describe("Contractors: clear", () => {
  for (const [kind, describeKind] of Object.entries(KINDS)) {
    it(`clears with a ${kind} clearance from now on, in this domain alone`, async () => {
      const system = await load();
      const { contractors, candidate } = system;
      const [offer, facts] = describeKind(system, await now());
      const clearing = clear(system, candidate, { ...offer, rate: 42_500_000n });
      await receiptOf(clearing);
      const token = await tokenOf(system, candidate);
      await expectEvents(system, clearing, [
        [contractors, "PartyNumbered", 8n, candidate],
        [contractors, "Cleared", FOUNDED, candidate, offerAs(offerOf({ ...offer, rate: 42_500_000n }))],
        [contractors, "Transfer", NOBODY, candidate, token],
        [contractors, "Locked", token],
      ]);
      const since = await secondOf(clearing);
      expect(await clearanceOf(system, candidate)).to.deep.equal(clearanceAs(since, { ...facts, rate: 42_500_000n }));
      expect(await contractors.isCleared(FOUNDED, candidate)).to.equal(true);
      expect(await contractors.isCleared(1n, candidate)).to.equal(false);
      expect(await clearanceOf(system, candidate, 1n)).to.deep.equal(NO_CLEARANCE);
    });
  }

  it("takes the smallest and the largest rate", async () => {
    const system = await load();
    for (const [i, rate] of [1n, 2n ** 64n - 1n].entries()) {
      const since = await secondOf(clear(system, system.crowd[i]!, { rate }));
      expect(await clearanceOf(system, system.crowd[i]!)).to.deep.equal(clearanceAs(since, { rate }));
    }
  });

  it("clears again after the end, as the new offer says and from then on", async () => {
    const system = await load();
    const { contractors, registrar, candidate } = system;
    await clear(system, candidate, { kind: Kind.Temporary });
    await contractors.connect(registrar).end(FOUNDED, candidate);
    const since = await secondOf(clear(system, candidate, { rate: 1n }));
    expect(await clearanceOf(system, candidate)).to.deep.equal(clearanceAs(since, { rate: 1n }));
    expect(await contractors.isCleared(FOUNDED, candidate)).to.equal(true);
  });

  it("clears again, in order, whose clearance ended while it was suspended", async () => {
    const system = await load();
    const { contractors, registrar, candidate } = system;
    await clear(system, candidate);
    await contractors.connect(registrar).suspend(FOUNDED, candidate);
    await contractors.connect(registrar).end(FOUNDED, candidate);
    const since = await secondOf(clear(system, candidate));
    expect(await clearanceOf(system, candidate)).to.deep.equal(clearanceAs(since));
  });

  it("clears one who bills through a company", async () => {
    const system = await load();
    await join(system, system.candidate, system.stranger);
    await clear(system, system.candidate);
    expect(await system.contractors.isCleared(FOUNDED, system.candidate)).to.equal(true);
  });

  it("reverts for anybody but a granted registrar, also for the admin", async () => {
    const { contractors, admin, biller, members, candidate } = await load();
    for (const caller of [admin, biller, members[0]]) {
      await expectUnauthorized(
        contractors.connect(caller).clear(FOUNDED, candidate, offerOf(), false),
        contractors,
        caller,
        contractors.REGISTRAR_ROLE(),
      );
    }
  });

  it("reverts for a domain that does not exist", async () => {
    const system = await load();
    for (const domain of [0n, FOUNDED + 1n]) {
      const clearing = clear(system, system.candidate, { domain });
      await expectError(clearing, system.contractors, "Contractors_UnknownDomain", domain);
    }
  });

  it("reverts for a retired domain, also for one who was cleared in it", async () => {
    const system = await load();
    const { contractors, admin, registrar, supervisor, candidate } = system;
    await contractors.connect(admin).retireDomain(FOUNDED);
    await contractors.connect(registrar).end(FOUNDED, supervisor);
    for (const account of [candidate, supervisor]) {
      await expectError(clear(system, account), contractors, "Contractors_RetiredDomain", FOUNDED);
    }
  });

  it("reverts for no account", async () => {
    const system = await load();
    await expectError(clear(system, NOBODY), system.contractors, "Contractors_NoAccount");
  });

  for (const kind of [Kind.Direct, Kind.Temporary]) {
    it(`reverts for who is cleared already, with another kind as well (${kind})`, async () => {
      const system = await load();
      const clearing = clear(system, system.supervisor, { kind });
      await expectError(clearing, system.contractors, "Contractors_AlreadyCleared", FOUNDED, system.supervisor);
    });
  }

  it("reverts for who is suspended", async () => {
    const system = await load();
    const { contractors, registrar, supervisor } = system;
    await contractors.connect(registrar).suspend(FOUNDED, supervisor);
    await expectError(clear(system, supervisor), contractors, "Contractors_AlreadyCleared", FOUNDED, supervisor);
  });

  it("reverts for whose clearance is over, until that is written down", async () => {
    const system = await load();
    const { contractors, candidate } = system;
    const until = (await now()) + DAY;
    await clear(system, candidate, { kind: Kind.Proposal, until });
    await reach(until);
    await expectError(clear(system, candidate), contractors, "Contractors_AlreadyCleared", FOUNDED, candidate);
    await contractors.expire(FOUNDED, candidate);
    await clear(system, candidate);
  });

  it("reverts in the second in which the last one began, and not in that in which an older one ended", async () => {
    const system = await load();
    const { contractors, candidate, supervisor } = system;
    const actor = await deployRegistrar(system);
    const clearing = (account: string) => call(contractors, "clear", [FOUNDED, account, offerOf(), false]);
    const ending = (account: string) => call(contractors, "end", [FOUNDED, account]);
    const twice = [candidate.address].flatMap((account) => [clearing(account), ending(account), clearing(account)]);
    await expectError(actor.run(twice), contractors, "Contractors_AlreadyCleared", FOUNDED, candidate);
    const since = await secondOf(actor.run([ending(supervisor.address), clearing(supervisor.address)]));
    expect(await clearanceOf(system, supervisor)).to.deep.equal(clearanceAs(since));
  });

  it("reverts for a company", async () => {
    const system = await load();
    const { contractors, candidate, stranger } = system;
    await join(system, candidate, stranger);
    await expectError(clear(system, stranger), contractors, "Contractors_WrongParty", stranger);
    await contractors.connect(candidate).leaveCompany([]);
    await expectError(clear(system, stranger), contractors, "Contractors_WrongParty", stranger);
  });

  it("reverts for an old address", async () => {
    const system = await load();
    const { contractors, registrar, supervisor, candidate } = system;
    await contractors.connect(registrar).move(supervisor, candidate, [1n, 2n, 3n, FOUNDED]);
    const clearing = clear(system, supervisor, { domain: 4n });
    await expectError(clearing, contractors, "Contractors_KnownAccount", supervisor);
  });
});

/** Every offer that is none, with the error that says so; `time` is the second in which it is made. */
const REFUSED: Record<string, (scene: Scene, time: bigint) => [Partial<Offer>, string, unknown[]]> = {
  "no kind": () => [{ kind: Kind.None }, "Contractors_InvalidKind", [0n]],
  "a rate of zero": ({ candidate }) => [{ rate: 0n }, "Contractors_ZeroRate", [candidate]],
  "a proposal without an end": () => [{ kind: Kind.Proposal }, "Contractors_InvalidEnd", [5n, 0n]],
  "a proposal that ends as it begins": (_, time) => [
    { kind: Kind.Proposal, until: time },
    "Contractors_InvalidEnd",
    [5n, time],
  ],
  "a subcontractor without a supervisor": () => [
    { kind: Kind.Subcontractor },
    "Contractors_InvalidSupervisor",
    [3n, NOBODY],
  ],
  "a subcontractor of somebody who is cleared nowhere": ({ stranger }) => [
    { kind: Kind.Subcontractor, supervisor: stranger.address },
    "Contractors_InvalidSupervisor",
    [3n, stranger],
  ],
  "a subcontractor of itself": ({ candidate }) => [
    { kind: Kind.Subcontractor, supervisor: candidate.address },
    "Contractors_InvalidSupervisor",
    [3n, candidate],
  ],
  ...Object.fromEntries(
    (["Direct", "Supervisor", "Subcontractor", "Temporary"] as const).map((kind) => [
      `an end for a ${kind}`,
      ({ supervisor }: Scene, time: bigint): [Partial<Offer>, string, unknown[]] => [
        {
          kind: Kind[kind],
          until: time + DAY,
          supervisor: kind === "Subcontractor" ? supervisor.address : NOBODY,
        },
        "Contractors_InvalidEnd",
        [Kind[kind], time + DAY],
      ],
    ]),
  ),
  ...Object.fromEntries(
    (["Direct", "Supervisor", "Temporary", "Proposal"] as const).map((kind) => [
      `a supervisor for a ${kind}`,
      ({ supervisor }: Scene, time: bigint): [Partial<Offer>, string, unknown[]] => [
        { kind: Kind[kind], until: kind === "Proposal" ? time + DAY : 0n, supervisor: supervisor.address },
        "Contractors_InvalidSupervisor",
        [Kind[kind], supervisor],
      ],
    ]),
  ),
};

describe("Contractors: the offers that each kind refuses", () => {
  for (const [what, describeOffer] of Object.entries(REFUSED)) {
    it(`${what}, by clear and by requireValid`, async () => {
      const system = await load();
      const { contractors, candidate } = system;
      const time = (await now()) + DAY;
      const [offer, error, args] = describeOffer(system, time);
      await reach(time);
      const valid = contractors.requireValid(FOUNDED, candidate, offerOf(offer));
      await expectError(valid, contractors, error, ...args);
      // The transaction is one second later, at which the same offer is no better.
      await expectError(clear(system, candidate, offer), contractors, error, ...args);
    });
  }

  for (const kind of ["Direct", "Subcontractor", "Temporary", "Proposal"] as const) {
    it(`a subcontractor of somebody whose own clearance is ${kind}`, async () => {
      const system = await load();
      const { contractors, candidate, crowd } = system;
      const [offer] = KINDS[kind]!(system, await now());
      await clear(system, crowd[0], offer);
      const clearing = clear(system, candidate, { kind: Kind.Subcontractor, supervisor: crowd[0].address });
      await expectError(clearing, contractors, "Contractors_InvalidSupervisor", 3n, crowd[0]);
    });
  }

  it("a subcontractor of a supervisor of another domain", async () => {
    const system = await load();
    const { contractors, supervisor, candidate } = system;
    const offer = { kind: Kind.Subcontractor, supervisor: supervisor.address };
    const clearing = clear(system, candidate, { ...offer, domain: 4n });
    await expectError(clearing, contractors, "Contractors_InvalidSupervisor", 3n, supervisor);
  });

  it("a subcontractor of a supervisor who is suspended, or whose clearance has ended, or who has moved", async () => {
    const system = await load();
    const { contractors, registrar, supervisor, candidate, crowd } = system;
    const offer = { kind: Kind.Subcontractor, supervisor: supervisor.address };
    const refused = () =>
      expectError(clear(system, candidate, offer), contractors, "Contractors_InvalidSupervisor", 3n, supervisor);
    await contractors.connect(registrar).suspend(FOUNDED, supervisor);
    await refused();
    await contractors.connect(registrar).reinstate(FOUNDED, supervisor);
    await contractors.connect(registrar).move(supervisor, crowd[0], [1n, 2n, 3n, FOUNDED]);
    await refused();
    await contractors.connect(registrar).end(FOUNDED, crowd[0]);
    const ended = clear(system, candidate, { ...offer, supervisor: crowd[0].address });
    await expectError(ended, contractors, "Contractors_InvalidSupervisor", 3n, crowd[0]);
  });

  it("no good one: requireValid lets pass what each kind wants", async () => {
    const system = await load();
    for (const describeKind of Object.values(KINDS)) {
      const [offer] = describeKind(system, await now());
      await system.contractors.requireValid(FOUNDED, system.candidate, offerOf(offer));
    }
  });

  it("no proposal that ends a second after it begins", async () => {
    const system = await load();
    const since = (await now()) + DAY;
    await networkHelpers.time.setNextBlockTimestamp(since);
    await clear(system, system.candidate, { kind: Kind.Proposal, until: since + 1n });
    expect(await clearanceOf(system, system.candidate)).to.deep.equal(
      clearanceAs(since, { kind: Kind.Proposal, until: since + 1n }),
    );
    await pass(1n);
    expect(await system.contractors.isCleared(FOUNDED, system.candidate)).to.equal(false);
  });
});

describe("Contractors: the subcontractor's supervisor", () => {
  it("stays named by its number when it moves, and when its own clearance ends", async () => {
    const system = await load();
    const { contractors, registrar, supervisor, candidate, crowd } = system;
    const since = await secondOf(
      clear(system, candidate, { kind: Kind.Subcontractor, supervisor: supervisor.address }),
    );
    await contractors.connect(registrar).move(supervisor, crowd[0], [1n, 2n, 3n, FOUNDED]);
    await contractors.connect(registrar).end(FOUNDED, crowd[0]);
    expect(await clearanceOf(system, candidate)).to.deep.equal(
      clearanceAs(since, { kind: Kind.Subcontractor, supervisor: 1n, rate: RATE }),
    );
    expect(await contractors.isCleared(FOUNDED, candidate)).to.equal(true);
  });
});
