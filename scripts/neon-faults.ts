/**
 * Faults on the way to the database, by script: what happens to the next requests of the local endpoint, one fault
 * each, in order. They befall the real driver in front of a real transaction, so a test can also look which rows
 * are there afterwards.
 */
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

/** How far a request came: nothing ran; ran, to be rolled back; committed; committed and half of the answer sent. */
const POINTS = ['before', 'mid', 'after', 'answering'] as const;
export type Point = (typeof POINTS)[number];
/** Every fault can wait `ms` first; what names no point happens before anything ran. */
export type Fault = { ms?: number } & (
  | { kind: 'latency'; ms: number }
  | { kind: 'hang' | 'reset'; when?: Point }
  | { kind: 'status'; status: number; when?: 'before' | 'mid' | 'after' }
  /** Committed, and half of the JSON is all there is. */
  | { kind: 'truncated' }
  /** Committed, and this is the answer. */
  | { kind: 'odd'; body: unknown }
);

/** What a proxy says of itself; nothing of it may reach a client. */
export const INTERNAL_TEXT = 'upstream ep-secret.internal:5432: relation "secret_table" does not exist';
export const FAULTS_ARE = `the body must be a JSON list (an empty one clears) of { "kind": "latency", "ms" }, \
{ "kind": "hang" | "reset", "when"? }, { "kind": "status", "status": 400 to 599, "when"? }, { "kind": "truncated" } \
or { "kind": "odd", "body" }; each with "ms"? (0 to 60000, to wait first); "when" is before, mid, after or answering \
(not for a status)`;

type Check = (value: unknown) => boolean;
const within = (min: number, max: number) => (value: unknown) =>
  Number.isInteger(value) && Number(value) >= min && Number(value) <= max;
const oneOf = (names: readonly unknown[]) => (value: unknown) => names.includes(value);
const optional = (check: Check) => (value: unknown) => value === undefined || check(value);
const ms = within(0, 60_000);
const MEMBERS: Readonly<Record<Fault['kind'], Readonly<Record<string, Check>>>> = {
  latency: { ms },
  hang: { when: optional(oneOf(POINTS)) },
  reset: { when: optional(oneOf(POINTS)) },
  status: { status: within(400, 599), when: optional(oneOf(POINTS.slice(0, -1))) },
  truncated: {},
  odd: { body: (value) => value !== undefined },
};

export const isFaults = (body: unknown): body is Fault[] => Array.isArray(body) && body.every(isFault);
function isFault(value: unknown): value is Fault {
  const { kind, ...members } = (value ?? {}) as Record<string, unknown>;
  if (typeof kind !== 'string' || !Object.hasOwn(MEMBERS, kind)) return false;
  const checks: Record<string, Check> = { ms: optional(ms), ...MEMBERS[kind as Fault['kind']] };
  return (
    Object.keys(members).every((name) => Object.hasOwn(checks, name)) &&
    Object.entries(checks).every(([name, check]) => check(members[name]))
  );
}

/** The fault ended the request: nothing more is to be run or answered. */
export class Ended extends Error {}

type Ending = Extract<Fault, { kind: 'hang' | 'reset' | 'status' }>;
const endsAt = (fault: Fault | undefined, point: Point): fault is Ending =>
  fault !== undefined && /^(hang|reset|status)$/.test(fault.kind) && ((fault as Ending).when ?? 'before') === point;

/** One request's way through the fault that the script has for it, if any. */
export class Course {
  readonly #fault: Fault | undefined;
  readonly #response: ServerResponse;
  readonly #held: Set<ServerResponse>;

  /** @param held the requests that hang, for as long as they do */
  constructor(fault: Fault | undefined, response: ServerResponse, held: Set<ServerResponse>) {
    this.#fault = fault;
    this.#response = response;
    this.#held = held;
  }

  /** Goes on, or throws Ended when the fault's place is here. */
  async reach(point: Point): Promise<void> {
    const fault = this.#fault;
    if (point === 'before' && fault?.ms) await wait(fault.ms);
    if (!endsAt(fault, point)) return;
    if (fault.kind === 'status') this.#response.writeHead(fault.status).end(INTERNAL_TEXT);
    else if (fault.kind === 'reset') this.#response.destroy();
    // Until the client gives up, or has: a transaction held so long ends then.
    else if (!this.#response.destroyed) {
      this.#held.add(this.#response);
      await once(this.#response, 'close');
      this.#held.delete(this.#response);
    }
    throw new Ended();
  }

  /** The JSON to answer with, or what the fault makes of it. */
  async text(results: unknown): Promise<string> {
    const whole = JSON.stringify(this.#fault?.kind === 'odd' ? this.#fault.body : results);
    const half = whole.slice(0, whole.length / 2);
    if (this.#fault?.kind === 'truncated') return half;
    if (endsAt(this.#fault, 'answering')) {
      this.#response.writeHead(200, { 'content-length': Buffer.byteLength(whole) });
      await new Promise((sent) => this.#response.write(half, sent));
      await this.reach('answering');
    }
    return whole;
  }
}
