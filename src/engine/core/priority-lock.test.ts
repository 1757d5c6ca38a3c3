import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CancelledError } from '../../base/core/errors.ts';
import { PriorityLock } from './priority-lock.ts';
import type { Turn } from './turns.ts';

const turn = (priority: Turn['priority'], client = 0): Turn => ({ priority, client });

describe('priority lock', () => {
  it('lets interactive work pass background work, and never runs two at once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 20 }), async (kinds) => {
        const lock = new PriorityLock();
        const order: string[] = [];
        let running = 0;
        const { promise: gate, resolve: open } = Promise.withResolvers<undefined>();
        const signal = new AbortController().signal;
        const first = lock.run(turn('background'), signal, () => gate);
        const rest = kinds.map((interactive, i) =>
          lock.run(turn(interactive ? 'interactive' : 'background'), signal, async () => {
            assert.equal(++running, 1);
            await Promise.resolve();
            order.push(`${interactive ? 'i' : 'b'}${i}`);
            running--;
          }),
        );
        open(undefined);
        await Promise.all([first, ...rest]);
        const label = (on: boolean) => kinds.flatMap((k, i) => (k === on ? [`${on ? 'i' : 'b'}${i}`] : []));
        assert.deepEqual(order, [...label(true), ...label(false)]);
      }),
    );
  });

  it('serves two clients in turn', async () => {
    const lock = new PriorityLock();
    const order: number[] = [];
    const { signal } = new AbortController();
    const work = (client: number) =>
      lock.run(turn('background', client), signal, () => {
        order.push(client);
        return Promise.resolve();
      });
    await Promise.all([1, 1, 1, 1, 2, 2].map(work));
    assert.deepEqual(order, [1, 2, 1, 2, 1, 1]);
  });

  it('forgets a waiter that is cancelled', async () => {
    const lock = new PriorityLock();
    const cancel = new AbortController();
    const { promise: gate, resolve: open } = Promise.withResolvers<undefined>();
    const first = lock.run(turn('interactive'), new AbortController().signal, () => gate);
    const second = lock.run(turn('interactive'), cancel.signal, () => Promise.resolve('never'));
    const third = lock.run(turn('interactive'), new AbortController().signal, () => Promise.resolve('third'));
    cancel.abort();
    await assert.rejects(second, CancelledError);
    open(undefined);
    await first;
    assert.equal(await third, 'third');
  });

  it('is free again after work that throws', async () => {
    const lock = new PriorityLock();
    const signal = new AbortController().signal;
    await assert.rejects(
      lock.run(turn('interactive'), signal, () => Promise.reject(new Error('no'))),
      /no/,
    );
    assert.equal(await lock.run(turn('interactive'), signal, () => Promise.resolve(1)), 1);
  });
});
