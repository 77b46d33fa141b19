// Where approved payments wait: how far each has come, and when there will be room if nothing else happens. Amounts are base units.
import type { Address } from "viem";

import type { AssetSpending, Line, Payment, Proposal, Snapshot, Spending, Ticket } from "../types.ts";
import { allows, capacityAt, capacityWith, changeTimes, NO_POLICY } from "./policies.ts";
import { carriedOutIn } from "./proposals.ts";
import { countWhile } from "./search.ts";

/** What all payees of one payment get at the most, base units: `PaymentLine.MAX_PAYMENT`. */
export const MAX_PAYMENT = 2n ** 112n - 1n;

/** What of a range [from, from + size) that ends at `end` the line has come past at `released`. */
function reached(released: bigint, from: bigint, size: bigint, end: bigint): bigint {
  const until = released < end ? released : end;
  if (until <= from) return 0n;
  return until - from < size ? until - from : size;
}

/** One payee's place in a ticket. */
export interface Place extends Payment {
  /** Its number in the ticket, from 0. */
  readonly index: number;
  /** Where its range begins on the running total. */
  readonly start: bigint;
  /** What it still gets at the most: less than `amount` where the ticket was cancelled. */
  readonly due: bigint;
  /** What it was credited. */
  readonly drawn: bigint;
  /** What can be credited without any release. */
  readonly ready: bigint;
  /** What has not come to its turn. */
  readonly waiting: bigint;
  /** What it will not get: it was cancelled. */
  readonly cancelled: bigint;
}

/** The payees of a ticket with what each has got and can get. */
export function placesOf(ticket: Ticket, line: Pick<Line, "released"> | undefined): Place[] {
  const released = line?.released ?? 0n;
  let start = ticket.start;
  return ticket.payments.map(({ payee, amount }, index) => {
    const drawn = ticket.drawn[index] ?? 0n;
    const due = reached(ticket.end, start, amount, ticket.end);
    const ready = reached(released, start, amount, ticket.end) - drawn;
    const waiting = due - drawn - ready;
    const place = { payee, amount, index, start, due, drawn, ready, waiting, cancelled: amount - due };
    start += amount;
    return place;
  });
}

/** What of a ticket waits for room: neither released nor cancelled. */
export function waitingOfTicket({ start, end }: Ticket, { released }: Pick<Line, "released">): bigint {
  const from = start > released ? start : released;
  return end > from ? end - from : 0n;
}

/** Everything that a ticket's payees were credited. */
export function drawnOfTicket({ drawn }: Ticket): bigint {
  return drawn.reduce((sum, amount) => sum + amount, 0n);
}

/** What was released of a ticket and nobody has drawn. */
export function readyOfTicket(ticket: Ticket, { released }: Pick<Line, "released">): bigint {
  return reached(released, ticket.start, ticket.size, ticket.end) - drawnOfTicket(ticket);
}

/** Where a ticket is. Waiting: some of it has no room yet. Ready: all is released, some not drawn. Done: nothing is left to do. */
export type TicketState = "Waiting" | "Ready" | "Done";

/** Where a ticket is, whatever the time. */
export function ticketStateOf(ticket: Ticket, line: Pick<Line, "released">): TicketState {
  if (waitingOfTicket(ticket, line) > 0n) return "Waiting";
  return readyOfTicket(ticket, line) > 0n ? "Ready" : "Done";
}

/** Tickets of a line that are not done, in their order. */
export function openTickets({ lines, tickets }: Snapshot, asset: Address): Ticket[] {
  const line = lines.get(asset);
  if (!line) return [];
  return line.tickets
    .map((id) => tickets.get(id))
    .filter((ticket): ticket is Ticket => ticket !== undefined && ticketStateOf(ticket, line) !== "Done");
}

/** What somebody is still to get of a ticket. */
export interface Expected {
  readonly ticket: Ticket;
  /** What has not come to its turn. */
  readonly waiting: bigint;
  /** What can be drawn without any release. */
  readonly ready: bigint;
  /** Where the last of it ends on the running total of its asset's line. */
  readonly end: bigint;
}

/** What of the waiting payments is for payees of whom `isPayee` is true, by asset, in the order of its line. */
export function expectedBy(snapshot: Snapshot, isPayee: (payee: Address) => boolean): Expected[] {
  return [...snapshot.lines.values()].flatMap((line) =>
    openTickets(snapshot, line.asset).flatMap((ticket): Expected[] => {
      const own = placesOf(ticket, line).filter(({ payee, due, drawn }) => due > drawn && isPayee(payee));
      const last = own.at(-1);
      if (!last) return [];
      const waiting = sum(own.map((place) => place.waiting));
      const ready = sum(own.map((place) => place.ready));
      return [{ ticket, waiting, ready, end: last.start + last.due }];
    }),
  );
}

/** Seconds for which payees are told of what was cancelled. */
const TOLD_FOR = 90 * 86_400;

/** What somebody will not get of a ticket, because stakeholders cancelled it. */
export interface Cancelled {
  readonly ticket: Ticket;
  readonly amount: bigint;
  /** Seconds. */
  readonly at: number;
  /** The vote that did; undefined where the events don't tell. */
  readonly by: bigint | undefined;
}

/** What was cancelled lately of payments to payees of whom `isPayee` is true, newest first. */
export function cancelledFor(
  snapshot: Snapshot,
  isPayee: (payee: Address) => boolean,
  now: number,
): readonly Cancelled[] {
  return [...snapshot.tickets.values()]
    .flatMap((ticket): Cancelled[] => {
      const at = ticket.cancelledAt;
      if (at === undefined || now >= at + TOLD_FOR) return [];
      const own = placesOf(ticket, undefined).filter(({ payee }) => isPayee(payee));
      const amount = sum(own.map(({ cancelled }) => cancelled));
      return amount === 0n ? [] : [{ ticket, amount, at, by: cancellerOf(snapshot, ticket) }];
    })
    .toSorted((a, b) => b.at - a.at);
}

/** The payments of a proposal that went to the line, in their order. */
export function ticketsOf({ tickets }: Pick<Snapshot, "tickets">, { id }: Pick<Proposal, "id">): Ticket[] {
  return [...tickets.values()].filter(({ proposal }) => proposal === id);
}

/** What was cancelled of the payments of a proposal, or by it, in the order of the payments. A vote does not name itself. */
export function cancellationsOf(
  snapshot: Snapshot,
  { id, executedIn }: Pick<Proposal, "id" | "executedIn">,
): readonly Cancelled[] {
  return [...snapshot.tickets.values()].flatMap((ticket): Cancelled[] => {
    const { proposal, cancelledAt, cancelledIn, start, size, end } = ticket;
    if (cancelledAt === undefined || (proposal !== id && cancelledIn !== executedIn)) return [];
    const canceller = cancellerOf(snapshot, ticket);
    return [{ ticket, amount: start + size - end, at: cancelledAt, by: canceller === id ? undefined : canceller }];
  });
}

/** The proposal that was carried out in the transaction that cancelled a ticket; undefined where it was none, or more than one. */
function cancellerOf(snapshot: Snapshot, { cancelledIn }: Ticket): bigint | undefined {
  const executed = cancelledIn === undefined ? [] : carriedOutIn(snapshot, cancelledIn);
  return executed.length === 1 ? executed[0]?.id : undefined;
}

const sum = (amounts: readonly bigint[]) => amounts.reduce((total, amount) => total + amount, 0n);

/** What waits in the line of an asset, without what was cancelled. */
export function waitingOf({ lines, tickets }: Snapshot, asset: Address): bigint {
  const line = lines.get(asset);
  if (!line || line.released === line.total) return 0n;
  let sum = 0n;
  for (const id of line.tickets) {
    const ticket = tickets.get(id);
    if (ticket) sum += waitingOfTicket(ticket, line);
  }
  return sum;
}

/** The payments that the line of an asset came to, or further into, in a second; in their order. */
export function releasedIn({ lines, tickets }: Snapshot, asset: Address, second: number): readonly Ticket[] {
  const line = lines.get(asset);
  if (!line) return [];
  const before = countWhile(line.advances, ({ at }) => at < second);
  const until = countWhile(line.advances, ({ at }) => at <= second);
  const [from, to] = [line.advances[before - 1]?.released ?? 0n, line.advances[until - 1]?.released ?? 0n];
  const [first, last] = [
    countWhile(line.tickets, (id) => (tickets.get(id)?.end ?? 0n) <= from),
    countWhile(line.tickets, (id) => (tickets.get(id)?.start ?? 0n) < to),
  ];
  return line.tickets.slice(first, last).flatMap((id) => tickets.get(id) ?? []);
}

/**
 * How the line of an asset could have gone on until now: since the fund or the policy changed last only time has passed, so that what was
 * to come then is what came.
 */
export function forecastSinceChange(snapshot: Snapshot, asset: Address): LineForecast {
  return forecastLine(snapshot, asset, snapshot.spending.get(asset)?.changedAt ?? 0);
}

/**
 * Since when places of a ticket can be drawn that could be at `now`, seconds: since the line came to the first of them, or could have come,
 * as `forecastSinceChange` tells; that is not asked for what was released.
 */
export function drawableSince(
  line: Pick<Line, "advances"> | undefined,
  { time }: Pick<Ticket, "time">,
  places: readonly Pick<Place, "start" | "drawn">[],
  sinceChange: LineForecast | undefined,
  now: number,
): number {
  const [first] = places;
  if (!first) return now;
  // They stand in their order.
  const from = first.start + first.drawn;
  const advances = line?.advances ?? [];
  const released = advances[countWhile(advances, (one) => one.released <= from)]?.at;
  const came = sinceChange && fitsAt(sinceChange, from + 1n);
  return Math.min(now, released ?? Math.max(time, came ?? now));
}

/** What a payment that is approved at `now` finds room for, behind all that waits; below one: nothing. */
export function roomAt(snapshot: Snapshot, asset: Address, now: number): bigint {
  return capacityAt(snapshot, asset, now) - waitingOf(snapshot, asset);
}

/** How far the line of an asset comes if it is released at `now`, on its running total. */
export function reachAt(snapshot: Snapshot, asset: Address, now: number): bigint {
  const line = snapshot.lines.get(asset);
  if (!line || line.released === line.total) return line?.released ?? 0n;
  return advance(gapsOf(snapshot, line), line, capacityAt(snapshot, asset, now)).released;
}

/** What payees of a ticket can draw at `now`, a release included, by place. */
export function drawableAt(snapshot: Snapshot, ticket: Ticket, now: number): Place[] {
  return placesOf(ticket, { released: reachAt(snapshot, ticket.asset, now) }).filter(({ ready }) => ready > 0n);
}

/** One advance of the line, as it would happen. */
export interface Advance {
  /** Seconds. */
  readonly at: number;
  /** What leaves the general fund. */
  readonly amount: bigint;
  /** How far the line then has come. */
  readonly released: bigint;
}

/** How the line of an asset goes on if nothing comes in, nothing else leaves, and each room is used as it comes. */
export interface LineForecast {
  readonly advances: readonly Advance[];
  /** Where the last ticket ends. */
  readonly total: bigint;
  /** Whether all that waits finds room as far as one looked. */
  readonly complete: boolean;
  /** What is to be said of what has no room in these advances. */
  readonly rest: NoRoom;
}

/**
 * Why no time can be told: there are more steps than are looked at; the general fund holds too little; the policy that was decided last
 * allows nothing.
 */
export type NoRoom = "later" | "never" | "notAllowed";

/** Steps after which the future is not looked into any further. */
const MAX_STEPS = 10_000;

/** How the line goes on; `extra` base units more join at its end now, as a payment that is approved now would. */
export function forecastLine(snapshot: Snapshot, asset: Address, now: number, extra = 0n): LineForecast {
  const line = snapshot.lines.get(asset) ?? { asset, total: 0n, released: 0n, advances: [], tickets: [] };
  const gaps = gapsOf(snapshot, line);
  const total = line.total + extra;
  let released = line.released;
  const known = snapshot.spending.get(asset);
  const ending: NoRoom = allows(known?.rule?.next ?? NO_POLICY) ? "never" : "notAllowed";
  if (!known) return { advances: [], total, complete: released === total, rest: ending };

  const spendings: Spending[] = [...known.spendings];
  const spending: { -readonly [field in keyof AssetSpending]: AssetSpending[field] } = { ...known, spendings };
  const times = new Agenda([now, ...changeTimes(known, snapshot.guard, now)]);
  const advances: Advance[] = [];
  let rest: NoRoom = ending;
  for (let step = 0; released < total; step += 1) {
    const at = times.next();
    if (at === undefined) break;
    if (step === MAX_STEPS) {
      rest = "later";
      break;
    }
    const moved = advance(gaps, { released, total }, capacityWith(spending, snapshot.guard, at));
    if (moved.released === released) continue;
    ({ released } = moved);
    advances.push({ at, amount: moved.amount, released });
    if (moved.amount === 0n) continue;
    spending.fund -= moved.amount;
    const last = spendings.at(-1);
    spendings.push({ time: at, amount: moved.amount, total: (last?.total ?? 0n) + moved.amount, movement: -1 });
    // What leaves now leaves the window too, one day.
    const { rule } = known;
    if (rule) {
      times.add(at + rule.next.window);
      if (at < rule.since) times.add(at + rule.meanwhile.window);
    }
  }
  return { advances, total, complete: released === total, rest };
}

/** When the line will have come to `position`, seconds; undefined: not as far as can be told. */
export function fitsAt({ advances }: LineForecast, position: bigint): number | undefined {
  return advances[countWhile(advances, ({ released }) => released < position)]?.at;
}

/** When there is room up to a position: now; at a time to come, seconds; or why that can't be told. */
export type Room = "now" | number | NoRoom;

/** When a forecast has room up to `position`. */
export function roomUntil(forecast: LineForecast, position: bigint, now: number): Room {
  const at = fitsAt(forecast, position);
  if (at !== undefined) return at <= now ? "now" : at;
  return forecast.rest;
}

/**
 * When a payment of `amount` that is approved now would be paid in full if nothing else happens, seconds: now, if it is the first in line
 * and there is room for all of it. Undefined: not as far as can be told.
 */
export function paidInFullAt(snapshot: Snapshot, asset: Address, amount: bigint, now: number): number | undefined {
  const forecast = forecastLine(snapshot, asset, now, amount);
  return fitsAt(forecast, forecast.total);
}

/** Ranges that were cancelled and that the line has not come to, in order. */
interface Gap {
  readonly start: bigint;
  readonly end: bigint;
}

function gapsOf({ tickets }: Pick<Snapshot, "tickets">, line: Pick<Line, "tickets" | "released">): Gap[] {
  const gaps: Gap[] = [];
  for (const id of line.tickets) {
    const ticket = tickets.get(id);
    if (!ticket || ticket.cancelledAt === undefined) continue;
    const end = ticket.start + ticket.size;
    if (end > line.released) gaps.push({ start: ticket.end, end });
  }
  return gaps;
}

/** Advances a line by `room`. What was cancelled is passed over and takes none. */
function advance(
  gaps: readonly Gap[],
  { released, total }: Pick<Line, "released" | "total">,
  room: bigint,
): { readonly released: bigint; readonly amount: bigint } {
  let [position, amount] = [released, 0n];
  for (const gap of [...gaps, { start: total, end: total }]) {
    if (gap.end <= position) continue;
    const step = gap.start - position < room - amount ? gap.start - position : room - amount;
    amount += step;
    position += step;
    if (position < gap.start) break;
    position = gap.end;
  }
  return { released: position, amount };
}

/** Times to come, each once, soonest first. */
class Agenda {
  readonly #times: number[];
  #place = 0;

  constructor(ascending: readonly number[]) {
    this.#times = [...ascending];
  }

  /** Adds a time that is later than what was taken; nearly always it is the last of all. */
  add(time: number): void {
    let place = this.#times.length;
    while (place > this.#place && (this.#times[place - 1] ?? 0) > time) place -= 1;
    if (this.#times[place - 1] !== time) this.#times.splice(place, 0, time);
  }

  next(): number | undefined {
    return this.#times[this.#place++];
  }
}
