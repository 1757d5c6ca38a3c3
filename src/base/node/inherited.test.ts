import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withFolder } from '../../../test/support/temporary.ts';

const MODULE = join(import.meta.dirname, 'inherited.ts');
/** Tells what it has open, then that its own files, pipes and connections still work. */
const PROGRAM = `
const { closeInherited } = await import(${JSON.stringify(MODULE)});
const fs = await import('node:fs');
// The listing itself takes a free number for a moment.
const isOpen = (fd) => fs.existsSync('/proc/self/fdinfo/' + fd);
const list = () => ['7', '8', '9', '20'].filter(isOpen).join();
const before = list();
closeInherited();
const after = list();
const { spawn } = await import('node:child_process');
const child = spawn('echo', ['works']);
let said = '';
child.stdout.on('data', (part) => (said += part));
child.on('close', () => fs.writeFileSync('result', [before, after, said.trim()].join(' ')));
`;

describe('closeInherited', function () {
  this.timeout(60_000);

  it('closes files and pipes of whoever started the process, and nothing that Node needs', async function () {
    if (process.platform !== 'linux') return;
    await withFolder(async (folder) => {
      // A log that is written (7), a file that is read (8), a pipe to a program (9), and one with a number beyond a gap (20).
      const script = 'exec 7>>log 8</etc/hostname; { "$0" --input-type=module -e "$1" 9>&1 20>>log >/dev/null; } | cat';
      const shell = spawn('bash', ['-c', script, process.execPath, PROGRAM], { cwd: folder, stdio: 'ignore' });
      await new Promise((resolve) => shell.once('close', resolve));
      const [before, after, said] = readFileSync(join(folder, 'result'), 'utf8').split(' ');
      assert.deepEqual({ before, after, said }, { before: '7,8,9,20', after: '8', said: 'works' });
    });
  });

  it('does nothing on systems that pass no handles on', async () => {
    const { closeInherited } = await import('./inherited.ts');
    closeInherited('darwin');
    closeInherited('win32');
  });
});
