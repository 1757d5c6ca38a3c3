/**
 * Which of Ruff's rules count, under which tag, and how much. Style does not count, nor does what is often right in a short answer
 * (an undefined name, an unused import). `certain` is what was right wherever it was measured.
 */
import type { Certainty } from './types.ts';

export interface RuffRule {
  readonly tag: string;
  readonly certainty: Certainty;
  /** Ruff documents this rule's fix as safe. */
  readonly safeFix?: true;
  /** A message for which the rule does not count. */
  readonly except?: RegExp;
}

const certain = (tag: string): RuffRule => ({ tag, certainty: 'certain' });
const fixable = (tag: string): RuffRule => ({ tag, certainty: 'certain', safeFix: true });
const suspicion = (tag: string, except?: RegExp): RuffRule => ({
  tag,
  certainty: 'suspicion',
  ...(except && { except }),
});

/** What Ruff says of a shell command that is a plain text. */
const CONSTANT_COMMAND = /seems safe/;

export const RUFF_RULES: Readonly<Record<string, RuffRule>> = {
  // Security
  S102: suspicion('CWE-95'),
  S104: suspicion('CWE-668'),
  S105: suspicion('CWE-798'),
  S106: suspicion('CWE-798'),
  S107: suspicion('CWE-798'),
  S110: suspicion('broad-except'),
  S112: suspicion('broad-except'),
  S113: certain('no-timeout'),
  // The project's own rule knows on which address it listens.
  S201: suspicion('CWE-489'),
  S202: suspicion('CWE-22'),
  S301: suspicion('CWE-502'),
  S302: suspicion('CWE-502'),
  S306: certain('CWE-377'),
  S307: suspicion('CWE-95'),
  S308: suspicion('CWE-79'),
  S311: suspicion('CWE-338'),
  S323: certain('CWE-295'),
  S324: suspicion('CWE-328'),
  S501: certain('CWE-295'),
  S502: certain('CWE-327'),
  S503: certain('CWE-327'),
  S505: certain('CWE-327'),
  S506: certain('CWE-502'),
  S507: certain('CWE-322'),
  S508: certain('CWE-319'),
  S602: suspicion('CWE-78', CONSTANT_COMMAND),
  S604: suspicion('CWE-78', CONSTANT_COMMAND),
  S605: suspicion('CWE-78', CONSTANT_COMMAND),
  S608: suspicion('CWE-89'),
  S610: suspicion('CWE-89'),
  S611: suspicion('CWE-89'),
  S612: suspicion('CWE-95'),
  S701: suspicion('CWE-79'),
  S704: suspicion('CWE-79'),
  // Bugs
  B002: certain('wrong-operator'),
  B003: suspicion('lost-update'),
  B005: suspicion('wrong-string-method'),
  // The patterns tell those that are changed from those that are only read.
  B006: suspicion('mutable-default'),
  B012: certain('return-in-finally'),
  B016: certain('wrong-raise'),
  B023: suspicion('late-binding'),
  B025: certain('except-order'),
  B031: certain('exhausted-iterator'),
  B032: certain('wrong-operator'),
  B039: certain('mutable-default'),
  E711: suspicion('none-compare'),
  E721: suspicion('type-compare'),
  E722: certain('broad-except'),
  F507: certain('type-mismatch'),
  F631: certain('wrong-comparison'),
  F632: fixable('is-literal'),
  F634: certain('wrong-comparison'),
  F707: certain('except-order'),
  F823: certain('CWE-457'),
  F901: fixable('wrong-raise'),
  PLE0704: suspicion('wrong-raise'),
  PLE1205: certain('logging-args'),
  PLE1206: certain('logging-args'),
  PLE1307: certain('type-mismatch'),
  PLE1310: suspicion('wrong-string-method'),
  PLE4703: certain('mutation-while-iterating'),
  PLW0133: certain('wrong-raise'),
  PLW0245: certain('missing-super'),
  PLW0711: certain('wrong-operator'),
  PLW2101: certain('race-condition'),
  RUF008: certain('mutable-default'),
  RUF009: suspicion('mutable-default'),
  RUF016: certain('type-mismatch'),
  RUF024: certain('shared-reference'),
  SIM115: suspicion('resource-leak'),
  W605: fixable('raw-string'),
  YTT101: certain('wrong-comparison'),
  YTT102: certain('wrong-comparison'),
  YTT103: certain('wrong-comparison'),
  YTT201: certain('wrong-comparison'),
  YTT203: certain('wrong-comparison'),
  YTT204: certain('wrong-comparison'),
  YTT301: certain('wrong-comparison'),
  YTT302: certain('wrong-comparison'),
  YTT303: certain('wrong-comparison'),
  // Waiting in async code
  ASYNC210: certain('blocking-call'),
  ASYNC220: suspicion('blocking-call'),
  ASYNC221: certain('blocking-call'),
  ASYNC222: certain('blocking-call'),
  ASYNC230: suspicion('blocking-call'),
  ASYNC250: certain('blocking-call'),
  ASYNC251: certain('blocking-call'),
  // Times
  DTZ001: suspicion('naive-datetime'),
  DTZ003: certain('deprecated-api'),
  DTZ004: certain('deprecated-api'),
  DTZ005: suspicion('naive-datetime'),
  DTZ006: suspicion('naive-datetime'),
  DTZ007: suspicion('naive-datetime'),
  // NumPy
  NPY001: fixable('removed-api'),
  NPY003: fixable('removed-api'),
  NPY201: certain('removed-api'),
};

/** What guards ask about the names of a code. */
export const SCOPE_RULES = ['F401', 'F811', 'F821'] as const;
