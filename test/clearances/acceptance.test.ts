import { expect } from "chai";
import { id as hashOf, ZeroHash } from "ethers";

import { addressOf } from "../fixtures/accounts.ts";
import { expectError, plain } from "../fixtures/assertions.ts";
import { at, ethers, networkHelpers, now } from "../fixtures/chain.ts";
import {
  describeNomination,
  openNomination,
  type OpenedNomination,
  signAcceptance,
  STATEMENT,
} from "../fixtures/clearances.ts";
import { ReviewState } from "../fixtures/reviews.ts";
import { signSays } from "../fixtures/signatures.ts";
import { deploySystem, DOMAINS, type System } from "../fixtures/system.ts";

const load = () => networkHelpers.loadFixture(deploySystem);
const { instant } = DOMAINS;

/** A nomination by the candidate in the domain without a challenge period, not open yet. */
function own(system: System): Promise<OpenedNomination> {
  return describeNomination(system, 0n, { domain: instant, opener: system.candidate });
}

describe("Clearances: the candidate's signature", () => {
  it("is good until the second before its deadline", async () => {
    const system = await load();
    const { clearances, candidate } = system;
    const opened = await openNomination(system);
    const deadline = (await now()) + 100n;
    const acceptance = await signAcceptance(system, opened, candidate, { deadline });
    await at(deadline);
    await expectError(
      clearances.conduct(opened.nomination, "", [], acceptance, { gasLimit: 1_000_000n }),
      clearances,
      "Clearances_AcceptanceExpired",
      opened.id,
      deadline,
    );
    const later = await signAcceptance(system, opened, candidate, { deadline: deadline + 100n });
    await at(deadline + 99n);
    await clearances.conduct(opened.nomination, "", [], later);
    expect(await clearances.acceptedAt(opened.id)).to.equal(deadline + 99n);
  });

  it("is nobody else's, for no other nomination, deadline, chain or contract", async () => {
    const system = await load();
    const { clearances, reviews, candidate, members } = system;
    const opened = await openNomination(system);
    const other = await openNomination(system, { opener: members[1] });
    const good = await signAcceptance(system, opened, candidate);
    const forged = [
      await signAcceptance(system, opened, members[0]),
      await signAcceptance(system, other, candidate),
      { ...good, deadline: BigInt(good.deadline) + 1n },
      await signAcceptance(system, opened, candidate, { domain: { chainId: 1n } }),
      await signAcceptance(system, opened, candidate, { domain: { verifyingContract: addressOf(reviews) } }),
      await signAcceptance(system, opened, candidate, { domain: { name: "Exchequer Reviews" } }),
      await signAcceptance(system, opened, candidate, { domain: { version: "2" } }),
      { ...good, signature: `${String(good.signature).slice(0, -2)}00` },
      { ...good, signature: "0x01" },
    ];
    for (const acceptance of forged) {
      await expectError(
        clearances.conduct(opened.nomination, "", [], acceptance),
        clearances,
        "Clearances_InvalidAcceptance",
        opened.id,
        candidate,
      );
    }
    await clearances.conduct(opened.nomination, "", [], good);
  });

  it("opens nothing when it is forged or expired", async () => {
    const system = await load();
    const { clearances, reviews, candidate, stranger } = system;
    const mine = await own(system);
    const forged = await signAcceptance(system, mine, stranger);
    await expectError(
      clearances.connect(stranger).conduct(mine.nomination, STATEMENT, [], forged),
      clearances,
      "Clearances_InvalidAcceptance",
      mine.id,
      candidate,
    );
    const expired = await signAcceptance(system, mine, candidate, { deadline: 1n });
    await expectError(
      clearances.connect(stranger).conduct(mine.nomination, STATEMENT, [], expired),
      clearances,
      "Clearances_AcceptanceExpired",
      mine.id,
      1n,
    );
    expect(await reviews.stateOf(mine.id)).to.equal(ReviewState.None);
  });

  it("may be a contract's (ERC-1271), as it says then", async () => {
    const system = await load();
    const { clearances, contractors, members, crowd, stranger } = system;
    const wallet = await ethers.deployContract("SignatureWallet", [crowd[0].address]);
    const opened = await describeNomination(system, 0n, { domain: instant, candidate: wallet, opener: wallet });
    const signed = await signSays(system, opened.question, members.slice(0, 3));
    const acceptance = await signAcceptance(system, opened, crowd[0]);
    const conduct = () => clearances.connect(stranger).conduct(opened.nomination, STATEMENT, signed, acceptance);
    for (const refusal of [1n, 2n, 3n]) {
      await wallet.setAnswer(refusal);
      await expectError(conduct(), clearances, "Clearances_InvalidAcceptance", opened.id, wallet);
    }
    await wallet.setAnswer(0n);
    await wallet.setOwner(stranger);
    await expectError(conduct(), clearances, "Clearances_InvalidAcceptance", opened.id, wallet);
    await wallet.setOwner(crowd[0]);
    await conduct();
    expect(await contractors.isCleared(instant.id, wallet)).to.equal(true);
  });

  it("is over a domain that software can ask for (ERC-5267)", async () => {
    const { clearances } = await load();
    const { chainId } = await ethers.provider.getNetwork();
    expect(plain(await clearances.eip712Domain())).to.deep.equal([
      "0x0f",
      "Exchequer Clearances",
      "1",
      chainId,
      clearances.target,
      ZeroHash,
      [],
    ]);
    expect(await clearances.ACCEPTANCE_TYPEHASH()).to.equal(hashOf("Acceptance(bytes32 nomination,uint48 deadline)"));
  });
});
