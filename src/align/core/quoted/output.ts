/** What programs print: tracebacks, logs, and sessions in which commands and output alternate. */
import { isBlank, lineRuns, linesOf, type Line } from '../../../text/core/lines.ts';
import type { QuotedSpan } from './span.ts';

const TRACE_HEAD =
  /^\s*(?:Traceback \(most recent call last\)|Exception in thread |Caused by: [\w.$]+|thread '[^']*' panicked at|panic: |goroutine \d+ \[|Unhandled [Ee]xception[.:]|Uncaught \w*Error|(?:[\w.]+\.)?[A-Z]\w*(?:Error|Exception)(?:: |$)|Segmentation fault|==\d+==ERROR|npm (?:ERR!|error) |error(?:\[E\d+\])?: |fatal: |PHP (?:Fatal|Warning|Notice))/m;
const TRACE_LINE =
  /^\s*(?:File "[^"\n]+", line \d+|at [\w$.<>[\] /\\-]+ ?\([^()\n]*:\d+|at [\w$.<>`]+\([^)\n]*\)(?: in [^\n]+:line \d+)?$|at \S+:\d+:\d+$|\S+\.\w{1,5}:\d+(?::\d+)?:(?: (?:error|warning|note|fatal error)\b| in |\s)|#\d+ +0x[\da-f]+|\d+: +0x|from \S+:\d+:in |\.\.\. \d+ more$|-->\s\S+:\d+:\d+$|[\^~]+\s*$|E {2,}\S|\d+ \| |\| +[\^~]|\|\s*$|\S+\.\w{1,5}:\d+:(?:\d+:)? \S)/;
const BLAME = /^\^?[\da-f]{7,40} (?:\S+ +)?\([^)\n]*\d{4}-\d\d-\d\d[^)\n]*\d+\) /;
const LOG_LINE =
  /^\s*(?:\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d|\[?\d\d:\d\d:\d\d|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d|\[?(?:INFO|WARN(?:ING)?|ERROR|DEBUG|TRACE|FATAL|NOTICE|CRITICAL)\b\]?[: \t]|\S+ - \S+ \[\d\d\/[A-Z][a-z]{2}\/\d{4}|level=\w+ |time="?\d|\{"(?:level|ts|time|timestamp|severity)":)/;
/** A line of a file with its number in front. */
const NUMBERED = /^\d+[:-](?: {2,}|\t|\S|$)/;
/** Fences of these hold what was printed. */
const PRINTED =
  /^(?:log|logs|output|stdout|stderr|traceback|pytb|py3tb|stacktrace|trace|error|errors|console-output|pycon|doctest|irb|psql-session|ipython)$/;
const PROMPT =
  /^\s*(?:>>>(?: |$)|In \[\d+\]:|irb\([^)]*\):\d+[^>]*> |pry\([^)]*\)> |\w*[=-][#>] |(?:mysql|sqlite|MariaDB \[[^\]]*\]|mongosh?|redis|node|iex(?:\(\d+\))?|jshell|scala|ghci|Prelude|lua|php)> |\d+\.\d+\.\d+\.\d+:\d+> |[\w.-]*\w+@[\w.-]+:?\S*[$#] )/;
const SHELL_PROMPT = /^\s*(?:\$|%|PS [A-Z]:\\[^>\n]*>|[A-Z]:\\[^>\n]*>) \S/;
const REPL_PROMPT = /^> \S/;

/** The reason for which a whole code block is output; undefined when it is not. */
export function outputReason(code: string, language: string | undefined): 'output' | 'session' | undefined {
  if (language !== undefined && PRINTED.test(language)) return PROMPT.test(code) ? 'session' : 'output';
  const lines = code.split(/\r?\n/).filter((line) => line.trim() !== '');
  if (lines.length === 0) return undefined;
  const share = (pattern: RegExp): number => lines.filter((line) => pattern.test(line)).length / lines.length;
  if (
    TRACE_HEAD.test(lines[0]!) &&
    (lines.length === 1 ? language === undefined || language === 'text' : lines.some((line) => TRACE_LINE.test(line)))
  )
    return 'output';
  if (TRACE_HEAD.test(code) && share(TRACE_LINE) >= 0.3) return 'output';
  if (share(BLAME) >= 0.5 || /^E {2,}\S/m.test(code)) return 'output';
  if (share(TRACE_LINE) >= 0.5 || share(LOG_LINE) >= 0.5) return 'output';
  if (PROMPT.test(lines[0]!)) return 'session';
  // What grep and the like print, with or without the file above.
  const isPlain =
    language === undefined || /^(?:text|txt|plaintext|console|shell|shellscript|shellsession)$/.test(language);
  if (share(NUMBERED) >= (isPlain ? 0.5 : 1) && lines.length > 1) return 'output';
  // Commands alone are advice; commands with what they printed are a record.
  const prompts = lines.filter((line) => SHELL_PROMPT.test(line));
  const printed = lines.filter(
    (line, i) => !SHELL_PROMPT.test(line) && !/\\$/.test(lines[i - 1] ?? '') && !/^\s*(?:#|>|&&|\||-)/.test(line),
  );
  if (SHELL_PROMPT.test(lines[0]!) && prompts.length > 0 && printed.length > 0) return 'session';
  if (REPL_PROMPT.test(lines[0]!) && language !== 'markdown' && lines.some((line) => !REPL_PROMPT.test(line)))
    return 'session';
  return undefined;
}

/** Runs of an interpreter's prompts with what they printed, up to a blank line: doctests, and sessions without a fence. */
export function sessionRuns(text: string): QuotedSpan[] {
  const spans: QuotedSpan[] = [];
  let start = -1;
  let end = -1;
  const close = (): void => {
    if (start >= 0) spans.push({ start, end, reason: 'session' });
    start = -1;
  };
  for (const line of linesOf(text)) {
    const said = text.slice(line.start, line.end);
    const prompts = /^[ \t>]*(?:>>>|In \[\d+\]:|irb\([^)]*\):\d+[^>]*>)(?: |$)/.test(said);
    if (prompts && start < 0) start = line.start;
    else if (!prompts && (said.trim() === '' || /^\s*(?:"""|'''|```)/.test(said))) close();
    end = line.end;
  }
  close();
  return spans;
}

/** What pytest and compilers print of code, in no fence: a paragraph with a line of the error itself, and the indented one above. */
export function frameRuns(text: string): QuotedSpan[] {
  const isFrame = /^(?:E {2,}\S|[ >]*\d+ \| )/m;
  return lineRuns(linesOf(text), (line) => !isBlank(text, line)).flatMap((lines): QuotedSpan[] => {
    const start = lines[0]!.start;
    const paragraph = text.slice(start, lines.at(-1)!.end).trimEnd();
    return isFrame.test(paragraph) && !/^[ \t>]*(?:`{3}|~{3})/m.test(paragraph)
      ? [{ start, end: start + paragraph.length, reason: 'output' }]
      : [];
  });
}

/** A traceback that stands in prose: its lines and the line of the error itself. */
export function traceRuns(text: string): QuotedSpan[] {
  const spans: QuotedSpan[] = [];
  let start = -1;
  let last: Line | null = null;
  const lines = linesOf(text);
  for (const [i, line] of lines.entries()) {
    const said = text.slice(line.start, line.end);
    if (start < 0) {
      if (
        /^\s*(?:Traceback \(most recent call last\):|Exception in thread "|goroutine \d+ \[running\]:|thread '[^']*' panicked at)/.test(
          said,
        )
      )
        start = line.start;
    } else if (said.trim() === '' || (/^\S/.test(said) && i > 0 && last !== null && !TRACE_LINE.test(said))) {
      const end = said.trim() === '' ? (last?.end ?? line.start) : line.end;
      spans.push({ start, end, reason: 'output' });
      start = -1;
    }
    last = line;
  }
  if (start >= 0) spans.push({ start, end: text.length, reason: 'output' });
  return spans;
}
