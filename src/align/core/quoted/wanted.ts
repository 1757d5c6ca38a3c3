/** Tests that want a fault: the code that must fail, and the code that an analyser's own test has it find. */
import type { Span } from '../../../text/core/span.ts';
import { linesOf } from '../../../text/core/lines.ts';
import { bodyEnd, innerStatementAt, statementAt } from './statements.ts';

const WITH_BLOCK =
  /^\s*(?:async\s+)?with\b[^\n]*\b(?:raises|assertRaises(?:Regex)?|assertWarns(?:Regex)?|warns|deprecated_call|assertLogs)\s*\(/;
const CALL =
  /\b(?:assertRaises(?:Regex)?|assertThrows(?:Exactly)?|assertThatThrownBy|assertThatExceptionOfType|Assert\.Throws(?:Async|Any)?|Should(?:\(\))?\.Throw|expectException|should_panic)\b|\.(?:toThrow|toThrowError|rejects|throws|to\s+raise_error|rejected)\b|\bassert\.(?:throws|rejects)\(|\bexpect\s*\{[^\n]*\}\.to\s+raise_error/;
/** An assertion that is itself at fault: nothing waits for it, or it gets what the call gives back and not the call. */
const CHECKS_NOTHING =
  /^\s*expect\([\s\S]*\)\.(?:rejects|resolves)\.|^\s*expect\(\w+\((?!\s*\))[^()]*\)\s*\)\s*\.toThrow/;
/** Notes that analysers' tests carry: the line has the finding. */
const NOTE =
  /(?:#|\/\/|\/\*|--|<!--)\s*(?:Noncompliant\b|\$ ?Alert\b|\$ ?(?:BAD|SPURIOUS|MISSING|Source|Sink)\b|(?:want|expect(?:ed)?-(?:error|warning|note))\b|~\^* ?(?:ERROR|WARN)|\^+ (?:error|warning)|(?:error|warning|expect(?:ed)?)\s*:\s*[A-Z]{1,5}\d{2,4}\b|[A-Z]{1,4}\d{3,4}\s*$|violation\b|this (?:should|must) be (?:flagged|reported|detected))/i;
/** A file of semgrep's tests: what must be found, and, after an `ok:`, what must not; all of it is there to be searched. */
const RULE_TEST = /^[ \t]*(?:#|\/\/|\/\*|--|<!--)[ \t]*(?:todo)?ruleid:/m;
/** The half of a rule's test that holds what it must find. */
const INVALID = /\b(?:invalid|fail(?:s|ing)?|bad|vulnerable|positives?)\s*[:=]\s*\[/;

/** A test whose name says that something is found in code that it holds as text. */
const FINDS =
  /^\s*(?:async\s+)?(?:def\s+test_|func\s+Test|(?:public\s+)?void\s+(?:test|should)?|(?:it|test)\(\s*['"`])\w*[^\n]{0,60}?(?:flag|detect|report|find|catch|warn|violat|vulnerab)/i;
/** Whether a test has code in a text of its own. */
const holdsCode = (test: string): boolean =>
  /"{3}|'{3}|`[^`]*[;(=][^`]*`|['"][^'"\n]*(?:\\n|[(;=])[^'"\n]*['"]/.test(test);

/** Ranges of code (offsets into it) that a test wants to be faulty. */
export function wantedRanges(code: string, language: string): Span[] {
  if (RULE_TEST.test(code)) return [{ start: 0, end: code.length }];
  const lines = linesOf(code);
  const spans: Span[] = [];
  for (const [i, line] of lines.entries()) {
    const said = code.slice(line.start, line.end);
    if (WITH_BLOCK.test(said)) spans.push({ start: line.start, end: bodyEnd(code, lines, i) });
    else if (FINDS.test(said) && holdsCode(code.slice(line.start, testEnd(code, line.end))))
      spans.push({ start: line.start, end: testEnd(code, line.end) });
    else if (said.includes('#[should_panic') || said.includes('@Test(expected'))
      spans.push({ start: line.start, end: Math.max(line.end, bracesEnd(code, line.end)) });
    else if (CALL.test(said)) {
      const assertion = innerStatementAt(code, lines, i, language);
      if (!CHECKS_NOTHING.test(code.slice(assertion.start, assertion.end))) spans.push(assertion);
    } else if (NOTE.test(said)) {
      // A note of its own speaks of the line below; semgrep's and others' stand above.
      const alone = /^\s*(?:#|\/\/|\/\*|--)/.test(said) && lines[i + 1] !== undefined && !said.includes('^');
      spans.push({ start: line.start, end: alone ? statementAt(code, lines, i + 1, language).end : line.end });
      if (!alone) spans.push(statementAt(code, lines, /^\s*\S+\s*\^/.test(said) && i > 0 ? i - 1 : i, language));
    } else if (INVALID.test(said) && /\b(?:RuleTester|ruleTester|tester\.run|rule)\b/.test(code)) {
      spans.push(statementAt(code, lines, i, language));
    }
  }
  return spans;
}

/** Where the next test or definition begins: the text in the test may have any indentation. */
function testEnd(code: string, from: number): number {
  const next = /\n(?:@|def |async def |class |func |(?:it|test|describe)\()/.exec(code.slice(from));
  return next === null ? code.length : from + next.index;
}

/** Where the first pair of braces after an offset ends. */
function bracesEnd(code: string, from: number): number {
  let depth = 0;
  for (let i = from; i < code.length; i++) {
    if (code[i] === '{') depth++;
    else if (code[i] === '}' && --depth === 0) return i + 1;
  }
  return from;
}
