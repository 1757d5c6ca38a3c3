/**
 * What secrets look like: the formats that their issuers document, and the places where others are written down. Every
 * pattern takes linear time; group 1, where there is one, is the secret in what was matched.
 */

export interface SecretPattern {
  readonly name: string;
  readonly pattern: RegExp;
}

/** Nothing of a longer word before or after. */
const token = (name: string, body: string): SecretPattern => ({
  name,
  pattern: new RegExp(`(?<![A-Za-z0-9])(?:${body})(?![A-Za-z0-9])`, 'gu'),
});

/** Words that name a secret where it is assigned. */
const NAMES =
  'pass(?:word|wd|phrase|code)?|pwd|secret|token|credentials?|auth|api[-_ ]?key|access[-_ ]?key|private[-_ ]?key|' +
  'encryption[-_ ]?key|signing[-_ ]?key|account[-_ ]?key|client[-_ ]?secret|connection[-_ ]?string|sas';

/** A value that is code, a placeholder or a template, and so tells nothing. */
const HARMLESS = String.raw`(?![$<{%]|\[(?:secret|path|email)-\d|\*|x{3}|\.{3}|your|change|example|placeholder|redacted|process\.|os\.|env\b)`;

/** A value without quotes: it ends where its line, its string or its item does, and soon has a digit, as words of code rarely do. */
const BARE = `${HARMLESS}(?=[^\\s"'\`;,&#<>(){}[\\]|]{0,60}\\d)([^\\s"'\`;,&#<>(){}[\\]|]{6,400})(?=[\\s"'\`;,&#<>}\\]|]|$)`;
/** A value in quotes, which may be a phrase; not what a form says to its user. */
const PHRASE = `["'\`]${HARMLESS}(?!enter|please|the |must|invalid|is |should|forg|confirm|new |current |wrong)([^"'\`\\n]{6,400})["'\`]`;

const SECRETS: readonly SecretPattern[] = [
  {
    name: 'private key block',
    pattern:
      /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----(?:[^-]|-(?!-{4})){0,20000}(?:-----END [A-Z0-9 ]{0,40}-----)?/gu,
  },
  token('age key', 'AGE-SECRET-KEY-1[0-9A-Z]{20,}'),
  token('AWS key id', '(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}'),
  token('GitHub', 'gh[pousr]_[A-Za-z0-9]{30,255}|github_pat_[A-Za-z0-9_]{22,255}'),
  token('GitLab', 'gl(?:pat|dt|rt|ptt|oas|cbt|ft|imt|agent|soat|ffct)-[A-Za-z0-9_.-]{20,300}'),
  token('Slack', 'xox[abeoprs](?:\\.xox[bp])?-[A-Za-z0-9-]{10,250}|xapp-[A-Za-z0-9-]{10,250}'),
  { name: 'Slack hook', pattern: /hooks\.slack\.com\/(?:services|workflows|triggers)\/([A-Za-z0-9/_-]{20,200})/gu },
  { name: 'Discord hook', pattern: /discord(?:app)?\.com\/api\/webhooks\/(\d{5,30}\/[A-Za-z0-9_-]{30,120})/gu },
  token('Google API key', 'AIza[A-Za-z0-9_-]{35}'),
  token('Google OAuth', 'GOCSPX-[A-Za-z0-9_-]{20,60}|ya29\\.[A-Za-z0-9_-]{20,400}|1//0[A-Za-z0-9_-]{20,200}'),
  token('model provider', 'sk-(?:proj-|ant-|svcacct-|or-v1-|admin-)?[A-Za-z0-9_-]{20,250}'),
  token('model provider', '(?:gsk_|xai-|pplx-|r8_|nvapi-|hf_|api_org_|fw_|tgp_v1_|jina_)[A-Za-z0-9_-]{24,200}'),
  token('Stripe', '(?:sk|rk|pk)_(?:live|test)_[A-Za-z0-9]{10,250}|whsec_[A-Za-z0-9+/=]{20,100}'),
  token('Twilio', '(?:SK|AC)[0-9a-f]{32}'),
  token('SendGrid', 'SG\\.[A-Za-z0-9_-]{16,40}\\.[A-Za-z0-9_-]{16,80}'),
  token('Mailgun, Mailchimp', 'key-[0-9a-f]{32}|[0-9a-f]{32}-us\\d{1,2}'),
  token(
    'registry',
    'npm_[A-Za-z0-9]{30,60}|pypi-[A-Za-z0-9_-]{50,400}|rubygems_[0-9a-f]{40,60}|dckr_(?:pat|oat)_[A-Za-z0-9_-]{20,60}',
  ),
  token(
    'cloud',
    'do[opr]_v1_[0-9a-f]{60,70}|dapi[0-9a-f]{32}(?:-\\d)?|dp\\.(?:pt|st|ct|sa|scim|audit)\\.[A-Za-z0-9]{30,60}|pscale_[a-z]{2,5}_[A-Za-z0-9_.-]{30,80}',
  ),
  token(
    'cloud',
    'sbp_[0-9a-f]{40}|sb_secret_[A-Za-z0-9_-]{20,60}|hv[sbr]\\.[A-Za-z0-9_-]{20,300}|[A-Za-z0-9]{14}\\.atlasv1\\.[A-Za-z0-9_=-]{50,80}|FlyV1 fm\\d_[A-Za-z0-9+/=,_-]{50,800}',
  ),
  token('shop', 'shp(?:at|ss|ca|pa)_[0-9a-fA-F]{32}|sq0(?:atp|csp|idp)-[A-Za-z0-9_-]{20,60}|EAAA[A-Za-z0-9_-]{60}'),
  token(
    'work',
    'lin_api_[A-Za-z0-9]{30,50}|lin_oauth_[0-9a-f]{60,70}|ntn_[A-Za-z0-9]{40,60}|secret_[A-Za-z0-9]{43}|figd_[A-Za-z0-9_-]{30,60}|PMAK-[0-9a-f]{24}-[0-9a-f]{34}|ATATT3[A-Za-z0-9_=-]{50,250}',
  ),
  token(
    'monitoring',
    'sntry[su]_[A-Za-z0-9+/=_-]{40,400}|NRAK-[A-Z0-9]{27}|gl(?:sa|c)_[A-Za-z0-9+/=_]{30,200}|phc_[A-Za-z0-9]{30,60}',
  ),
  token('Telegram', '\\d{8,10}:[A-Za-z0-9_-]{35}'),
  token('JSON web token', 'ey[A-Za-z0-9_-]{10,2000}\\.ey[A-Za-z0-9_-]{10,4000}\\.[A-Za-z0-9_-]{10,1000}'),
  { name: 'Azure storage', pattern: /AccountKey=([A-Za-z0-9+/]{40,100}={0,2})/gu },
  {
    name: 'signature in a URL',
    pattern:
      /[?&](?:sig|signature|X-Amz-Signature|token|key|api_key|apikey|access_token)=([A-Za-z0-9%+/_.~=-]{12,500})/giu,
  },
  {
    name: 'secret in a URL',
    pattern: new RegExp(`[?&][\\w-]{0,30}(?:${NAMES})[\\w-]{0,20}=([^\\s"'\`<>&#$]{4,500})`, 'giu'),
  },
  {
    // A password with a slash, a number sign or an at sign in it ought to be encoded, and often is not.
    name: 'user in a URL',
    pattern:
      /[a-z][a-z0-9+.-]{1,20}:\/\/([^\s:@/?#"'`<>[\]{}$]{0,100}:(?!\d{1,5}\/)[^\s"'`<>[\]{}$]{1,200})@(?=[\w.-]{1,255})/giu,
  },
  { name: 'npm registry', pattern: /\b_(?:authToken|auth|password)[ \t]{0,4}=[ \t]{0,4}["']?([^\s"'$]{6,400})/gu },
  {
    name: 'AWS secret key',
    pattern: /aws_secret_access_key["']?[ \t]{0,4}[=: ][ \t]{0,4}["']?([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+])/giu,
  },
  { name: 'cookie', pattern: /\b(?:Set-)?Cookie:[ \t]{0,4}([^\n"'`]{4,4000})/giu },
  { name: 'cookie', pattern: /\bdocument\.cookie[ \t]{0,4}\+?=[ \t]{0,4}["'`]([^"'`\n${]{4,4000})/gu },
  {
    name: 'cookie',
    pattern: /\bcurl\b[^\n|;&]{0,300}[ \t](?:-b|--cookie)[ \t=]{1,4}["']?([^\s"'=]{1,100}=[^"'\n]{1,4000})/gu,
  },
  {
    name: 'user of a command',
    pattern: /(?:^|[ \t])(?:-[A-Za-z]{0,8}u|--user|--proxy-user)[ \t=]{1,4}["']?[^\s:"'$]{1,100}:([^\s"'$]{3,200})/gmu,
  },
  {
    name: 'password of a command',
    pattern:
      /\b(?:sshpass|mysql|mysqldump|mysqladmin|docker[ \t]{1,4}login|podman[ \t]{1,4}login|redis-cli|mongosh?)\b[^\n|;&]{0,200}[ \t]-[pa][ \t]{0,4}["']?([^\s"'$-][^\s"'$]{3,200})/gu,
  },
  { name: 'pass phrase of openssl', pattern: /\bpass:([^\s"'$]{4,200})/gu },
  {
    name: 'flag',
    pattern: new RegExp(`(?:^|[ \\t])--?[\\w-]{0,30}(?:${NAMES})[\\w-]{0,10}[ \\t=]{1,2}["']?${BARE}`, 'gimu'),
  },
  {
    name: 'phrase',
    pattern: new RegExp(
      `(?:pass(?:word|wd|phrase|code)?|pwd|secret)["'\`]?\\]?[ \\t]{0,8}(?:=>|:=|[:=]{1,3})[ \\t]{0,8}[frbu]{0,2}${PHRASE}`,
      'giu',
    ),
  },
  {
    name: 'assignment',
    pattern: new RegExp(`(?:${NAMES})[\\w-]{0,20}["']?[ \\t]{0,4}[:=][ \\t]{0,4}["']?${BARE}`, 'giu'),
  },
  { name: 'netrc', pattern: new RegExp(`\\bpassword[ \\t]{1,8}${BARE}`, 'gu') },
  {
    name: 'element',
    pattern: new RegExp(`<[\\w:.-]{0,40}(?:${NAMES})[\\w.-]{0,20}>${HARMLESS}([^<>\\n]{4,400})<`, 'giu'),
  },
  {
    name: 'name and value',
    pattern: new RegExp(
      `\\b(?:key|name)(?:=|:[ \\t]{0,4})["']?[\\w.-]{0,60}(?:${NAMES})[\\w.-]{0,20}["']?[ \\t]{0,8}\\r?\\n?[ \\t]{0,40}value(?:=|:[ \\t]{0,4})["']?${HARMLESS}([^\\s"'<>]{4,400})`,
      'giu',
    ),
  },
  {
    // Of a command, or a line of its own; a key may well be of letters alone.
    name: 'header',
    pattern: new RegExp(
      `(?:\\s(?:-H|--header)[ \\t=]{1,4}["']|^[ \\t]{0,8}(?=\\w{1,30}-))[\\w-]{0,40}(?:${NAMES})[\\w-]{0,20}:[ \\t]{0,4}${HARMLESS}([A-Za-z0-9+/_.~=-]{16,400})["']?(?=\\s|$)`,
      'gimu',
    ),
  },
  { name: 'authorization header', pattern: /\b(?:Bearer|Basic|Token)[ \t]{1,4}([A-Za-z0-9+/_.~=-]{16,2000})/giu },
  {
    name: 'quoted value',
    pattern: new RegExp(
      `(?:${NAMES})[\\w-]{0,20}["'\`]?\\]?[ \\t]{0,8}(?:=>|:=|[:=]{1,3})[ \\t]{0,8}[frbu]{0,2}["'\`]${HARMLESS}([^"'\`\\s]{6,400})["'\`]`,
      'giu',
    ),
  },
  {
    name: 'environment value',
    pattern: new RegExp(
      `^[ \\t]{0,8}(?:export[ \\t]{1,4}|set[ \\t]{1,4}|\\$env:)?[A-Z0-9_]{0,60}(?:${NAMES.toUpperCase()})[A-Z0-9_]{0,20}=${HARMLESS}([^\\s"'\`;#(){}[\\]<>$]{8,400})[ \\t]*$`,
      'gmu',
    ),
  },
  {
    name: 'value in YAML',
    pattern: new RegExp(
      `^[ \\t-]{0,40}[\\w-]{0,40}(?:${NAMES}):[ \\t]{1,8}${HARMLESS}((?=[^\\s]{0,40}\\d)[^\\s"'\`;,#(){}[\\]<>$|&*]{8,400})[ \\t]*$`,
      'gimu',
    ),
  },
];

/** Long runs that look drawn at random: keys of formats that nobody has listed. */
const RUN = /(?<![A-Za-z0-9+/_=-])[A-Za-z0-9+/_-]{32,512}={0,2}(?![A-Za-z0-9+/_=-])/gu;
/** Bits a character; words, paths and names in camel case stay below. */
const RANDOM_BITS = 4.3;

/** Whether a run of characters mixes all kinds and repeats little (Shannon's entropy of its characters). */
export function looksRandom(run: string): boolean {
  const count = (kind: RegExp) => run.match(kind)?.length ?? 0;
  if (count(/\d/g) < 4 || count(/[A-Z]/g) < 4 || count(/[a-z]/g) < 4) return false;
  const counts = new Map<string, number>();
  for (const c of run) counts.set(c, (counts.get(c) ?? 0) + 1);
  let bits = 0;
  for (const n of counts.values()) bits -= (n / run.length) * Math.log2(n / run.length);
  return bits >= RANDOM_BITS;
}

export interface Found {
  readonly start: number;
  readonly end: number;
}

/** Where secrets stand in a text, in no order; they may overlap. */
export function findSecrets(text: string): Found[] {
  const found: Found[] = [];
  for (const { pattern } of SECRETS)
    for (const match of text.matchAll(pattern)) {
      const secret = match[1] ?? match[0];
      // The group is the last thing in its pattern but for a mark of its end.
      const start = match.index + match[0].lastIndexOf(secret);
      found.push({ start, end: start + secret.length });
    }
  for (const match of text.matchAll(RUN))
    if (looksRandom(match[0])) found.push({ start: match.index, end: match.index + match[0].length });
  return found;
}
