import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { until } from '../../../test/support/until.ts';
import { withFolder } from '../../../test/support/temporary.ts';
import { ChatHistory } from '../../interception/core/chat-history.ts';
import { claudeFolderName } from '../core/transcripts/claude.ts';
import { agentLogs } from './agent-logs.ts';

const AGENTS = ['copilot-cli', 'claude', 'codex'] as const;
const line = (entry: object) => `${JSON.stringify(entry)}\n`;

/** A transcript that says nothing yet but where it works, and one finished turn of it. */
function transcript(agent: (typeof AGENTS)[number], home: string, cwd: string, name: string) {
  // What was finished before the watch began is not new.
  const now = () => ({ timestamp: new Date().toISOString() });
  const ask = 'Why?';
  switch (agent) {
    case 'copilot-cli':
      return {
        path: join(home, 'copilot', 'session-state', name, 'events.jsonl'),
        head: line({ type: 'session.start', data: { context: { cwd } } }),
        turn: (text: string) =>
          line({ type: 'user.message', data: { content: ask } }) +
          line({ type: 'assistant.message', ...now(), data: { messageId: text, content: text, toolRequests: [] } }),
      };
    case 'claude':
      return {
        path: join(home, 'claude', 'projects', claudeFolderName(cwd), `${name}.jsonl`),
        head: line({ type: 'user', cwd, message: { content: ask } }),
        turn: (text: string) =>
          line({
            type: 'assistant',
            ...now(),
            message: { id: text, stop_reason: 'end_turn', content: [{ type: 'text', text }] },
          }),
      };
    case 'codex':
      return {
        path: join(home, 'codex', 'sessions', '2026', '11', '29', `rollout-${name}.jsonl`),
        head: line({ type: 'session_meta', payload: { id: name, cwd } }),
        turn: (text: string) =>
          line({
            type: 'response_item',
            payload: { type: 'message', role: 'assistant', content: [{ type: 'output_text', text }] },
          }) + line({ type: 'event_msg', ...now(), payload: { type: 'task_complete' } }),
      };
  }
}

describe('the transcripts on this machine', function () {
  this.timeout(20_000);

  for (const agent of AGENTS)
    it(`tell new answers of this workspace, and of no other: ${agent}`, () =>
      withFolder(async (home) => {
        const env = {
          COPILOT_HOME: join(home, 'copilot'),
          CLAUDE_CONFIG_DIR: join(home, 'claude'),
          CODEX_HOME: join(home, 'codex'),
        };
        const folder = join(home, 'work');
        const ours = transcript(agent, home, join(folder, 'inner'), 'ours');
        const other = transcript(agent, home, join(home, 'elsewhere'), 'other');
        for (const { path, head } of [ours, other]) {
          mkdirSync(dirname(path), { recursive: true });
          writeFileSync(path, head);
        }
        const told: string[] = [];
        const watching = new ChatHistory(agentLogs([agent, 'nobody'], [folder], env)).watch({
          onAnswer: ({ texts, by }) => told.push(`${by}: ${texts.join('|')}`),
          onSkipped: (_, why) => assert.fail(why),
        });
        try {
          let tries = 0;
          await until(
            'the answer',
            () => {
              if (told.length > 0) return true;
              // What is written while watching begins is found with the next change.
              appendFileSync(other.path, other.turn('not ours'));
              appendFileSync(ours.path, tries++ === 0 ? ours.turn('because') : '\n');
              return false;
            },
            15_000,
          );
        } finally {
          watching.dispose();
        }
        assert.deepEqual(
          told.map((text) => text.split(': ')[1]),
          ['because'],
        );
        assert.ok(readFileSync(ours.path, 'utf8').startsWith(ours.head + ours.turn('because').slice(0, 20)));
        // Nothing is left beside them.
        const written = readdirSync(home, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
        assert.equal(written.length, 2);
      }));

  it('are not looked for where no folder is open, or no agent is named', () => {
    assert.deepEqual(agentLogs(['claude'], [], {}), []);
    assert.deepEqual(agentLogs([], ['/work'], {}), []);
    assert.deepEqual(agentLogs(['__proto__', 'toString'], ['/work'], {}), []);
  });
});
