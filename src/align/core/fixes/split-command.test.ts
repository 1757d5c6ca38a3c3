import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fenced, judgedBy } from '../../../../test/support/guards.ts';
import { applyEdits } from '../../../text/core/edits.ts';
import { createCatalogue } from '../catalogue.ts';
import { splitCommand } from './split-command.ts';

const catalogue = createCatalogue(
  JSON.parse(readFileSync(new URL('../../../../models/catalogue.json', import.meta.url), 'utf8')),
);

/** The code with its command taken apart, as far as that can be done; the guards have nothing against it. */
async function split(code: string, language: string, at = code.search(/f?["'`][a-z-]+ /)): Promise<string | undefined> {
  const edits = splitCommand(code, language, at);
  if (edits === undefined) return undefined;
  const after = applyEdits(code, edits);
  const { may } = catalogue.entry('CWE-78');
  const imports = 'import os\nimport subprocess\n';
  const whole = (text: string) => fenced(language, language === 'python' ? `${imports}${text}` : text);
  const refused = await judgedBy(whole(code), whole(after), { allows: may });
  assert.deepEqual([...refused.values()], [], after);
  return after;
}

describe('splitCommand', () => {
  it('gives each word of a command to Python by itself', async () => {
    assert.equal(
      await split('subprocess.run(f"ffmpeg -i {path} -vf scale={w}:{h} {target}", shell=True, check=True)', 'python'),
      'subprocess.run(["ffmpeg", "-i", path, "-vf", f"scale={w}:{h}", target], check=True)',
    );
    assert.equal(
      await split('subprocess.check_output("head -n %d %s" % (n, path), shell=True)', 'python'),
      'subprocess.check_output(["head", "-n", str(n), str(path)])',
    );
    assert.equal(
      await split("cmd = f'tar xf {archive}'\nsubprocess.check_call(cmd, shell=True)", 'python'),
      "cmd = ['tar', 'xf', archive]\nsubprocess.check_call(cmd)",
    );
  });

  it('keeps what os.system and os.popen gave back', async () => {
    assert.equal(
      await split('os.system("touch " + marker)', 'python'),
      'subprocess.run(["touch", marker], check=False)',
    );
    assert.equal(
      await split('ok = os.system(f"curl -sf {url}") == 0', 'python'),
      'ok = subprocess.run(["curl", "-sf", url]).returncode == 0',
    );
    assert.equal(
      await split('text = os.popen("wc -l " + path).read()', 'python'),
      'text = subprocess.run(["wc", "-l", path], capture_output=True, text=True, check=False).stdout',
    );
  });

  it('imports what Node runs instead', async () => {
    assert.equal(
      await split("const { exec } = require('child_process');\nexec(`convert ${file} ${out}`, done);", 'javascript'),
      "const { execFile } = require('child_process');\nexecFile('convert', [file, out], done);",
    );
    assert.equal(
      await split(
        'import { exec } from "node:child_process";\nexec("ls -l", log);\nexec(`du -s ${dir}`, log);',
        'typescript',
        72,
      ),
      'import { exec, execFile } from "node:child_process";\nexec("ls -l", log);\nexecFile("du", ["-s", dir], log);',
    );
  });

  it('takes the shell out in Go and Java', async () => {
    assert.equal(
      await split('exec.Command("sh", "-c", "ping -c 1 "+host)', 'go', 26),
      'exec.Command("ping", "-c", "1", host)',
    );
    assert.equal(
      await split('new ProcessBuilder("bash", "-c", "ping -c 1 " + host)', 'java', 33),
      'new ProcessBuilder("ping", "-c", "1", host)',
    );
  });

  it('takes the shell out in Rust', async () => {
    assert.equal(
      await split('Command::new("sh").arg("-c").arg(format!("git show {}", name)).output()?', 'rust'),
      'Command::new("git").arg("show").arg(&name).output()?',
    );
  });

  it('quotes each value in PHP', async () => {
    assert.equal(
      await split('exec("convert $from -resize 80x80 \'$to\'", $lines);', 'php'),
      "exec('convert ' . escapeshellarg($from) . ' -resize 80x80 ' . escapeshellarg($to), $lines);",
    );
    assert.equal(
      await split("system('zip -r a.zip ' . $dir);", 'php', 7),
      "system('zip -r a.zip ' . escapeshellarg($dir));",
    );
    assert.equal(await split('exec("ls $dir/*.txt");', 'php'), undefined);
  });

  it('leaves alone what needs the shell, or is not one word', async () => {
    for (const code of [
      'subprocess.run(f"dig {host} | head -1", shell=True)',
      'subprocess.run(f"ls {folder}/*.txt", shell=True)',
      'subprocess.run(f"git {args}", shell=True)',
      'subprocess.run(f"cd {folder} && make", shell=True)',
      'subprocess.run(f"{program} --version", shell=True)',
      'subprocess.run(f"sleep {seconds:.2f}", shell=True)',
      'os.system("cd " + folder)',
    ])
      assert.equal(await split(code, 'python'), undefined, code);
    assert.equal(await split('exec(`cat ${file}`, done);', 'javascript'), undefined);
  });
});
