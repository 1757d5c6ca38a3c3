/** Code that is shown to be explained: a page about a rule or a weakness begins with what it finds, and a demonstration wants the fault. */

/** What names a rule of an analyser, or a weakness. */
const RULE =
  /\b(?:[A-Z]{1,4}\d{3,5}|SC\d{4}|CWE-\d+)\b|`(?:no|prefer|require|use|valid)-[a-z-]+`|`[a-z@/]+(?:-[a-z]+)+`\s+(?:rule|lint|check)|\b(?:rule|lint|check|diagnostic|warning)\s+`?[a-z@/]+(?:-[a-z]+)+`?/;
const WEAKNESS =
  /\b(?:(?:sql|nosql|command|code|ldap|xpath|template|header|log)\s+injection|xss|cross-site|path traversal|directory traversal|ssrf|csrf|deseriali[sz]ation|prototype pollution|xxe|open redirect|race condition|buffer overflow|use[- ]after[- ]free|redos|zip slip|clickjacking)\b/i;
/** Headings that such pages have, whatever they are about. */
const PAGE =
  /^#{1,4}\s+(?:what (?:it|this (?:rule|check)) does|why is this (?:bad|an issue)\??|rule details|rule description|non-?compliant code(?: examples?)?|how to trigger|problematic code)\s*$/im;
/** How such pages speak. */
const EXPLAINS =
  /\b(?:what it does|why is this bad|rule details|rule description|checks? (?:for|that|whether)|(?:the|this|that)\s+(?:rule|check|lint|warning|diagnostic)\b|flags?|is (?:the|a) (?:rule|check|lint|warning)|means|says|explained|raised (?:by|for|when)|disallows?|reports?|detects?|non-?compliant|describes?|covers?)\b/i;
const TO_PREVENT =
  /\b(?:prevent\w*|avoid\w*|fix\w*|protect\w*|mitigat\w*|against|secur\w+|saf\w+|without|remediat\w*|how to (?!exploit))\b/i;
/** A label under which such a page shows what it is about. */
const EXAMPLE =
  /\b(?:examples?|consider|suppose|imagine|take|such as|like this|code (?:such|like)|matches|raised|triggers?|typical|given|look at|here is (?:what|code|an?))\b|^$/i;

/** Whether code stands on a page that explains a rule or a weakness, where such pages show it. `before` is the text up to the code. */
export function isOnRulePage(before: string, heading: string, label: string): boolean {
  const said = `${heading} ${label}`;
  if (!EXAMPLE.test(label) && !/\bexamples?\b/i.test(heading)) return false;
  if (
    TO_PREVENT.test(said) ||
    /\binstead\b|\bcorrect\b|\bcompliant\b/i.test(said.replace(/\b(?:in|non-?)(?:correct|compliant)\b/gi, ''))
  )
    return false;
  const prose = before.replaceAll(/^[ \t>]*(`{3,}|~{3,})[\s\S]*?^[ \t>]*\1/gm, '');
  const head = /^\s*(?:#{1,4}[^\n]*)?\s*[^\n]*/.exec(prose)?.[0] ?? '';
  const titles = [head, ...[...prose.matchAll(/^#{1,4}\s+([^\n]*)/gm)].slice(-2).map((match) => match[1]!)].join('\n');
  if (PAGE.test(prose)) return true;
  if (RULE.test(titles) && EXPLAINS.test(prose)) return true;
  const about = [...prose.matchAll(/^#{1,4}\s+([^\n]*)/gm)].at(-1)?.[1] ?? '';
  return (
    WEAKNESS.test(about) &&
    !TO_PREVENT.test(about) &&
    /\b(?:consider|suppose|imagine|take|look at|given)\b/i.test(label)
  );
}

const DEMONSTRATES: readonly RegExp[] = [
  /\b(?:shows?|showing|demonstrat\w+|illustrat\w+|see|prov(?:e|es|ing)|reproduc\w+|reveals?)\b[^.]{0,50}\b(?:what (?:happens (?:when|if)\b[^:.]*\b(?:untrusted|malicious|unsafe|without|wrong|forget\w*|attack\w*|user input|not|no)\b|goes wrong|can go wrong)|why\b[^.]*\b(?:bad|unsafe|insecure|dangerous|wrong|risky|broken|fails?|not)|how (?:dangerous|easy|easily|bad|it fails|the (?:exploit|attack|bug|leak|race|overflow|injection))|the (?:danger|risk|vulnerability|flaw|bug|attack|exploit|leak|race|problem|weakness|deadlock))\b/i,
  /\b(?:on purpose|deliberately|intentionally|purposely)\b/i,
  /\b(?:keep|stay) away from (?:it|this|that)\b|\bsteer clear\b|\b(?:I['’]d|I would) (?:not|avoid)\b|\bI would(?:n['’]t| not) (?:use|copy|do|run|merge)\b/i,
  /\bto be (?:broken|attacked|exploited|hacked)\b/i,
  /\b(?:vulnerable|unsafe|insecure|broken|wrong|buggy)\s+by\s+design\b/i,
  /\bfor (?:your|a|the) (?:CTF|lab|pentest|security (?:course|class|training)|workshop)\b/i,
  /\b(?:is|are) (?:a|such a|a very) (?:bad|terrible|dangerous) idea\b[^:]{0,80}:\s*$/i,
  /\b(?:do not|don['’]t|never) (?:run|do|try) (?:this|it) (?:in production|at home|outside|on)\b/i,
];

/** Whether the words before code say that it shows a fault at work. */
export const isDemonstration = (said: string): boolean => DEMONSTRATES.some((pattern) => pattern.test(said));

/** Questions whose answer begins with the code that is asked about. */
const ASKED: readonly RegExp[] = [
  /\b(?:why|how come|wieso|warum|weshalb|pourquoi|por qu[eé]|perché)\b(?!\s+not\b)/i,
  /^\W*what\s+(?:happens|causes?|goes wrong|(?:does|do|did)\b[^?]*\b(?:means?|reports?|complains?|flags?|says?|prints?|detects?|finds?))\b/i,
  /\bwhere\s+(?:does|did|is|are|was|do (?:we|they|these))\b[^?]*\b(?:use[ds]?|called?|set|defined|come from|happen)\b/i,
  /\bwhat\s+(?:does|do|did)\s+(?:this|it|that|these)\b[^?]*\b(?:do|mean)\b/i,
  /^\W*what(?:['’]s|\s+is|\s+are)\s+(?:wrong|the (?:difference|problem|bug)|(?:an?\s+|the\s+)?(?:common|typical|usual|classic)\s+(?:\w+\s+)?(?:mistakes?|pitfalls?|errors?))\b/i,
];
/** Questions for what is bad itself: every block that is not said to be right may be it. */
const FAULTS_WANTED: readonly RegExp[] = [
  /\b(?:anti-?patterns?|pitfalls?|foot-?guns?|gotchas|code smells?|trick questions?|bad practices?|(?:common|typical|classic|worst|security|beginner) (?:mistakes?|errors|bugs)|what not to do|(?:bad|insecure|vulnerable|wrong) (?:code )?(?:examples?|samples?|snippets?))\b/i,
  /\bquiz (?:me|us|my|our)\b|\bexercises?\b[^?]*\b(?:vulnerab\w+|bugs?|insecure|security)\b|\bspot the (?:bug|vulnerab\w+|flaw|error)\b/i,
  /\b(?:show|give|list|demonstrate|explain|describe|summari[sz]e|walk|how\b[^?]{0,20}\b(?:does|do|would|could|can))\b[^?]{0,60}\b(?:attacks?|exploits?|exploited|payloads?|hotspots?|criticals?|advisor(?:y|ies)|misconfigurations?|the (?:issue|bug|flaw|vulnerability))\b/i,
  /\b(?:codeql|sonar\w*|dependabot|semgrep|snyk|scanners?|security|sast|tfsec|trivy|gitleaks|bandit)\b[^?]{0,30}\b(?:alerts?|findings?|incidents?|reports?)\b/i,
  /\bhow (?:does|do|would|could)\s+(?!I\b|we\b|you\b|one\b)[^?]{0,60}\b(?:break|fail|go wrong|leak|deadlock)\b/i,
  /\b(?:tricky|interview|exam)\b[^?]*\b(?:snippets?|questions?|puzzles?|tasks?)\b|\bno fix(?:es)?\b/i,
  /^(?=[\s\S]*\b(?:workshop|lab|training|course|class|students|participants)\b)(?=[\s\S]*\b(?:attack|exploit|hack|break into)\b)/i,
  /\bCVE-\d{4}-\d+\b|\b(?:CTF|OSCP|pentest\w*)\b/i,
  /\b(?:files?|snippets?|samples?|fixtures?|examples?|code|repos?)\b[^?.]{0,60}\b(?:should|must)\s+(?:trigger|be\s+(?:flagged|reported|detected|caught))\b/i,
];
/** An exercise, in the languages of many, and the fault that is to be found in it. */
const EXERCISE =
  /\b(?:exercises?|worksheet|kata|ejercicios?|exercices?|aufgaben?|exercícios?|esercizi[oa]?)\b|übung|ćwiczeni|zadani[ea]|упражнени|задани[ея]|练习|練習|演習|問題/iu;
const FAULT_TO_FIND =
  /\b(?:find|spot|locate|look for)\b[^?.]{0,30}\b(?:bugs?|errors?|mistakes?|faults?|flaws?)\b|\b(?:encontrar|hallar|buscar|detectar|localizar)\b[^?.]{0,20}\b(?:error(?:es)?|fallos?)\b|\bfehler\b[^?.]{0,20}\b(?:finden|suchen|steckt)\b|\b(?:trouver|chercher|repérer)\b[^?.]{0,20}(?:erreurs?|failles?|bugs?)\b|\b(?:encontrar|achar)\b[^?.]{0,20}\b(?:erros?|bugs?)\b|\btrovare\b[^?.]{0,20}error[ei]|(?:znaleźć|szuka)[^?.]{0,20}błęd|найти[^?.]{0,20}ошибк|找.{0,6}(?:错误|漏洞)|(?:間違い|誤り|バグ)を(?:見つけ|探)/iu;

/** What somebody writes who has solved a challenge: the code in it is the challenge's. */
const WRITE_UP = /\bwrite-?ups?\b[^?]*\b(?:challenges?|box|machine|CTF)\b|\b(?:challenges?|CTF)\b[^?]*\bwrite-?ups?\b/i;

/** Words of somebody who wants to understand something. */
const TO_LEARN = /\b(?:explain\w*|understand\w*|study\w*|learn\w*|teach\w*|training|dummies|under the hood|works?)\b/i;
const TO_BE_AVOIDED =
  /\b(?:prevent\w*|avoid\w*|fix(?:e[sd]|ing)?|patch\w*|protect\w*|mitigat\w*|against|secure|safely|without|solve|resolve|handle|catch|detect|remov\w+|my)\b/i;

/** Whether a question asks to be shown faults, attacks or what a checker found. */
export const asksForFaults = (question: string): boolean =>
  WRITE_UP.test(question) ||
  (EXERCISE.test(question) && FAULT_TO_FIND.test(question)) ||
  (!TO_BE_AVOIDED.test(question) &&
    (FAULTS_WANTED.some((pattern) => pattern.test(question)) ||
      (TO_LEARN.test(question) && (WEAKNESS.test(question) || /\bvuln(?:s|erabilit(?:y|ies))?\b/i.test(question)))));

/** Words that ask for nothing but an explanation of code that is there. */
const EXPLAIN =
  /\b(?:explain|describe|walk)\b[^?.]{0,40}\bline[- ]by[- ]line\b|\b(?:explain|walk (?:me|us) through)\s+(?:(?:to me|me)\s+)?(?:what\s+)?(?:this|the|my|our|these|that)\s+(?:\w+\s+){0,2}?(?:code|script|file|function|query|snippet|method|class|program|Dockerfile|workflow|pipeline|macro|regex|one-liner)\b/i;
const CHANGE =
  /\b(?:fix|improve|rewrite|refactor|optimi[sz]e|correct|convert|how (?:do|can|should)|add|write|review)\b/i;

const IS_WEAKNESS = /^\W*what(?:['’]s|\s+is|\s+are)\s+(?:an?\s+|the\s+)?([^?]*)/i;

/**
 * Whether a question asks about code that has the fault: an answer shows it before it mends anything. An answer to why something
 * happens may also be the remedy alone: then there is no more code.
 */
export const asksAboutFault = (question: string, hasMore: boolean): boolean =>
  (hasMore && ASKED.some((pattern) => pattern.test(question))) ||
  (EXPLAIN.test(question) && !CHANGE.test(question)) ||
  WEAKNESS.test(IS_WEAKNESS.exec(question)?.[1]?.slice(0, 40) ?? '');
