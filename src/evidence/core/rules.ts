/** The format of the structural rules: ast-grep's rule objects, with a tag, a certainty and examples around them. */
import * as v from 'valibot';

const stopBy = v.optional(v.union([v.picklist(['neighbor', 'end']), v.lazy(() => nodeSchema)]));
const related = v.union([v.lazy(() => relatedSchema)]);

/** What a node must be like; ast-grep's documentation describes each key. */
export interface NodeRule {
  readonly pattern?: string | { readonly context: string; readonly selector?: string | undefined } | undefined;
  readonly kind?: string | undefined;
  readonly regex?: string | undefined;
  readonly nthChild?:
    | number
    | string
    | {
        readonly position: number | string;
        readonly reverse?: boolean | undefined;
        readonly ofRule?: NodeRule | undefined;
      }
    | undefined;
  readonly inside?: RelatedRule | undefined;
  readonly has?: RelatedRule | undefined;
  readonly precedes?: RelatedRule | undefined;
  readonly follows?: RelatedRule | undefined;
  readonly all?: readonly NodeRule[] | undefined;
  readonly any?: readonly NodeRule[] | undefined;
  readonly not?: NodeRule | undefined;
  readonly matches?: string | undefined;
}
export interface RelatedRule extends NodeRule {
  readonly stopBy?: 'neighbor' | 'end' | NodeRule | undefined;
  readonly field?: string | undefined;
}

const nodeEntries = {
  pattern: v.optional(v.union([v.string(), v.strictObject({ context: v.string(), selector: v.optional(v.string()) })])),
  kind: v.optional(v.string()),
  regex: v.optional(v.string()),
  nthChild: v.optional(
    v.union([
      v.number(),
      v.string(),
      v.strictObject({
        position: v.union([v.number(), v.string()]),
        reverse: v.optional(v.boolean()),
        ofRule: v.optional(v.lazy(() => nodeSchema)),
      }),
    ]),
  ),
  inside: v.optional(related),
  has: v.optional(related),
  precedes: v.optional(related),
  follows: v.optional(related),
  all: v.optional(v.array(v.lazy(() => nodeSchema))),
  any: v.optional(v.array(v.lazy(() => nodeSchema))),
  not: v.optional(v.lazy(() => nodeSchema)),
  matches: v.optional(v.string()),
};
const nodeSchema: v.GenericSchema<NodeRule> = v.strictObject(nodeEntries);
const relatedSchema: v.GenericSchema<RelatedRule> = v.strictObject({
  ...nodeEntries,
  stopBy,
  field: v.optional(v.string()),
});

/** For languages without a grammar: regular expressions over one statement at a time, comments taken out. */
const statementSchema = v.strictObject({
  /** What the statement must contain; this is the finding's place. `(?i)` and the like stand at the start. */
  regex: v.string(),
  /** The text as a whole is searched in place of its statements, comments taken out of it, too; each match is a finding. */
  whole: v.optional(v.boolean()),
  /** What the statement, or with `whole` the match, must not contain. */
  not: v.optional(v.string()),
  /** What the whole text must, and must not, contain. */
  with: v.optional(v.string()),
  without: v.optional(v.string()),
});

/**
 * One edit of a rule's own correction: the first match of an expression gives way to other words (`by`, or `lines` whose further
 * ones are as far indented as the first), and whole lines come in before or after the statement, as far indented as it. In the texts `$1` is a group, `${NAME}` code that a pattern has bound,
 * `${1^}` and `${NAME^}` the same as the name of an environment variable, `${1>}` with its further lines one level deeper;
 * a tab at a line's start is one level more.
 */
const editEntries = {
  replace: v.optional(v.string()),
  by: v.optional(v.string()),
  lines: v.optional(v.string()),
  before: v.optional(v.string()),
  after: v.optional(v.string()),
};
/** Edits elsewhere: in what a pattern has bound to the name `at`. */
const fixSchema = v.array(
  v.pipe(
    v.strictObject({
      ...editEntries,
      also: v.optional(v.array(v.strictObject({ at: v.string(), ...editEntries }))),
    }),
    v.check(
      (fix) =>
        [fix, ...(fix.also ?? [])].every(
          ({ replace, by, lines }) => (replace === undefined) === (by === undefined && lines === undefined),
        ),
      '`replace` goes together with `by` or `lines`.',
    ),
  ),
);

const id = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/));
const shippedEntries = {
  id,
  languages: v.pipe(v.array(v.string()), v.minLength(1)),
  tag: v.string(),
  certainty: v.picklist(['certain', 'suspicion']),
  /** One plain sentence for the user; the catalogue's where it is left out. */
  reason: v.optional(v.string()),
  /** The code must contain one of these, else the rule is not tried. Worked out from the rule where it is left out. */
  needs: v.optional(v.array(v.string())),
  rule: v.optional(nodeSchema),
  constraints: v.optional(v.record(v.string(), nodeSchema)),
  utils: v.optional(v.record(v.string(), nodeSchema)),
  statement: v.optional(statementSchema),
  fix: v.optional(fixSchema),
};

/** A rule as it ships. */
export const ruleSchema = v.strictObject(shippedEntries);
export type Rule = v.InferOutput<typeof ruleSchema>;
export type StatementRule = v.InferOutput<typeof statementSchema>;
export type Fix = v.InferOutput<typeof fixSchema>[number];

/** A rule as it is written, with code that it must and must not match. */
export const writtenRuleSchema = v.pipe(
  v.strictObject({
    ...shippedEntries,
    match: v.pipe(v.array(v.string()), v.minLength(1)),
    /** What the fix makes of each of `match`, in the same order; the same text where it can do nothing. */
    fixed: v.optional(v.array(v.string())),
    clean: v.pipe(v.array(v.string()), v.minLength(1)),
  }),
  v.check(
    (rule) => (rule.rule === undefined) !== (rule.statement === undefined),
    'A rule has either `rule` (a syntax tree) or `statement` (a language without a grammar).',
  ),
  v.check(
    (rule) =>
      (rule.fix === undefined) === (rule.fixed === undefined) &&
      (rule.fixed?.length ?? rule.match.length) === rule.match.length,
    'A rule with `fix` has `fixed`, one for each of `match`.',
  ),
);
export type WrittenRule = v.InferOutput<typeof writtenRuleSchema>;
export const ruleFileSchema = v.array(writtenRuleSchema);
