import assert from 'node:assert/strict';
import { stops, writes } from '../../../test/support/hook-events.ts';
import { renderAnswer } from './hook-answer.ts';
import { readHookEvent } from './hook-event.ts';

const EVENTS = writes('/work', '/work/a.py', 'a = 1\n').map(({ client, name, event }) => ({
  client,
  name,
  event: readHookEvent(JSON.stringify(event))!,
}));

describe('answers of hooks', () => {
  it('are empty when there is nothing to say', () => {
    for (const { client, event } of EVENTS) assert.equal(renderAnswer(client, event, {}), '');
  });

  it('hand back input and context where each agent reads them', () => {
    for (const { client, name, event } of EVENTS) {
      const answer = JSON.parse(renderAnswer(client, event, { input: { path: 'x' }, context: 'found' })) as Record<
        string,
        unknown
      >;
      const specific = (answer['hookSpecificOutput'] ?? {}) as Record<string, unknown>;
      const input = client === 'copilot-cli' ? answer['modifiedArgs'] : specific['updatedInput'];
      assert.deepEqual(input, event.phase === 'before' ? { path: 'x' } : undefined, name);
      assert.equal(
        client === 'copilot-cli' ? answer['additionalContext'] : specific['additionalContext'],
        'found',
        name,
      );
    }
  });

  it('decide about no permission, but for the word that Codex wants with a new input', () => {
    for (const { client, event, name } of EVENTS) {
      const text = renderAnswer(client, event, { input: {}, context: 'found', note: 'note' });
      const isCodexInput = client === 'codex' && event.phase === 'before';
      assert.equal(text.includes('"permissionDecision":"allow"'), isCodexInput, name);
      assert.doesNotMatch(text, /"deny"|"ask"|"block"|"continue"/);
    }
    const codex = EVENTS.find(({ client }) => client === 'codex')!;
    assert.doesNotMatch(renderAnswer('codex', codex.event, { context: 'found' }), /permissionDecision/);
  });

  it('tell the user at the end of a turn, and never keep it from ending', () => {
    for (const { client, event } of stops('/work', false)) {
      const answer = JSON.parse(
        renderAnswer(client, readHookEvent(JSON.stringify(event))!, { note: 'sum' }),
      ) as unknown;
      assert.deepEqual(
        answer,
        client === 'copilot-cli' ? { type: 'progress', message: 'sum' } : { systemMessage: 'sum' },
      );
    }
  });
});
