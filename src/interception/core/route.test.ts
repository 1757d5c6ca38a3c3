import assert from 'node:assert/strict';
import { startRoutes } from './route.ts';

describe('routes', () => {
  it('start apart: one that breaks is shown as failed, and takes no other with it', () => {
    const errors: string[] = [];
    let disposed = 0;
    const health = { state: 'on', detail: 'listens', answers: 3, skipped: 1 } as const;
    const routes = startRoutes(
      [
        {
          id: 'session-watch',
          title: 'Watch',
          start: () => {
            throw new Error('no folder');
          },
        },
        { id: 'participant', title: 'Chat', start: () => ({ health, dispose: () => (disposed += 1) }) },
        {
          id: 'align-tool',
          title: 'Tool',
          start: () => ({
            health,
            dispose: () => {
              throw new Error('gone');
            },
          }),
        },
      ],
      (id, error) => errors.push(`${id}: ${(error as Error).message}`),
    );
    assert.deepEqual(
      routes.health().map((h) => [h.title, h.state, h.detail]),
      [
        ['Watch', 'failed', 'no folder'],
        ['Chat', 'on', 'listens'],
        ['Tool', 'on', 'listens'],
      ],
    );
    routes.dispose();
    assert.equal(disposed, 1);
    assert.deepEqual(errors, ['session-watch: no folder', 'align-tool: gone']);
  });
});
