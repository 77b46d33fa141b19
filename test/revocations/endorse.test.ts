import { expect } from "chai";

import { expectError, expectEvents, plain } from "../fixtures/assertions.ts";
import { at, networkHelpers, now } from "../fixtures/chain.ts";
import { bitsOf, ReviewState } from "../fixtures/reviews.ts";
import { openRevocation, revocationIn } from "../fixtures/revocations.ts";
import { signSay, signSays } from "../fixtures/signatures.ts";
import { deploySystem, DOMAINS, offerOf, type System } from "../fixtures/system.ts";

const load = () => networkHelpers.loadFixture(deploySystem);
const { standard } = DOMAINS;

/** Whether the seventh member's clearance is suspended, and whether it has ended. */
async function standing({ contractors, members }: System): Promise<{ suspended: boolean; ended: boolean }> {
  const { suspended, ended } = await contractors.clearanceOf(standard.id, members[6]);
  return { suspended, ended };
}

describe("Revocations: endorse and submit", () => {
  it("suspends with the k-th endorsement, in the same transaction", async () => {
    const system = await load();
    const { revocations, contractors, reviews, members } = system;
    const { id, revocation } = await openRevocation(system);
    await expectEvents(system, revocations.connect(members[1]).endorse(revocation, "absent"), [
      [reviews, "Endorsed", id, members[1], "absent"],
    ]);
    expect(await standing(system)).to.deep.equal({ suspended: false, ended: false });
    const { voices } = await contractors.domainOf(standard.id);
    await expectEvents(system, revocations.connect(members[2]).endorse(revocation, "ipfs://why"), [
      [reviews, "Endorsed", id, members[2], "ipfs://why"],
      [reviews, "ReviewReached", id],
      [revocations, "RevocationSuspends", id],
      [contractors, "ClearanceSuspended", standard.id, members[6]],
    ]);
    expect(await standing(system)).to.deep.equal({ suspended: true, ended: false });
    expect(await revocations.suspends(id)).to.equal(true);
    expect((await contractors.domainOf(standard.id)).voices).to.equal(voices - 1n);
  });

  it("suspends with the k-th signature, in the same transaction, whoever submits it", async () => {
    const system = await load();
    const { revocations, contractors, reviews, members, stranger } = system;
    const opened = await openRevocation(system);
    const signed = await signSays(system, opened.question, members.slice(1, 3));
    await expectEvents(system, revocations.connect(stranger).submit(opened.revocation, signed), [
      [reviews, "Endorsed", opened.id, members[1], ""],
      [reviews, "Endorsed", opened.id, members[2], ""],
      [reviews, "ReviewReached", opened.id],
      [revocations, "RevocationSuspends", opened.id],
      [contractors, "ClearanceSuspended", standard.id, members[6]],
    ]);
  });

  it("lifts with a withdrawal that is submitted", async () => {
    const system = await load();
    const { revocations, contractors, reviews, members } = system;
    const opened = await revocationIn(system, "Reached");
    const signed = await signSay(system, opened.question, members[1], { act: "Withdraw" });
    await expectEvents(system, revocations.submit(opened.revocation, [signed]), [
      [reviews, "SayWithdrawn", opened.id, members[1]],
      [reviews, "ReviewReopened", opened.id],
      [revocations, "RevocationLifted", opened.id],
      [contractors, "ClearanceReinstated", standard.id, members[6]],
    ]);
  });

  it("submits objections, and does nothing where there is nothing to enforce", async () => {
    const system = await load();
    const { revocations, reviews, members } = system;
    const opened = await openRevocation(system);
    const signed = await signSay(system, opened.question, members[3], { act: "Object", reason: "she was ill" });
    await expectEvents(system, revocations.submit(opened.revocation, [signed]), [
      [reviews, "Objected", opened.id, members[3], "she was ill"],
    ]);
  });

  it("reverts as endorsing in Reviews does", async () => {
    const system = await load();
    const { revocations, reviews, members, stranger } = system;
    const { id, revocation, openedAt } = await openRevocation(system);
    const endorse = (who: typeof stranger) => revocations.connect(who).endorse(revocation, "");
    await expectError(endorse(stranger), reviews, "Reviews_NotEligible", standard.id, stranger, openedAt);
    await expectError(endorse(members[0]), reviews, "Reviews_AlreadySaid", id, members[0]);
    await expectError(endorse(members[6]), reviews, "Reviews_Barred", id, members[6]);
  });

  it("reverts for a revocation that differs in anything", async () => {
    const system = await load();
    const { revocations, reviews, members } = system;
    const { revocation } = await openRevocation(system);
    for (const other of [
      { ...revocation, domain: 2n },
      { ...revocation, account: members[5].address },
      { ...revocation, opener: members[1].address },
      { ...revocation, content: `0x${"00".repeat(32)}` },
      { ...revocation, salt: revocation.salt + 1n },
      { ...revocation, barred: [] },
    ]) {
      await expectError(
        revocations.connect(members[1]).endorse(other, ""),
        reviews,
        "Reviews_UnexpectedState",
        reviews.idOf(plain(await revocations.questionOf(other)) as never),
        ReviewState.None,
        bitsOf("Open", "Reached"),
      );
    }
  });
});

describe("Revocations: who is suspended", () => {
  it("cannot resign, endorse, object, sponsor or bill, and can again when it is lifted", async () => {
    const system = await load();
    const { clearances, revocations, contractors, reviews, members, stranger } = system;
    const other = await openRevocation(system, { account: members[5], opener: members[1] });
    const opened = await revocationIn(system, "Reached");
    const subject = members[6];
    await expectError(
      clearances.connect(subject).resign(standard.id),
      contractors,
      "Contractors_NotCleared",
      standard.id,
      subject,
    );
    for (const say of ["endorse", "object"] as const) {
      await expectError(
        reviews.connect(subject)[say](other.question, ""),
        reviews,
        "Reviews_NotEligible",
        standard.id,
        subject,
        other.openedAt,
      );
    }
    const second = (await now()) + 100n;
    await at(second);
    await expectError(
      clearances.connect(subject).nominate(standard.id, stranger, offerOf(), "ipfs://x", 1n, { gasLimit: 1_000_000n }),
      reviews,
      "Reviews_NotEligible",
      standard.id,
      subject,
      second,
    );
    expect(await contractors.isCleared(standard.id, subject)).to.equal(false);
    expect(await contractors.isCleared(2n, subject)).to.equal(true);

    await reviews.connect(members[0]).withdraw(opened.question);
    await revocations.enforce(opened.revocation);
    await reviews.connect(subject).object(other.question, "");
    await clearances.connect(subject).resign(standard.id);
    expect(await standing(system)).to.deep.equal({ suspended: false, ended: true });
  });
});
