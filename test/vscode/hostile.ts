/** A hundred answers that would like to be more than text. */

const MARKUP = [
  '</script><img src=x onerror="window.hacked=1">',
  '<script>window.hacked=1</script>',
  '<svg onload=window.hacked=1>',
  '<iframe src="javascript:window.hacked=1"></iframe>',
  '"><img src="http://127.0.0.1:9/x.png">',
  "'-alert(1)-'",
  '<style>@import "http://127.0.0.1:9/x.css";body{display:none}</style>',
  '<link rel="stylesheet" href="http://127.0.0.1:9/x.css">',
  '<a href="javascript:window.hacked=1">click</a>',
  '<form action="http://127.0.0.1:9/"><button>send</button></form>',
  '<meta http-equiv="refresh" content="0;url=http://127.0.0.1:9/">',
  '<base href="http://127.0.0.1:9/">',
  '<object data="http://127.0.0.1:9/x.swf"></object>',
  '${window.hacked=1}{{constructor.constructor("window.hacked=1")()}}',
  '[link](command:workbench.action.terminal.new)',
  '![image](http://127.0.0.1:9/x.png)',
  '<vscode-button onclick="window.hacked=1">Accept</vscode-button>',
  '<!--?lit$123$--><?lit$123$>',
  '&lt;b&gt; &amp; &#x3C;img&#x3E;',
  '\u0000\u0001\u0007 NUL and bell',
];
const TERMINAL = ['\u001B[31mred\u001B[0m', '\u001B]0;title\u0007', '\u001B[2J\u001B[H', '\u009B31m', '\r\u001B[K'];
const DIRECTIONS = [
  '\u202Edetrevni\u202C',
  '\u2066isolated\u2069',
  'a\u200Bb\u200D\u2060c',
  '\uFEFFbom',
  'عربي \u200Fabc',
];
const ODD = ['\uD800 half a pair', '😀👩‍💻🏴', 'line\r\nline\rline', '\t tabs \t', 'x'.repeat(3000)];

const ATTACKS = [...MARKUP, ...TERMINAL, ...DIRECTIONS, ...ODD];

export interface HostilePair {
  readonly original: string;
  readonly replacement: string;
}

/** Every attack as what was there, as what is proposed, and beside another one. */
export function hostilePairs(): HostilePair[] {
  return Array.from({ length: 100 }, (_, i) => {
    const [a, b] = [ATTACKS[i % ATTACKS.length]!, ATTACKS[(i * 7 + 3) % ATTACKS.length]!];
    if (i < ATTACKS.length) return { original: a, replacement: `${a} corrected` };
    return i < 2 * ATTACKS.length ? { original: `plain ${i}`, replacement: a } : { original: a, replacement: b };
  }).map(({ original, replacement }, i) => ({
    original,
    replacement: replacement === original ? `${replacement}${i}` : replacement,
  }));
}
