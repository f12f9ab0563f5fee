/** What the bench of other servers is made of, as far as it needs none of them. */
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { cpuBetween, cpuNow } from '../../bench/cpu.ts';
import { openHop } from '../../bench/hop.ts';
import { GRAPHQL, OPERATIONS, variablesOf } from '../../bench/operations.ts';
import { type Measured, type Server, slower } from '../../bench/peers-report.ts';
import { wholeSchema } from '../../bench/schema.ts';

const schema = wholeSchema();

test.each(OPERATIONS)('%s fits the schema, and each request brings the variables that it declares', (operation) => {
  const document = parse(GRAPHQL[operation]);
  expect(validate(schema, document)).toEqual([]);
  const [definition] = document.definitions;
  const declared =
    definition?.kind === 'OperationDefinition'
      ? (definition.variableDefinitions ?? []).map(({ variable }) => variable.name.value)
      : [];
  expect(Object.keys(variablesOf(operation, 7)).sort()).toEqual(declared.sort());
  expect(variablesOf(operation, 1)).not.toEqual(variablesOf(operation, 2));
});

test.each([0, 2])('a hop of %d ms hands on what it gets in its order, and counts the round trips', async (distance) => {
  const echo = createServer((socket) => socket.pipe(socket)).listen(0, '127.0.0.1');
  await once(echo, 'listening');
  const hop = await openHop((echo.address() as { port: number }).port, distance);
  const socket = connect(hop.port, '127.0.0.1').setEncoding('utf8');
  let got = '';
  socket.on('data', (text) => (got += text));
  const asked = ['one ', 'and two ', 'and three'];
  for (const [i, text] of asked.entries()) {
    socket.write(text);
    await expect.poll(() => got, { interval: 1 }).toBe(asked.slice(0, i + 1).join(''));
  }
  expect(hop.roundTrips()).toBe(3);
  await hop.close();
  await once(socket, 'close');
  echo.close();
});

test('CPU is that of the processes there are at the end, of new ones from their start', () => {
  const before = new Map([
    [1, 100],
    [2, 50],
  ]);
  const after = new Map([
    [1, 130],
    [3, 5],
  ]);
  expect(cpuBetween(before, after)).toBe(35);
  expect(cpuBetween(before, new Map())).toBeUndefined();
});
test('of a process that is not there nothing is known', () => {
  expect(cpuNow([0, -1]).size).toBe(0);
});

/** One round, in which each server takes so many ms for every operation. */
const round = (ms: Record<Server, number>): Measured[] =>
  OPERATIONS.flatMap((operation) =>
    Object.entries(ms).map(([server, p50Ms]) => ({
      round: 1,
      server: server as Server,
      operation,
      perSecond: 1,
      p50Ms,
      serverCpuMs: undefined,
      databaseCpuMs: undefined,
      endpointCpuMs: undefined,
    })),
  );
test('we are slower where we take more than 1.15 times as long and more than 1 ms longer', () => {
  const told = slower(round({ product: 10, handwritten: 8.7, postgraphile: 8.6, mercurius: 12 }));
  expect(told.map((line) => line.endsWith(': none.'))).toEqual([true, false, true]);
  expect(told[1]).toContain('Q1 10.00 against 8.60 ms, Q2 10.00 against 8.60 ms');
});
