/**
 * Lines that somebody has told an analyser to let pass: they are meant as they are. What a type checker was told speaks of types alone
 * and does not count.
 */
import type { Span } from '../../../text/core/span.ts';
import { linesOf, type Line } from '../../../text/core/lines.ts';
import { shellCommandAt } from './shell-commands.ts';
import { blockAfter, statementAt } from './statements.ts';

/** A comment of one of these on a line, or above the one it speaks of. */
const ON_LINE =
  /(?:#|\/\/|\/\*|--|<!--|;|%)[^\n]*?(?:\bnoqa\b|\bnosec\b|\bNOSONAR\b|\bnosemgrep\b|\bnolint\b|\bNOLINT\b|\bskipcq\b|\bpylint:\s*disable=|\beslint-disable-line\b|\boxlint-disable-line\b|\btslint:disable-line\b|\bstylelint-disable-line\b|@phpstan-ignore(?:-line)?\b(?!-next)|\bphpcs:ignore\b|\brubocop:disable\b|\bswiftlint:disable:this\b|\bcodeql\[|\blgtm\s*\[|\blgtm\b|\bsnyk:ignore\b|\bdeepcode ignore\b|\bcoverity\[|\btfsec:ignore|\btrivy:ignore|\bcheckov:skip|\bkics-scan ignore-line|\bpragma:\s*allowlist secret|\bgitleaks:allow\b|\bzizmor:\s*ignore|\bansible-lint\b|\bscalafix:ok\b|\bktlint-disable\b|\blint:ignore\b|\bbrakeman:ignore\b|\bdevskim:\s*ignore\b|\bsast-ignore\b|\bsafe-eval-ok\b|\bpolicy:ignore\b|\bcspell:disable-line\b|\bNOCHECKSTYLE\b|\bCHECKSTYLE:OFF\b|\bsqlfluff:\s*noqa)/i;
/** A comment that speaks of the line (or the statement, the instruction) after it. */
const NEXT_LINE =
  /(?:#|\/\/|\/\*|--|<!--)\s*(?:eslint-disable-next-line\b|oxlint-disable-next-line\b|tslint:disable-next-line\b|stylelint-disable-next-line\b|biome-ignore\b|deno-lint-ignore\b|rome-ignore\b|standard-ignore-next\b|shellcheck\s+disable=|hadolint\s+ignore=|NOLINTNEXTLINE\b|@?phpstan-ignore-next-line\b|@psalm-suppress\b|swiftlint:disable:next\b|phpcs:ignore\b|kics-scan ignore(?!-)|cppcheck-suppress\b|lint:ignore\b|pylint:\s*disable-next=|prettier-ignore-never\b|noinspection\b|yamllint disable-line\b|checkov:skip=|codeql\[|nosemgrep\b|nosec\b|#nosec\b|NOSONAR\b|nolint\b|noqa\b|@suppress\b|flow-?fixme\b|\$FlowFixMe\b|credo:disable-for-next-line\b|ReSharper disable once\b|language=none\b|noinspection\w*\b)/i;
/** From here on, up to the comment that turns it on again or to the end. */
const BLOCKS: readonly (readonly [off: RegExp, on: RegExp])[] = [
  [/(?:\/\*|\/\/)\s*eslint-disable(?!-)/, /(?:\/\*|\/\/)\s*eslint-enable/],
  [/(?:\/\*|\/\/)\s*oxlint-disable(?!-)/, /(?:\/\*|\/\/)\s*oxlint-enable/],
  [/(?:\/\*|\/\/)\s*tslint:disable(?![-:])/, /tslint:enable/],
  [/\/\*\s*stylelint-disable(?!-)/, /stylelint-enable/],
  [/^\s*#pragma\s+warning\s+(?:disable|push)/i, /^\s*#pragma\s+warning\s+(?:restore|pop|enable)/i],
  [/^\s*#pragma\s+(?:GCC|clang)\s+diagnostic\s+(?:ignored|push)/, /^\s*#pragma\s+(?:GCC|clang)\s+diagnostic\s+pop/],
  [/NOLINTBEGIN/, /NOLINTEND/],
  [/^\s*#\s*rubocop:disable\b/, /^\s*#\s*rubocop:enable\b/],
  [/phpcs:disable\b/, /phpcs:enable\b/],
  [/swiftlint:disable(?!:)/, /swiftlint:enable/],
  [/ktlint-disable\b/, /ktlint-enable\b/],
  [/ReSharper disable (?!once)/, /ReSharper restore/],
  [/CHECKSTYLE:OFF/, /CHECKSTYLE:ON/],
  [/^\s*#\s*yamllint disable(?!-line)/, /^\s*#\s*yamllint enable/],
  [/^\s*#\s*pylint:\s*disable=/, /^\s*#\s*pylint:\s*enable=/],
  [/^\s*#\s*(?:ruff|flake8):\s*noqa\s*(?::|$)/, /$^/],
  [/clang-format off-never/, /$^/],
];
/** An attribute or an annotation: it speaks of the declaration after it. */
const DECLARATION =
  /^\s*(?:@SuppressWarnings\b|@SuppressLint\b|@SuppressFBWarnings\b|@Suppress\b|@file:Suppress\b|#!?\[(?:allow|expect)\(|\[(?:\w+:\s*)?(?:System\.Diagnostics\.CodeAnalysis\.)?SuppressMessage\b|\[\[(?:gnu|clang|maybe_unused|msvc)::|@typing\.no_type_check\b|@no_type_check\b|\[UnconditionalSuppressMessage\b)/;

/** A comment in a block of Terraform that speaks of all of it. */
const OF_BLOCK = /^\s*(?:#|\/\/)\s*(?:checkov:skip=|tfsec:ignore:|trivy:ignore:|kics-scan ignore-block)/;

const NOLINT = /\/\/\s*nolint\b/;
const OF_FUNCTION = /^\s*func\b/;

const commandEnd = (code: string, lines: readonly Line[], at: number, language: string): number =>
  language.startsWith('shell')
    ? shellCommandAt(code, lines, at, language).end
    : statementAt(code, lines, at, language).end;

/** The block of Terraform that a line stands in. */
function enclosingBlock(code: string, lines: readonly Line[], at: number, language: string): Span | undefined {
  if (language !== 'terraform') return undefined;
  for (let row = at - 1; row >= 0; row--) {
    const said = code.slice(lines[row]!.start, lines[row]!.end);
    if (said.startsWith('}')) return undefined;
    if (/^(?:resource|data|module|provider|variable)\b.*\{\s*$/.test(said)) {
      const close = lines.find((line, n) => n > at && code.startsWith('}', line.start));
      return { start: lines[row]!.start, end: close?.end ?? code.length };
    }
  }
  return undefined;
}

/** The ranges of code (offsets into it) in which an analyser was told to be silent. */
export function suppressedRanges(code: string, language: string): Span[] {
  const lines = linesOf(code);
  const spans: Span[] = [];
  let open: { start: number; on: RegExp } | null = null;
  for (const [i, line] of lines.entries()) {
    const said = code.slice(line.start, line.end);
    if (open !== null) {
      if (!open.on.test(said)) continue;
      spans.push({ start: open.start, end: line.end });
      open = null;
      continue;
    }
    const block = BLOCKS.find(([off]) => off.test(said));
    const within = OF_BLOCK.test(said) ? enclosingBlock(code, lines, i, language) : undefined;
    if (within !== undefined) spans.push(within);
    else if (block !== undefined && /^\s*(?:#|\/\/|\/\*|--|;)/.test(said)) open = { start: line.start, on: block[1] };
    else if (DECLARATION.test(said)) spans.push(blockAfter(code, lines, i, language));
    else if (NEXT_LINE.test(said) && /^\s*(?:#|\/\/|\/\*|--|<!--|\{\/\*|\*)/.test(said)) {
      const next = lines.findIndex(
        (other, n) =>
          n > i &&
          /\S/.test(code.slice(other.start, other.end)) &&
          !/^\s*(?:#|\/\/|--)/.test(code.slice(other.start, other.end)),
      );
      const end = next < 0 ? line.end : commandEnd(code, lines, next, language);
      // Above all commands a directive of ShellCheck speaks of the whole file; one above a function of the whole function.
      const isOfFile =
        /shellcheck\s+disable=/.test(said) &&
        /^(?:\s*#[^\n]*\n|\s*\n)*$/.test(code.slice(0, line.start)) &&
        i < 3 &&
        code.startsWith('#!');
      spans.push(
        isOfFile
          ? { start: line.start, end: code.length }
          : NOLINT.test(said) && next >= 0 && OF_FUNCTION.test(code.slice(lines[next]!.start, lines[next]!.end))
            ? blockAfter(code, lines, i, language)
            : { start: line.start, end },
      );
    } else if (NOLINT.test(said) && OF_FUNCTION.test(said) && i > 0)
      spans.push({ start: line.start, end: blockAfter(code, lines, i - 1, language).end });
    else if (ON_LINE.test(said)) spans.push(statementAt(code, lines, i, language));
  }
  if (open !== null) spans.push({ start: open.start, end: code.length });
  return spans;
}
