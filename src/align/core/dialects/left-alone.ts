/** Code that is not touched, since it is not understood: other shells, templates, and what no person reads. */
import { codeRanges } from '../../../text/core/fences.ts';

/** Why code is left alone. */
export type LeftAlone =
  /** A shell that looks like another one and is not. */
  | 'other-shell'
  /** A template: half of it is another language. */
  | 'template'
  /** A line of more than 500 characters: minified, or data. */
  | 'long-lines';

/** Longer lines are not written for people. */
export const LONGEST_LINE = 500;

const OTHER_SHELLS = /^(?:powershell|bat|fish|nushell|csh|tcsh|elvish|xonsh)$/;
const TEMPLATES =
  /^(?:jinja|django-html|erb|handlebars|gotemplate|liquid|twig|ejs|mustache|pug|haml|slim|blade|razor|freemarker|velocity)$/;

/** What gives other shells away in a fence that says sh, or nothing. */
const POWERSHELL =
  /(?:^|[\s(|;])(?:Get|Set|New|Remove|Write|Invoke|Start|Stop|Import|Export|Test|Select|Where|ForEach|Out|ConvertTo|ConvertFrom|Add|Copy|Move)-[A-Z]\w+\b|\$env:\w+|^\s*\$\w+\s*=\s*(?:Get-|New-|\[)|^\s*param\s*\(/m;
const FISH =
  /^\s*(?:set[ \t]+-[gxUlqe]+[ \t]+\w+[ \t]+\S|function\s+[\w-]+\s*$[\s\S]*^end\b|if\s+(?:test|status|type|command|not)\b[^;\n]*\n[\s\S]*^\s*end\s*$|for\s+\w+\s+in\s+[^;\n]*\n[\s\S]*^\s*end\s*$)/m;
const CMD =
  /^\s*(?:@echo\s+off|set\s+"?\w+=|if\s+(?:not\s+)?(?:exist|errorlevel|"%)|for\s+(?:\/[fdrl]\s+)?%%?\w\s+in|rem\s|goto\s+:?\w)|%~?\w+%|%~dp0/im;
const TEMPLATE_MARKS =
  /\{%-?\s|<%[=\-#\s]|\{\{[-~]?\s*(?:[.$#/>^]|if\b|range\b|with\b|include\b|template\b|end\b|else\b)/;

/** The reason for which code of a language (a VS Code id; empty when none is named) is left alone; undefined when it is not. */
export function leftAlone(code: string, language: string): LeftAlone | undefined {
  if (code.split(/\r\n|\r|\n/).some((line) => line.length > LONGEST_LINE)) return 'long-lines';
  if (OTHER_SHELLS.test(language)) return 'other-shell';
  if (TEMPLATES.test(language)) return 'template';
  if (language === 'shellscript' || language === '') {
    if (POWERSHELL.test(code) || FISH.test(code) || (CMD.test(code) && !/^#!|\$[{(]?\w/m.test(code)))
      return 'other-shell';
  }
  // A workflow's ${{ … }} is known; what a template engine fills in is not.
  if (
    /^(?:yaml|html|xml|sql|shellscript|dockerfile|nginx|ini|toml|json|plaintext|text|)$/.test(language) &&
    TEMPLATE_MARKS.test(code)
  )
    return 'template';
  return undefined;
}

/** The same of a segment's whole text: it is left alone when all the code in it is. */
export function segmentLeftAlone(text: string): LeftAlone | undefined {
  const reasons = codeRanges(text).map(({ start, end, language }) => leftAlone(text.slice(start, end), language ?? ''));
  return reasons.length > 0 && reasons.every((reason) => reason !== undefined) ? reasons[0] : undefined;
}
