import type { Act } from "./acts.ts";
import { DOMAINS, type House } from "./chain.ts";
import type { Remembered } from "./choice.ts";
import type { Draw } from "./draw.ts";
import type { HumanActs } from "./human-acts.ts";
import type { Judged } from "./questions.ts";
import type { Random } from "./random.ts";
import type { ReviewAct, ReviewState } from "./rules/judgement.ts";
import { NOBODY, type Address } from "./rules/ledger.ts";
import type { Model } from "./rules/model.ts";
import { isHeld } from "./rules/people.ts";
import { signAcceptance, signSay } from "./signing.ts";

const DAY = 86_400n;
/** How many of the addresses that are nobody's are kept for recoveries. */
const RESERVED = 4;

/** Chooses what people do with each other: they judge, join, move and leave. */
export class HumanChoice {
  #serial = 0n;

  constructor(
    private readonly random: Random,
    private readonly house: House,
    private readonly model: Model,
    private readonly acts: HumanActs,
    private readonly draw: Draw,
    private readonly seen: Remembered,
  ) {}

  /** What there is to choose from at `now` (seconds since 1970); null where it cannot be. */
  choices(now: bigint): (() => Act | null)[] {
    const often = (times: number, choice: () => Act | null) => Array.from({ length: times }, () => choice);
    return [
      ...often(8, () => this.#say("endorse", this.random.oneIn(4) ? ["Reached"] : ["Open"], now)),
      ...often(2, () => this.#say("object", ["Open", "Reached"], now)),
      () => this.#say("withdraw", ["Open", "Reached", "Concludable"], now),
      ...often(3, () => this.#sign(now)),
      ...often(3, () => this.#submit()),
      () => this.#voidSignatures(now),
      ...often(2, () => this.#step("conclude", ["Concludable"], now)),
      ...often(2, () => this.#step("escalate", ["Contested", "Lapsed"], now)),
      () => this.#step("appeal", this.random.oneIn(2) ? ["Open"] : ["Reached"], now),
      ...often(2, () => this.#answer(now)),
      ...often(3, () => this.#nominate(now)),
      ...often(2, () => this.#conduct(now)),
      () => this.#accept(),
      () => this.#decline(),
      ...often(3, () => this.#issue(now)),
      ...often(2, () => this.#admit(now)),
      () => this.#revoke(now),
      () => this.acts.resign(this.draw.someone(), this.draw.domain()),
      ...often(2, () => this.#expire(now)),
      () => this.#use(),
      ...often(3, () => this.#charge()),
      ...often(4, () => this.#backCharge(now)),
      ...often(3, () => this.#enforce(now)),
      () => this.acts.invite(this.#company(), this.draw.someone(), !this.draw.careless()),
      ...often(2, () => this.#join()),
      () => this.#leave(),
      () => this.#offer(),
      () => this.#take(),
      ...often(2, () => this.#recover()),
      ...often(3, () => this.#backRecovery(now)),
      ...often(2, () => this.#complete(now)),
      () => this.#changeDomain(),
    ];
  }

  // Reviews

  #say(act: ReviewAct, states: readonly ReviewState[], now: bigint): Act | null {
    const judged = this.#judged(states, now);
    return judged && this.acts.say(act, this.#speaker(act, judged), judged);
  }

  #sign(now: bigint): Act | null {
    const judged = this.#judged(["Open", "Reached"], now);
    if (judged === null) return null;
    const act = this.random.oneIn(6) ? "object" : this.random.oneIn(6) ? "withdraw" : "endorse";
    const signer = this.#speaker(act, judged);
    const nonce = this.model.judgement.nonce(judged.id, signer) + (this.draw.careless(20) ? 1 : 0);
    const key = this.draw.careless(20) ? this.draw.someone() : signer;
    const deadline = now + this.random.between(1n, 2n * DAY);
    this.seen.signed.push({ judged, say: signSay(this.house, judged, { signer, act, nonce, deadline, key }) });
    return this.#submit();
  }

  #submit(): Act | null {
    const recent = this.seen.signed.slice(this.random.oneIn(3) ? 0 : -6);
    const first = this.random.maybe(recent);
    if (first === undefined) return null;
    const others = recent.filter(({ judged }) => judged.id === first.judged.id).map(({ say }) => say);
    const list = this.random.shuffled(others).slice(0, this.random.below(3) + 1);
    const judged = this.draw.careless(15) ? this.random.one(this.seen.signed).judged : first.judged;
    return this.acts.submit(this.draw.person(), judged, list);
  }

  #voidSignatures(now: bigint): Act | null {
    const judged = this.#judged(["Open", "Reached"], now);
    return judged && this.acts.voidSignatures(this.draw.someone(), judged);
  }

  #step(verb: "conclude" | "escalate" | "appeal", states: readonly ReviewState[], now: bigint): Act | null {
    const judged = this.#judged(states, now, verb === "appeal" && !this.draw.careless());
    if (judged === null) return null;
    const review = this.model.judgement.review(judged.id);
    const subject = this.house.everyone.find((who) => review !== null && this.model.judgement.isSubject(review, who));
    const from = verb === "conclude" || this.random.oneIn(verb === "appeal" ? 8 : 2) ? this.draw.someone() : subject;
    return this.acts.step(verb, from ?? this.draw.someone(), judged);
  }

  #answer(now: bigint): Act | null {
    const judged = this.#judged(["Escalated"], now);
    return judged && this.acts.answer(this.draw.admin(), judged, this.random.oneIn(2));
  }

  /** Somebody for whom this act mostly makes sense. */
  #speaker(act: ReviewAct, { id }: Judged): Address {
    const { judgement, people } = this.model;
    const review = judgement.review(id);
    if (review === null || this.draw.careless(10)) return this.draw.someone();
    const hasSaid = (who: Address) => review.says.some(({ party }) => party === people.speaker(who));
    const fitting = this.house.everyone.filter((who) =>
      act === "withdraw"
        ? hasSaid(who)
        : judgement.isEligible(review, who) && !hasSaid(who) && (act === "object" || !judgement.isBarred(review, who)),
    );
    return this.random.maybe(fitting) ?? this.draw.someone();
  }

  /** Something whose review is in one of `states`; now and then any. */
  #judged(states: readonly ReviewState[], now: bigint, appealable = false): Judged | null {
    const { judgement } = this.model;
    const fitting = this.seen.judged.filter(({ id }) => states.includes(judgement.stateOf(id, now)));
    const chosen = appealable ? fitting.filter(({ id }) => judgement.review(id)?.appealable) : fitting;
    return (this.draw.careless(20) ? null : this.random.maybe(chosen)) ?? this.random.maybe(this.seen.judged) ?? null;
  }

  // Clearances

  #nominate(now: bigint): Act {
    return this.acts.nominate(this.#draft(now));
  }

  /** A new one in one transaction, or what there is to do for one that is open. */
  #conduct(now: bigint): Act {
    const old = this.random.oneIn(2) ? this.random.maybe(this.#all("clearances")) : undefined;
    const nomination = old ?? this.#draft(now);
    const { candidate, opener, domain } = nomination;
    const { people, judgement } = this.model;
    const seasoned = people.isSeasoned(domain, now);
    const judges = this.house.everyone.filter((who) => {
      const review = judgement.review(nomination.id);
      if (review !== null) return judgement.isEligible(review, who);
      return who !== opener && people.speaker(who) !== 0 && people.mayJudge(domain, people.speaker(who), now, seasoned);
    });
    const signers = this.random.shuffled(judges).slice(0, this.random.below(4));
    const deadline = now + BigInt(this.draw.careless(30) ? 0 : 1);
    const signed = signers.map((signer) => {
      const nonce = judgement.nonce(nomination.id, signer);
      return signSay(this.house, nomination, { signer, act: "endorse", nonce, deadline, key: signer });
    });
    const key = this.draw.careless(20) || !this.house.wallets.has(candidate) ? this.draw.someone() : candidate;
    const acceptance = this.random.oneIn(3) ? null : signAcceptance(this.house, nomination, deadline, key);
    const from = this.draw.careless() ? this.draw.someone() : this.random.oneIn(3) ? candidate : opener;
    return this.acts.conduct(from === NOBODY ? opener : from, nomination, nomination.uri, signed, acceptance);
  }

  #draft(now: bigint) {
    const domain = this.draw.domain();
    const outsiders = this.house.people.filter((who) => !isHeld(this.model.people.clearance(domain, who)));
    const candidate = this.draw.careless()
      ? this.random.one([this.draw.someone(), NOBODY])
      : this.random.oneIn(4)
        ? this.#member(domain)
        : (this.random.maybe(outsiders) ?? this.draw.someone());
    const opener = this.random.oneIn(2) && candidate !== NOBODY ? candidate : this.#member(domain);
    const offer = this.draw.offer(domain, now);
    return this.acts.draftNomination(opener, domain, candidate, offer, this.draw.uri(), ++this.#serial, now);
  }

  #accept(): Act | null {
    const all = this.#all("clearances");
    const open = all.filter(({ id }) => !this.model.nominations.isAccepted(id));
    const nomination = this.random.maybe(this.draw.careless() ? all : open);
    if (nomination === undefined) return null;
    const from = this.draw.careless() || nomination.candidate === NOBODY ? this.draw.someone() : nomination.candidate;
    return this.acts.accept(from, nomination);
  }

  #decline(): Act | null {
    const nomination = this.random.oneIn(3) ? this.random.maybe(this.#all("clearances")) : undefined;
    if (nomination === undefined) return null;
    const from = this.draw.careless() || nomination.candidate === NOBODY ? this.draw.someone() : nomination.candidate;
    return this.acts.decline(from, nomination);
  }

  #issue(now: bigint): Act | null {
    const all = this.#all("clearances");
    const due = all.filter(({ id }) => {
      const isYes = ["Passed", "Concludable"].includes(this.model.judgement.stateOf(id, now));
      return isYes && this.model.nominations.isAccepted(id) && !this.model.judgement.review(id)?.settled;
    });
    const nomination = this.random.maybe(this.draw.careless() ? all : due);
    return nomination === undefined ? this.#nominate(now) : this.acts.issue(this.draw.person(), nomination);
  }

  #admit(now: bigint): Act {
    const domain = this.draw.domain();
    const who = this.draw.careless(15) ? this.random.one([NOBODY, this.#company()]) : this.draw.someone();
    return this.acts.admit(this.draw.admin(), domain, who, this.draw.offer(domain, now));
  }

  /** Half of the time somebody who is judged. */
  #revoke(now: bigint): Act | null {
    if (!this.random.oneIn(2)) return null;
    const judged = this.#judged(["Open", "Reached", "Escalated"], now);
    const domain = judged === null || judged.workflow === "bounties" ? this.draw.domain() : judged.domain;
    const review = judged && this.model.judgement.review(judged.id);
    const subject = review && this.random.oneIn(2) ? review.subject : this.#member(domain);
    return this.acts.revoke(this.draw.admin(), domain, subject);
  }

  #expire(now: bigint): Act | null {
    const over = [...DOMAINS.keys()].flatMap((domain) =>
      this.house.everyone.flatMap((who) => {
        const clearance = this.model.people.clearance(domain, who);
        return isHeld(clearance) && clearance.until !== 0n && clearance.until <= now ? [{ domain, who }] : [];
      }),
    );
    const found = this.random.maybe(over) ?? { domain: this.draw.domain(), who: this.draw.someone() };
    return this.acts.expire(this.draw.person(), found.domain, found.who);
  }

  #use(): Act {
    const once = [...DOMAINS.keys()].flatMap((domain) =>
      this.house.everyone.flatMap((who) => {
        const clearance = this.model.people.clearance(domain, who);
        return isHeld(clearance) && clearance.kind === "Temporary" ? [{ domain, who }] : [];
      }),
    );
    const found = this.random.maybe(once) ?? { domain: this.draw.domain(), who: this.draw.someone() };
    return this.acts.use(found.domain, found.who);
  }

  // Revocations

  #charge(): Act {
    const domain = this.draw.domain();
    return this.acts.charge(this.#member(domain), domain, this.#member(domain), this.draw.uri(), ++this.#serial);
  }

  #backCharge(now: bigint): Act | null {
    const all = this.#all("revocations");
    const open = all.filter(({ id }) => this.model.judgement.stateOf(id, now) === "Open");
    const revocation = this.random.maybe(this.draw.careless() ? all : open);
    return revocation === undefined ? null : this.acts.backCharge(this.#speaker("endorse", revocation), revocation);
  }

  #enforce(now: bigint): Act | null {
    const all = this.#all("revocations");
    const due = all.filter((revocation) => {
      const { id } = revocation;
      const state = this.model.judgement.stateOf(id, now);
      if (state === "Passed") return !this.model.judgement.review(id)?.settled;
      const { revocations } = this.model;
      const isAsDue = revocations.suspends(id) === ["Reached", "Escalated"].includes(state);
      return state === "Concludable" || !isAsDue || revocations.isToSpare(revocation, now);
    });
    const revocation = this.random.maybe(this.draw.careless() ? all : due);
    return revocation === undefined ? null : this.acts.enforce(this.draw.person(), revocation);
  }

  // Parties

  #join(): Act {
    const company = this.#company();
    const invited = this.house.everyone.filter((who) => this.model.people.isInvited(company, who));
    const from = this.draw.careless() ? this.draw.someone() : (this.random.maybe(invited) ?? this.draw.someone());
    return this.acts.join(from, company, this.#domainsOf(from));
  }

  #leave(): Act {
    const { people } = this.model;
    const joined = this.house.everyone.filter((who) => people.party(people.speaker(who)).company !== 0);
    const who = this.random.maybe(joined) ?? this.draw.someone();
    if (this.random.oneIn(2)) return this.acts.leave(who, this.#domainsOf(who));
    const company = people.party(people.party(people.numberOf(who)).company).account;
    return this.acts.release(company === NOBODY ? this.#company() : company, who, this.#domainsOf(who));
  }

  /** Mostly to an address that is nobody's yet. */
  #offer(): Act | null {
    const fresh = this.#fresh().slice(RESERVED);
    const to = this.draw.careless() ? this.random.one([this.draw.someone(), NOBODY]) : this.random.maybe(fresh);
    return to === undefined ? null : this.acts.offer(this.draw.someone(), to);
  }

  #take(): Act {
    const offered = this.house.everyone.filter((who) => this.model.moves.offeredTo(who) !== NOBODY);
    const from = this.random.maybe(offered) ?? this.draw.someone();
    const to = this.draw.careless() ? this.draw.someone() : this.model.moves.offeredTo(from);
    return this.acts.take(to === NOBODY ? this.draw.someone() : to, from, this.#domainsOf(from));
  }

  #recover(): Act {
    const from = this.#member(this.draw.domain());
    const domains = this.#domainsOf(from);
    const kOf = (domain: bigint) => this.model.people.domains.of(domain).terms.k;
    const strictest = domains.toSorted((a, b) => kOf(b) - kOf(a))[0];
    const domain = this.draw.careless() ? this.draw.domain() : (strictest ?? this.draw.domain());
    const fresh = this.random.maybe(this.#fresh().slice(0, RESERVED));
    const to = this.draw.careless() ? this.draw.someone() : (fresh ?? from);
    return this.acts.recover(this.#member(domain), domain, from, to, this.draw.uri(), ++this.#serial, domains);
  }

  #backRecovery(now: bigint): Act | null {
    const open = this.#all("moves").filter(({ id }) => this.model.judgement.stateOf(id, now) === "Open");
    const recovery = this.random.maybe(open);
    return recovery === undefined ? null : this.acts.say("endorse", this.#speaker("endorse", recovery), recovery);
  }

  #complete(now: bigint): Act | null {
    const all = this.#all("moves");
    const due = all.filter(({ id }) => ["Passed", "Concludable"].includes(this.model.judgement.stateOf(id, now)));
    const recovery = this.random.maybe(this.draw.careless() ? all : due);
    if (recovery === undefined) return null;
    return this.acts.complete(this.draw.person(), recovery, this.#domainsOf(recovery.from));
  }

  #changeDomain(): Act | null {
    if (!this.random.oneIn(2)) return null;
    const terms = {
      k: this.random.below(3) + 1,
      challenge: this.random.oneIn(2) ? 0n : this.random.between(1n, 2n * DAY),
      period: this.random.between(DAY, 5n * DAY),
      cooldown: this.random.oneIn(2) ? 0n : this.random.between(1n, 2n * DAY),
      admissionPercent: this.random.below(101),
      revocationPercent: this.random.below(101),
    };
    return this.acts.changeDomain(this.draw.domain(), terms);
  }

  // What all of these are made of

  #company(): Address {
    return this.random.one(this.house.companies);
  }

  /** Somebody who holds a clearance; now and then anybody. */
  #member(domain: bigint): Address {
    const members = this.house.everyone.filter((who) => isHeld(this.model.people.clearance(domain, who)));
    return (this.draw.careless(12) ? undefined : this.random.maybe(members)) ?? this.draw.someone();
  }

  /** Addresses that are nobody's yet. */
  #fresh(): Address[] {
    return this.house.spares.filter((who) => this.model.people.numberOf(who) === 0);
  }

  /** All domains in which somebody holds a clearance; now and then without one of them, or with others. */
  #domainsOf(who: Address): bigint[] {
    const domains = this.model.people.heldBy(this.model.people.numberOf(who));
    if (!this.draw.careless(20)) return domains;
    return this.random.one([domains.slice(1), [1n, 2n, 3n], domains.toReversed()]);
  }

  #all<W extends Judged["workflow"]>(workflow: W): Extract<Judged, { workflow: W }>[] {
    return this.seen.judged.filter(
      (judged): judged is Extract<Judged, { workflow: W }> => judged.workflow === workflow,
    );
  }
}
