/** `aligner`: the same core as the extension, without VS Code. Errors are one line on standard error, and exit code 2. */
import { CancelledError, toErrorData } from '../base/core/errors.ts';
import { align } from './align.ts';
import { check } from './check/check.ts';
import { doctor } from './doctor.ts';
import { engine } from './engine.ts';
import { exportDecisions } from './export.ts';
import { hook } from './hook.ts';
import type { mcp } from './mcp.ts';
import { measure } from './measure.ts';
import { models } from './models.ts';
import { cliErrors } from './errors.ts';

const HELP = `Usage: aligner COMMAND

  align [FILE|-]          correct an assistant's answer; the corrected text goes to standard output
    --question Q | --question-file F   what the user had asked
    --language ID         the text is code of this language, not Markdown
    --diff                print a unified diff instead
    --json                print one JSON object instead
    --jsonl               read {id, question, answer, language?} a line of FILE, print an object a line
    --check               print nothing, exit 1 when something would change
    --fail-on finding     exit 1 also for a fault that is certain and has no correction
    --model NAME|PATH     a model by its name (see models), or a GGUF file
    --profile NAME|FILE   how to talk to it, where its file does not tell
    --adapter FILE        a GGUF LoRA on it
    --writer NAME|PATH    a model that writes, where the first one and the analysers say where and what
    --sensitivity low|normal|high      how ready to speak up (normal)
    --margin N            residual margin in log-probability
  check [PATH…]           check the lines that differ from the last commit of a git work tree
    --staged              what is staged for the next commit instead
    --since REV           what has changed since the branch left REV, uncommitted changes included
    --format text|json|sarif
    --fix                 write corrections whose fault an analyser saw and whose mending it confirmed
    --model, --sensitivity             as for align
  export --format dpo|kto|sft|triples|segments
                          your decisions as JSON lines on standard output: preference pairs, judgements or
                          corrected answers for TRL, or question-answer-correction triples
    --out FILE            write a new file instead
    --no-redact           leave secrets, private paths and e-mail addresses in
    --since DATE          decisions about answers from this day on (2026-01-31)
    --language ID         answers of this language only
    --journal FILE        the journal to read; else the one of VS Code
  hook copilot|copilot-cli|claude|codex
                          an agent's hook: reads its event on standard input, and answers it; always exits 0
    --policy suggest|auto   tell the agent what was found, or hand back verified corrections (suggest)
    --sensitivity, --model  as with align
  mcp                     an MCP server on standard input and output, with the tools align and check
    --sensitivity, --model  as with align
  models [--json]         the models that there are: size, licence, kind, memory, where they lie
  models found            models that Ollama, LM Studio, llama.cpp and Hugging Face keep here; never changed
  models pull NAME        get a model of that list, checked by its SHA-256; resumes where it was broken off
    --from FOLDER|URL     from a folder or a mirror, not from Hugging Face (or HF_ENDPOINT)
  models pull URL --sha256 HEX [--name NAME]
  models import FILE [--name NAME] [--sha256 HEX]
  models remove NAME      of the pulled and imported ones
  models use [NAME|FILE] [--profile NAME|FILE] [--adapter FILE] [--writer NAME|FILE]
                          choose it for the command line and VS Code; without a name the bundled one
  models calibrate [NAME|FILE] --rows FILE [--limit N] [--profile NAME|FILE] [--adapter FILE]
                          measure from which score on it speaks up, on {q, a, c} a line: question, answer, reference
  measure [NAME|PATH…] [--json]      how long an answer of 400 tokens takes here, on the GPU and on the CPU
    --gpu CHOICE, --threads N          as the settings aligner.engine.gpu and .threads
  doctor [--json]         what runs here: device, model, llama.cpp, network requests
  engine [--json]         the engines that windows and commands share, and who uses them
  engine stop             end them

Exit codes: 0 done, 1 check, --check or --fail-on found something, 2 an error, 130 interrupted.
`;

/** Beside this bundle: the SDK costs every other command nothing. */
const loadMcp = () => import(new URL('mcp.js', import.meta.url).href) as Promise<{ readonly mcp: typeof mcp }>;

async function main(argv: readonly string[]): Promise<number> {
  const [command, ...rest] = argv;
  switch (command) {
    case 'align':
      return align(rest);
    case 'check':
      return check(rest);
    case 'export':
      return exportDecisions(rest);
    case 'doctor':
      return doctor(rest);
    case 'engine':
      return engine(rest);
    case 'hook':
      return hook(rest);
    case 'measure':
      return measure(rest);
    case 'models':
      return models(rest);
    case 'mcp':
      return (await loadMcp()).mcp(rest);
    case undefined:
    case 'help':
    case '--help':
    case '-h':
      process.stdout.write(HELP);
      return command === undefined ? 2 : 0;
    default:
      throw cliErrors.usage(`There is no command "${command}".`);
  }
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // A reader that has seen enough (`aligner … | head`) is not a failure.
  if (error.code === 'EPIPE') process.exit(0);
  tell(cliErrors.unwritable('standard output', error.code ?? error.message));
  process.exit(2);
});
process.stderr.on('error', () => {
  // There is nobody left to tell.
});

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.exitCode = error instanceof CancelledError ? 130 : 2;
    if (!(error instanceof CancelledError)) tell(error);
  },
);

function tell(error: unknown): void {
  const { code, message, next } = toErrorData(error);
  process.stderr.write(`${`aligner: ${code}: ${message} ${next}`.replaceAll(/\s+/g, ' ').trimEnd()}\n`);
}
