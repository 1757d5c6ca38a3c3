import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Hunk } from '../../align/core/types.ts';
import { applyEdits } from '../../text/core/edits.ts';
import { toLf } from '../../text/core/eol.ts';
import { asDocument } from './as-document.ts';

const ABOUT = { category: 'helpful', severity: 'info', tags: [], reason: 'x', confidence: 1 } as const;

describe('asDocument', () => {
  it('changes the document as the check would change the file', () => {
    const part = fc.constantFrom('a', 'b', '\n', '\r\n', '\r\n\r\n');
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 30 }),
        fc.boolean(),
        fc.array(fc.nat(30), { maxLength: 6 }),
        (parts, bom, places) => {
          const all = [...(bom ? ['\ufeff'] : []), ...parts];
          const offsets = [...all.keys(), all.length].map((i) => all.slice(0, i).join('').length).slice(bom ? 1 : 0);
          const text = all.join('');
          const at = places.map((n) => offsets[Math.min(n, offsets.length - 1)]!).sort((a, b) => a - b);
          const hunks: Hunk[] = [];
          for (let i = 0; i + 1 < at.length; i += 2) {
            const [start, end] = [at[i]!, at[i + 1]!];
            if (hunks.length === 0 || start > hunks.at(-1)!.end)
              hunks.push({ start, end, original: text.slice(start, end), replacement: 'W\r\n', ...ABOUT });
          }
          const made = asDocument({ text, hunks, changed: [], findings: [], segments: [] });
          assert.equal(made.text, toLf(text).replace('\ufeff', ''));
          assert.equal(applyEdits(made.text, made.hunks), toLf(applyEdits(text, hunks)).replace('\ufeff', ''));
          for (const { start, end, original } of made.hunks) assert.equal(made.text.slice(start, end), original);
        },
      ),
    );
  });
});
