import assert from 'node:assert/strict';
import fc from 'fast-check';
import { nextTurn, type Turn } from './turns.ts';

const turn = fc.record<Turn>({
  priority: fc.constantFrom('interactive', 'background'),
  client: fc.integer({ min: 1, max: 6 }),
});

/** Serves all that waits, and what comes meanwhile, one turn after another; the order in which they were served. */
function serve(waiting: readonly Turn[], arrivals: readonly (readonly Turn[])[] = []): Turn[] {
  const queue = [...waiting];
  const last = new Map<number, number>();
  const order: Turn[] = [];
  for (let count = 1; queue.length > 0; count++) {
    const [next] = queue.splice(nextTurn(queue, last), 1);
    last.set(next!.client, count);
    order.push(next!);
    queue.push(...(arrivals[count - 1] ?? []));
  }
  return order;
}

describe('turns of clients', () => {
  it('serves everything once, interactive work of anyone first', () => {
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 40 }), (waiting) => {
        const order = serve(waiting);
        assert.deepEqual(new Set(order), new Set(waiting));
        assert.equal(order.length, waiting.length);
        const priorities = order.map(({ priority }) => priority);
        assert.deepEqual(priorities, priorities.toSorted().reverse());
      }),
    );
  });

  it('keeps the order of one client and priority', () => {
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 40 }), (waiting) => {
        const order = serve(waiting);
        for (const { client, priority } of waiting) {
          const same = (t: Turn) => t.client === client && t.priority === priority;
          assert.deepEqual(order.filter(same), waiting.filter(same));
        }
      }),
    );
  });

  it('lets nobody wait for more than one turn of each other client, however much they ask for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 60 }), (clients, flood) => {
        const one = (client: number): Turn => ({ priority: 'background', client });
        const waiting = Array.from({ length: clients }, (_, c) => Array.from({ length: flood }, () => one(c))).flat();
        const late = one(99);
        assert.ok(serve([...waiting, late]).indexOf(late) <= clients);
        // Nor when it comes while the others are served.
        const arrivals = [[], [], [late]];
        if (waiting.length > 3) assert.ok(serve(waiting, arrivals).indexOf(late) <= 3 + clients);
      }),
    );
  });

  it('has no turn where none waits', () => {
    assert.equal(nextTurn([], new Map()), -1);
  });
});
