import { expect } from "chai";

import { NOBODY } from "../../fixtures/accounts.ts";
import { expectError, secondOf } from "../../fixtures/assertions.ts";
import { at, DAY, networkHelpers, now, pass, reach } from "../../fixtures/chain.ts";
import {
  clear,
  clearanceAs,
  clearanceOf,
  deployWithKeys,
  FOUNDED,
  foundDomain,
  KINDS,
  offerOfKind,
} from "../../fixtures/contractors.ts";
import { Kind, offerOf, type Offer } from "../../fixtures/system.ts";

/** The founded domain with a supervisor, the first member; party number 1. */
async function deployDomain() {
  const system = await deployWithKeys();
  await foundDomain(system);
  await clear(system, system.members[0], { kind: Kind.Supervisor });
  return { ...system, supervisor: system.members[0] };
}

const load = () => networkHelpers.loadFixture(deployDomain);
type Scene = Awaited<ReturnType<typeof load>>;

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
      await clear(system, crowd[0], offerOfKind(kind, system.supervisor, await now()));
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
    await contractors.connect(registrar).suspend(FOUNDED, supervisor, true);
    await refused();
    await contractors.connect(registrar).reinstate(FOUNDED, supervisor);
    await contractors.connect(registrar).move(supervisor, crowd[0], [1n, 2n, 3n, FOUNDED], 0n);
    await refused();
    await contractors.connect(registrar).end(FOUNDED, crowd[0]);
    const ended = clear(system, candidate, { ...offer, supervisor: crowd[0].address });
    await expectError(ended, contractors, "Contractors_InvalidSupervisor", 3n, crowd[0]);
  });

  it("no good one: requireValid lets pass what each kind wants", async () => {
    const system = await load();
    for (const kind of KINDS) {
      const offer = offerOfKind(kind, system.supervisor, await now());
      await system.contractors.requireValid(FOUNDED, system.candidate, offer);
    }
  });

  it("no proposal that ends a second after it begins", async () => {
    const system = await load();
    const since = (await now()) + DAY;
    await at(since);
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
    await contractors.connect(registrar).move(supervisor, crowd[0], [1n, 2n, 3n, FOUNDED], 0n);
    await contractors.connect(registrar).end(FOUNDED, crowd[0]);
    expect(await clearanceOf(system, candidate)).to.deep.equal(
      clearanceAs(since, { kind: Kind.Subcontractor, supervisor: 1n }),
    );
    expect(await contractors.isCleared(FOUNDED, candidate)).to.equal(true);
  });
});
