import { expect } from "chai";

import { NOBODY } from "../fixtures/accounts.ts";
import { expectError, expectUnauthorized } from "../fixtures/assertions.ts";
import { at, DAY, ethers, networkHelpers, now } from "../fixtures/chain.ts";
import { describeNomination, openNomination, STATEMENT } from "../fixtures/clearances.ts";
import { call } from "../fixtures/money.ts";
import { joinCompany, moveParty } from "../fixtures/parties.ts";
import { admit, ReviewState } from "../fixtures/reviews.ts";
import { deploySystem, DOMAINS, Kind, offerOf, type Offer } from "../fixtures/system.ts";

const load = () => networkHelpers.loadFixture(deploySystem);
const { standard, widest } = DOMAINS;
const OFFER = offerOf();

describe("Clearances: nominate, what is offered and by whom", () => {
  describe("given an offer", () => {
    it("takes every kind, as it is", async () => {
      const system = await load();
      const { members, candidate } = system;
      await admit(system, widest, [candidate]);
      await system.clearances.connect(system.admin).admit(standard.id, candidate, offerOf({ kind: Kind.Supervisor }));
      const until = (await now()) + 90n * DAY;
      const offers: Partial<Offer>[] = [
        { kind: Kind.Direct },
        { kind: Kind.Supervisor },
        { kind: Kind.Subcontractor, supervisor: candidate.address },
        { kind: Kind.Temporary },
        { kind: Kind.Proposal, until },
      ];
      for (const [i, offer] of offers.entries()) {
        const { id } = await openNomination(system, { candidate: system.crowd[i]!, offer, opener: members[i % 3]! });
        expect(await system.reviews.stateOf(id)).to.equal(ReviewState.Open);
      }
    });

    const refused: [title: string, offer: Partial<Offer>, error: string, args: unknown[]][] = [
      ["no kind", { kind: Kind.None }, "Contractors_InvalidKind", [Kind.None]],
      ["an end that its kind has not", { until: 2n ** 40n }, "Contractors_InvalidEnd", [Kind.Direct, 2n ** 40n]],
      ["no end that its kind has", { kind: Kind.Proposal, until: 0n }, "Contractors_InvalidEnd", [Kind.Proposal, 0n]],
      ["an end that is over", { kind: Kind.Proposal, until: 1n }, "Contractors_InvalidEnd", [Kind.Proposal, 1n]],
      [
        "a supervisor that its kind has not",
        { kind: Kind.Temporary, supervisor: `0x${"11".repeat(20)}` },
        "Contractors_InvalidSupervisor",
        [Kind.Temporary, `0x${"11".repeat(20)}`],
      ],
      [
        "a supervisor that is none",
        { kind: Kind.Subcontractor, supervisor: `0x${"11".repeat(20)}` },
        "Contractors_InvalidSupervisor",
        [Kind.Subcontractor, `0x${"11".repeat(20)}`],
      ],
    ];
    for (const [title, offer, error, args] of refused) {
      it(`reverts for ${title}`, async () => {
        const { clearances, contractors, members, candidate } = await load();
        for (const opener of [members[0], candidate]) {
          await expectError(
            clearances.connect(opener).nominate(1n, candidate, offerOf(offer), STATEMENT, 1n),
            contractors,
            error,
            ...args,
          );
        }
      });
    }

    it("reverts for a rate of zero, to clear and to change", async () => {
      const { clearances, contractors, members, candidate } = await load();
      for (const who of [candidate, members[1]]) {
        await expectError(
          clearances.connect(members[0]).nominate(1n, who, offerOf({ rate: 0n }), STATEMENT, 1n),
          contractors,
          "Contractors_ZeroRate",
          who,
        );
      }
    });
  });

  describe("given bad input", () => {
    it("reverts without a statement", async () => {
      const { clearances, members, candidate } = await load();
      await expectError(
        clearances.connect(members[0]).nominate(1n, candidate, OFFER, "", 1n),
        clearances,
        "Clearances_NoContent",
      );
    });

    it("reverts for a candidate of zero", async () => {
      const { clearances, reviews, members } = await load();
      await expectError(
        clearances.connect(members[0]).nominate(1n, NOBODY, OFFER, STATEMENT, 1n),
        reviews,
        "Reviews_NoSubject",
      );
    });

    it("reverts for a domain that does not exist or is retired, whoever calls", async () => {
      const { clearances, contractors, members, candidate, admin } = await load();
      await contractors.connect(admin).retireDomain(2n);
      for (const caller of [members[0], candidate]) {
        await expectError(
          clearances.connect(caller).nominate(9n, candidate, OFFER, STATEMENT, 1n),
          contractors,
          "Contractors_UnknownDomain",
          9n,
        );
        await expectError(
          clearances.connect(caller).nominate(2n, candidate, OFFER, STATEMENT, 1n),
          contractors,
          "Contractors_RetiredDomain",
          2n,
        );
      }
    });

    it("reverts for a sponsor who is not cleared in the domain, or at the address that it has left", async () => {
      const system = await load();
      const { clearances, reviews, members, candidate, stranger, admin, crowd } = system;
      await moveParty(system, members[5], crowd[0]);
      const cases = [
        [widest.id, members[0]],
        [standard.id, stranger],
        [standard.id, admin],
        [standard.id, members[5]],
      ] as const;
      for (const [domain, caller] of cases) {
        const second = (await now()) + 10n;
        await at(second);
        await expectError(
          clearances.connect(caller).nominate(domain, candidate, OFFER, STATEMENT, 1n, { gasLimit: 1_000_000n }),
          reviews,
          "Reviews_NotEligible",
          domain,
          caller,
          second,
        );
      }
    });

    it("reverts for a sponsor who has no voice, or shares the candidate's company", async () => {
      const system = await load();
      const { clearances, reviews, members, candidate, crowd, admin } = system;
      await clearances.connect(admin).admit(standard.id, crowd[1], offerOf({ kind: Kind.Temporary }));
      await admit(system, widest, [candidate]);
      await joinCompany(system, crowd[9]!, [members[3]]);
      await joinCompany(system, crowd[9]!, [candidate], [widest]);
      const second = (await now()) + 10n;
      await at(second);
      await expectError(
        clearances.connect(crowd[1]).nominate(1n, candidate, OFFER, STATEMENT, 1n, { gasLimit: 1_000_000n }),
        reviews,
        "Reviews_NotEligible",
        standard.id,
        crowd[1],
        second,
      );
      const { id } = await describeNomination(system, 0n, { opener: members[3] });
      await expectError(
        clearances.connect(members[3]).nominate(1n, candidate, OFFER, STATEMENT, 1n),
        reviews,
        "Reviews_Barred",
        id,
        members[3],
      );
    });

    it("reverts for a sponsor who is cleared since this very second", async () => {
      const { clearances, reviews, candidate, admin } = await load();
      const actor = await ethers.deployContract("Actor");
      await clearances.connect(admin).grantRole(await clearances.DEFAULT_ADMIN_ROLE(), actor);
      const second = (await now()) + 100n;
      await at(second);
      await expectError(
        actor.run(
          [
            call(clearances, "admit", [1n, actor.target, OFFER]),
            call(clearances, "nominate", [1n, candidate.address, OFFER, STATEMENT, 1n]),
          ],
          { gasLimit: 2_000_000n },
        ),
        reviews,
        "Reviews_NotEligible",
        1n,
        actor,
        second,
      );
    });

    it("opens nothing more once its right is revoked", async () => {
      const { clearances, reviews, members, candidate, admin } = await load();
      await reviews.connect(admin).revokeRole(await reviews.WORKFLOW_ROLE(), clearances);
      await expectUnauthorized(
        clearances.connect(members[0]).nominate(standard.id, candidate, OFFER, STATEMENT, 1n),
        reviews,
        clearances,
        reviews.WORKFLOW_ROLE(),
      );
    });
  });
});
