/** How an answer's words call a piece of code: bad, old, the reader's own or an attack; or good, new and corrected. */
import { isDemonstration } from './explained.ts';

/** Signs that mean the same in all languages. */
const BAD_SIGN = /[❌✗✘✖🚫👎⛔🔴]|&#10060;|:x:/u;
const GOOD_SIGN = /[✅✓✔👍🟢]|:white_check_mark:/u;

/** A heading, a cell or a comment that says nothing but this (and perhaps what it is said of). */
const BAD_TITLE =
  /^(?:(?:step|option|example|version|case|variant)\s*\d*\s*[:.–—-]\s*)?(?:the\s+|an?\s+)?(?:before|bad|wrong|incorrect|vulnerable|insecure|unsafe|don['’]?ts?|do not|what not to do|how not to do (?:it|this)|(?:common|typical|classic|frequent) (?:mistake|error|pitfall|bug)s?|avoid|never|instead of|rather than|anti-?patterns?|problem(?:atic)?|broken|buggy|faulty|flawed|non-?compliant|old|older|legacy|deprecated|outdated|original|existing|current|your(?:s)?|unpatched|exploit(?:ation)?|attack(?:er)?|payloads?|findings?|root cause|symptoms?|what (?:ran|happened|went wrong|you (?:have|had|wrote))|the (?:bug|issue|problem|attack|flaw|culprit)|affected (?:code|versions?)|(?:minimal )?repro(?:duction)?(?: case)?|steps to reproduce|alternatives considered|rejected|dropped|malicious|proof of concept|poc|mistake|pitfall|slow|inefficient|vorher|falsch|schlecht|unsicher|veraltet|original(?:code)?|avant|mauvais(?:e)?|incorrect[eo]?|vuln[ée]rable|à éviter|antes|mal(?:o|a)?|incorrect[oa]|inseguro|vulner[aá]ble|errado|ruim|evite|prima|sbagliat[oa]|scorrett[oa]|vulnerabile|non sicuro|до исправлени[яй]|до|плохо|неправильно|уязвим\S*|错误|不推荐|之前|修改前|有漏洞|不安全|悪い例|修正前|変更前|誤り|脆弱|非推奨)(?![\p{L}\p{N}_])/iu;
const GOOD_TITLE =
  /^(?:(?:step|option|example|version|case|variant)\s*\d*\s*[:.–—-]\s*)?(?:the\s+|an?\s+)?(?:after|good|right|correct(?:ed|ion)?|secure|safe(?:r)?|do|fix(?:ed|es)?|better|best|compliant|new|recommended|solution|improved|updated|patched|proper|instead|mitigation|nachher|richtig|besser|sicher|gut|l[öo]sung|apr[èe]s|bon(?:ne)?|correct[eo]?|sécurisé|despu[ée]s|bien|correct[oa]|segur[oa]|depois|certo|bom|dopo|corrett[oa]|sicur[oa]|после|хорошо|правильно|исправлен\S*|正确|推荐|之后|修改后|修正|修复|安全|良い例|修正後|変更後|正しい|推奨)(?![\p{L}\p{N}_])/iu;

/** A sentence before code that says so. */
const BAD_SENTENCE: readonly RegExp[] = [
  /\b(?:is|are|was|looks?|looked|as)\s+(?:\w+\s+){0,3}?(?:vulnerable|insecure|unsafe|wrong|incorrect|broken|buggy|exploitable|flawed|dangerous|problematic|deprecated|outdated)\b/i,
  /\b(?:a|an|the|this|following|some|such|classic|typical|common|more|another|same)\s+(?:\w+\s+){0,2}?(?:vulnerable|insecure|unsafe|wrong|incorrect|broken|buggy|exploitable|flawed|dangerous|problematic|deprecated|outdated|bad|naive|naïve|malicious|offending|faulty|noncompliant|non-compliant)\s+(?:code|version|example|snippet|query|approach|pattern|way|function|line|lines|implementation|endpoint|handler|variant|form|practice|input|call|part|one|workflow|job|step|policy|rule|manifest|template|config|configuration|setup|server|program|script|loop|class|method|controller|route|block|command|declaration|expression|statement|Dockerfile|Makefile|page)\b/i,
  /\b(?:do\s+not|don['’]?t|never|avoid|stop|instead of|rather than|not)\s+(?:\w+\s+){0,4}?(?:this|that|like this|these|the following|doing|writing|code like|as follows|here)\s*[:.]?\s*$/i,
  /\b(?:do\s+not|don['’]?t|never|avoid)\s+(?:do|write|use|build|concatenate|run|call)\b[^.]{0,60}:\s*$/i,
  /^\W*(?:so\s+|and\s+)?(?:avoid|instead of|rather than|never|bad|wrong|before|don['’]?t)\s*(?:this)?\s*:?\W*$/i,
  /\b(?:your|the original|the existing|the current|the old|their)\s+(?:\w+\s+){0,2}?(?:code|version|query|function|snippet|implementation|script|line|handler|example|config|configuration|file|loop|method|class|command)\s*(?:was|is|looks?|does|has|had|contains|reads|currently|does this|looks like this)?\s*:?\W*$/i,
  /\b(?:you|they|he|she|OP)\s+(?:wrote|posted|have|had|pasted|shared|sent|used|currently have|showed)\b(?:[^.]|\.\w){0,40}[:.]?\s*$/i,
  /\byour\s+(?:\w+\s+){0,2}?(?:code|query|function|snippet|script|line|handler|loop|method|class|command|condition|regex|check|test|callback|component|hook|route|model|view|schema|comparison|import|call)\s+(?:currently\s+|still\s+|never\s+|also\s+|only\s+)?(?:runs|goes|reads|starts|stops|overflows|misses|leaks|blocks|fails|breaks|iterates|compares|concatenates|interpolates|builds|passes|opens|calls|forgets|uses|loops|skips|ignores|mutates|shares|reuses|does(?:n['’]t| not)|has|is|never)\b[^:]*:\s*$/i,
  /\b(?:walk(?:ing)?|go(?:ing)?|step(?:ping)?|look(?:ing)?|read(?:ing)?)\s+(?:\w+\s+){0,2}?(?:through|at|over)\s+(?:\w+\s+){0,2}?(?:your|the code you)\b/i,
  /\b(?:an?\s+attacker|attackers?|someone|an?\s+adversary|a\s+malicious\s+\w+)\s+(?:can|could|may|might|would|will|sends?|submits?|enters?|passes|types|supplies|uploads)\b[^.]*[:.]?\s*$/i,
  /\b(?:payload|exploit|attack string|proof of concept|poc|malicious input|injection)\s*(?:is|looks like|would be|such as|like|for example|could be)?\s*(?:this)?\s*:\s*$/i,
  /\b(?:this|it|that|which|the\s+(?:following|code|line|call|query|loop|function|snippet|version))\s+(?:\w+\s+){0,2}?(?:fails|will fail|breaks|(?:does|will|do)(?:n['’]t| not) (?:work|compile|terminate)|won['’]t (?:work|compile)|crashes|panics|segfaults|overflows|hangs|raises|throws|prints the wrong|loses|leaks|deadlocks|used to)\b[^.]{0,60}:\s*$/i,
  /^(?:an? |the |another )?(?:very )?(?:common|typical|classic|frequent|easy)\s+(?:mistake|error|pitfall|trap|bug|slip)\s*[:–—-]/i,
  /\byour\s+(?:\w+\s+){0,2}?(?:code|query|function|snippet|script|line|handler|loop|method|class|command|workflow|pipeline|Dockerfile|version)\s+(?:currently|still|at the moment|right now)\s+\w+s\b[^:]*:\s*$/i,
  /\b(?:an?|the|such an?)\s+(?:\w+\s+){0,3}?(?:hole|vulnerability|bug|leak|race|injection|flaw|overflow|mistake|deadlock|attack)\s+(?:usually |often |typically )?(?:looks|looked)\s+(?:like\s+)?(?:this|so|as follows|something like this)\s*:\s*$/i,
  /^(?:in |on )?lines? \d+(?:\s*(?:-|–|to|and)\s*\d+)?\b(?:\s+of\s+(?:your|the)\s+[\w./]+)?\s+(?:is|are|starts?|begins?|has|have|uses?|reads?|contains?|lacks?|misses|calls?|does|says|ends?)\b[^.]{0,60}:\s*$/i,
  /\b(?:the|this)\s+(?:reported|flagged|failing|offending|criticised|criticized|suspicious|quoted)\s+(?:\w+\s+)?(?:line|lines|code|call|query|statement|expression|snippet|place|location|part|block|setting)\b[^.]{0,40}:\s*$/i,
  /\b(?:is|are|evaluates? to)\s+(?:never|always)\s+(?:true|false|null|unknown|empty)\b[^.,;]{0,40}:\s*$/i,
  /\b(?:never|(?:does|do|will|can)(?:n['’]t| not)|won['’]t|cannot)\s+(?:match(?:es)?|finds?|waits?|catch(?:es)?|fires?|returns?\s+(?:anything|any|rows?))\b[^.,;]{0,40}:\s*$/i,
  /\b(?:this|it|that|which|query|statement|condition)\s+(?:(?:always|then|now|simply)\s+)?(?:match(?:es)?|returns?|finds?|selects?)\s+nothing\b[^.,;]{0,40}:\s*$/i,
  /\b(?:what|which|where|spot|find|identify)\b[^.?]{0,40}\b(?:vulnerabilit(?:y|ies)|bugs?|flaws?|problems?|mistakes?|weakness(?:es)?|wrong)\b[^.?]{0,40}\b(?:code|snippet|function|program|script|query|this|here|below)\s*[?:.]?\s*$/i,
  /\b(?:this|it|following|code|loop|which)\s+(?:\w+\s+)?(?:prints?|logs?|outputs?|shows?|gives?|returns?)\b[^.]{0,40}\b(?:twice|three times|\w+ times|every time|each time|None|null|undefined|NaN)\W*$/i,
  /\b(?:what was|it was|used to be)\s*:?\s*$/i,
  /\b[\w./-]+\.(?:py|[cm]?[jt]sx?|java|cs|go|rb|php|rs|c|h|cc|cpp|kt|swift|sh|ps1|sql|ya?ml|tf|vue|html?|css|toml|json|xml|conf|cfg)`?:\d+\b|^`?[\w./-]+\.[a-z]{1,5}`?,? \(?lines? \d|\blines? \d+(?:\s*(?:-|–|to|and)\s*\d+)? (?:of|in) (?:that|this|the|your|its)\b|\(lines? \d+\)/i,
  /\b(?:the|these|those) (?:\w+ )?lines? in question\b[^.]{0,60}:\s*$/i,
  /^(?:I(?:['’]ll)? )?(?:view(?:ing)?|read(?:ing)?|cat|open(?:ing)?)\s+`?[\w./-]+\.[a-z]{1,5}`?\W*$/i,
  /\b(?:web ?shell|backdoor|malware|dropper|trojan|rootkit)\b/i,
  /\b(?:interview|exam|quiz|trick)\s+(?:question|snippet|puzzle|task|example|code)\b/i,
  /\bwhat\s+(?:does|do|did|will|would|is|gets?)\b[^.?]{0,40}\b(?:prints?|printed|outputs?|logs?|logged)\b[^.?]{0,40}\?[\s"“”'’:]*$/i,
  /\b(?:flag(?:s|ged)?|complains?|warns?|reports?|catch(?:es)?|detects?|finds?|triggers?)\b[^.]{0,60}\b(?:this|code like|lines? like|following|patterns?|such as|example)\b[^.]{0,30}:\s*$/i,
  /\b(?:warn(?:s|ing|ed)|complain(?:s|ing|ed)|object(?:s|ing|ed))\b(?:\s+(?:you\s+)?about|\s+to)\s*:\s*$/i,
  /\b(?:scanner|linter|analy[sz]er|bandit|ruff|pylint|eslint|codeql|semgrep|sonar\w*|shellcheck|golangci\S*|warning)\s+(?:\w+\s+)?(?:means|flags|reports|complains|points|marks|found|is about)\b/i,
  /\b(?:in|of|from)\s+your\s+(?:file|code|repo\w*|project|script|question|snippet|message|post|example|answer)\b/i,
  /\b(?:the\s+)?(?:problem|bug|issue|culprit|mistake|vulnerability|flaw|offending line|reason|cause)\s+(?:is|was|lies|here|in)\b[^.]{0,60}:\s*$/i,
  /\b(?:what|how) not to (?:do|write)\b|\b(?:bad|counter-?)\s?examples?\b|\banti-?patterns?\b|\bbefore(?: the (?:fix|change|patch|refactor\w*))?\s*:\s*$/i,
  /\b(?:in older|old(?:er)?)\s+(?:versions?|code|tutorials?|answers?|docs?)\b[^.]{0,60}:\s*$|\b(?:you may|you might|you['’]ll|you will)\s+(?:still\s+)?(?:see|find|come across)\b[^.]{0,60}:\s*$/i,
  /(?:vorher|falsch|so (?:bitte |besser )?nicht|bitte nicht|nicht so|schlecht|unsicher|angreifbar|verwundbar|ihr code|dein code|avant|à éviter|ne faites pas|mauvais exemple|votre code|vulnérable|antes|incorrecto|no hagas|vulnerable|tu código|su código|errado|não faça|vulnerável|seu código|prima|sbagliato|non fare|vulnerabile|il tuo codice|до исправления|неправильно|плохой пример|так делать нельзя|уязвим\S*|ваш код|(?:le righe|la riga|las? l[ií]neas?|as? linhas?|les? lignes?|o trecho|el fragmento|il punto|die (?:zeilen?|stellen?))\b.{0,50})[^.:：]{0,30}[:：]\s*$/iu,
  /(?:错误|不要|不推荐|有漏洞|不安全|修改前|你的代码|您的代码|漏洞|悪い例|修正前|脆弱|誤り|あなたのコード|ダメ)[^。]{0,20}[:：]?\s*$/u,
];
/** "Put this at the top of your config file:" asks for something to be written there. */
const TO_WRITE =
  /^(?:(?:then|now|next|finally|first|just|simply|you can|please)\b,?\s*)*(?:put|place|paste|insert|include|set|register|configure|append|define|declare|enable|disable|copy|store|save|import|install|wrap|modify|edit|create|open|extend)\b[^.]*\b(?:in|into|to|at|of|on|inside|for|within)\s+your\b/i;
const GOOD_SENTENCE =
  /\b(?:fix(?:ed|es)?|correct(?:ed)?|safe(?:r|ly)?|secure(?:d|ly)?|better|after|recommended|proper(?:ly)?|solution|(?:should|must|needs?\s+to|has\s+to)\s+(?:now\s+|also\s+)?(?:be|look|use|return|have|become|call|pass|take|check|read|handle|await|validate)|replace\s+(?:it|this|that|them|\S+)\s+(?:with|by)|with\s+this|use\s+(?:this|a|an|the|parameteri[sz]ed|prepared)|do\s+(?:this|it\s+like\s+this)\s*(?:instead)?|try|updated?|improved?|rewrite|rewritten|avoids|prevents|mitigat\w+|refactored|becomes?|instead\s*[,:]|instead\s*$|patched|works(?!\s+in[ -]place)|no longer|change\s+(?:it|this|that)\s+to|add|here['’]s\s+(?:how|the|a)\s+(?:to|right|way))\b|[✅✓✔]|(?:nachher|richtig|besser|korrigiert|so geht|sicher(?:e|er)?\s|après|corrigé|mieux|después|corregid|mejor|depois|corrigid|melhor|dopo|corrett|meglio|после|исправлен|правильно|лучше)|(?:正确|修复|修改后|推荐|应该|改为|改成|修正後|正しい|良い例|安全な)/iu;

/** "Never do this" does not say to do this. */
const NEGATED =
  /\b(?:do\s+not|don['’]?t|never|avoid|must(?:n['’]?t|\s+not)|should(?:n['’]?t|\s+not)|not\s+to|instead\s+of|rather\s+than)\s+(?:do|doing|use|using|try|add|write|\w+)(?:\s+(?:this|that|these|the|a|an))?/gi;
const saysGood = (said: string): boolean => GOOD_SENTENCE.test(said.replace(NEGATED, ' '));

/** What a label says of the code under it. */
export type Judgement = 'bad' | 'good' | 'neutral';

/** What an exercise is called whose readers have to find the fault. */
const FIND_FAULT =
  /^(?:[\p{L}\s]{0,20}\d{1,2}\s*[.:–—-]\s*)?(?:(?:where(?:['’]s| is)|find|spot|locate) (?:the|a) (?:bug|error|mistake|fault|flaw|vulnerability)|¿?(?:dónde está|encuentr[ae]|busca|halla) (?:el|la) (?:error|fallo|vulnerabilidad)|(?:wo ist|finden? (?:sie )?) ?(?:der|den|die) (?:fehler|lücke|schwachstelle)|(?:où est|trouvez?|cherchez?) (?:l['’]erreur|la faille|le bug)|(?:onde está|encontre|ache) o (?:erro|bug)|(?:dov['’]è|trova(?:te)?) (?:l['’]errore|il bug)|(?:gdzie jest|znajdź) błąd|(?:где|найдите|найди) ошибк[ау]|(?:找出|找|错误在哪|哪里).{0,6}(?:错误|漏洞|错)|(?:間違い|誤り|バグ)(?:を見つけ|を探|はどこ))/iu;

/** What a short title (a heading, a table's column, a bold label, a comment) says of what it stands over. */
export function judgeTitle(title: string): Judgement {
  if (FIND_FAULT.test(title.replace(/[*_`#]/g, '').trim())) return 'bad';
  const signs = [BAD_SIGN.test(title), GOOD_SIGN.test(title)];
  if (signs[0] !== signs[1]) return signs[0] ? 'bad' : 'good';
  const bare = title
    .replace(/[*_`#"“”()[\]]|\p{Extended_Pictographic}\uFE0F?/gu, ' ')
    .replace(/^[\s\d.:)–—-]+/, '')
    .trim();
  if (
    GOOD_TITLE.test(bare) &&
    !/^instead of\b/i.test(bare) &&
    !/^(?:correct|do)\s+(?:not|n['’]t)/i.test(bare) &&
    !/^do(?:n['’]?t| not)/i.test(bare)
  )
    return 'good';
  if (!BAD_TITLE.test(bare))
    return /\b(?:vulnerable|insecure|incorrect|unsafe)\s+(?:code|version|example|query|way|approach|implementation)\b/i.test(
      bare,
    )
      ? 'bad'
      : 'neutral';
  // "Before you start", "Current state of the art", "Your next steps": a title that goes on in another way.
  const rest = bare.replace(BAD_TITLE, '').trim();
  if (rest === '' || /^[:.!,–—(/|-]/.test(rest)) return 'bad';
  // "Mistake 2: erasing in the loop"
  if (/^(?:mistake|pitfall|bug|anti-?pattern)/i.test(bare) && /^(?:#|no\.? ?)?\d{1,2}\s*(?:$|[:.–—(-])/i.test(rest))
    return 'bad';
  if (/^(?:vulnerable|insecure|unsafe|incorrect|broken|buggy|faulty|flawed|malicious)\b/i.test(bare))
    return rest.split(/\s+/).length <= 3 && !saysGood(rest) ? 'bad' : 'neutral';
  return /^(?:code|version|example|examples|snippet|way|approach|practice|pattern|query|implementation|function|do this|this|fix|the fix|input|string|request|payload|sql|commands?|config\w*|style|api|file|manifests?|syntax|workflow|one|zustand|codice|código|exemple|beispiel|пример|код)\b/iu.test(
    rest,
  ) && !saysGood(rest.replace(/^(?:the fix|do this|this)\b/i, ''))
    ? 'bad'
    : 'neutral';
}

/** What the last sentence before a code block says of it. */
export function judgeSentence(sentence: string): Judgement {
  const said = sentence.replace(/\*\*|__|`/g, '').trim();
  const signs = [BAD_SIGN.test(said), GOOD_SIGN.test(said)];
  if (signs[0] !== signs[1]) return signs[0] ? 'bad' : 'good';
  if (said.length <= 48 && /[:：]$/.test(said)) {
    const title = judgeTitle(said.replace(/[:：]$/, ''));
    if (title !== 'neutral') return title;
  }
  if (saysGood(said) || TO_WRITE.test(said)) return 'good';
  return BAD_SENTENCE.some((pattern) => pattern.test(said)) ? 'bad' : 'neutral';
}

const AFTERWARDS =
  /^(?:this|that|it|the (?:code|snippet|query|line|version|example|function|script|command|loop)(?: above)?|the above(?: \w+)?|such code|here,? the \w+)\s+(?:\w+\s+){0,3}?(?:is|are|was|will|would|fails?|breaks?|leaks?|opens|allows|lets)\s+(?:\w+\s+){0,3}?(?:vulnerable|insecure|unsafe|wrong|incorrect|broken|buggy|exploitable|flawed|dangerous|deprecated|bad|never work|not work|fail|crash|open to|an attacker|attackers|anyone|sql injection|injection|flagged)\b/i;

/** What a design document says of what was not chosen. */
const DISCARDED = /^(?:dropped|rejected|discarded|ruled out|not chosen|abandoned)\b/i;

/** Whether the sentence right after a code block calls it bad. */
export const isCalledBadAfterwards = (sentence: string): boolean =>
  DISCARDED.test(sentence) ||
  (AFTERWARDS.test(sentence) &&
    !/\b(?:not|no longer|isn['’]t|never be|far from|less|unless|if|without)\b/i.test(
      sentence.replace(/\b(?:not|never) work\b/i, ''),
    ));

/** What sets the right way against the code that the words stand under. */
const CONTRASTED =
  /\bthe (?:safe|safer|secure|right|correct|fixed|proper) (?:form|version|way|variant|query|call|spelling|equivalent|line) (?:is|would be|looks|reads)\b/i;

/** Whether the first sentences after a code block set the right way against it. */
export const isContrastedAfterwards = (said: string): boolean => CONTRASTED.test(said);

/** What goes wrong, or who makes it go wrong. */
const HARM =
  /\b(?:attackers?|exploit\w*|injectable|hijack\w*|steals?|stolen|arbitrary (?:code|commands?|files?|sql)|remote code|sql injection|injected|(?:thread|null|memory|type)-unsafe|is(?:n['’]t| not) (?:thread-?safe|safe|secure|atomic|enough|awaited|closed|escaped|checked|validated)|insecure|unsafe|dangerous|vulnerab\w+|race condition|races|deadlocks?|overflows?|leaks?|crash(?:es)?|corrupts?|breaks|fails|too (?:late|fast|weak|short)|nothing (?:checks|protects|waits|closes|escapes|validates|is protected)|never (?:close[sd]|await(?:s|ed)|release[sd]|check(?:s|ed)|runs|waits|validate[sd])|(?:any|every) (?:website|web ?site|visitor|caller|client|user|process) (?:can|may|could)|whoever|anyone|undefined behaviou?r|[A-Z]\w+(?:Error|Exception))\b/;
const HARMLESS =
  /(?:\bnot|n['’]t|\bnever|\bno longer)\s+(?:\w+\s+)?(?:injectable|exploitable|vulnerable|dangerous|unsafe|insecure)\b/gi;
const AVERTED =
  /\b(?:prevent|avoid|protect|mitigat|guard|secur|stop|block|ensur|reject|refus|handl|catch|rais|throw|escap|sanitis|sanitiz|no longer|so that|without|safely|if you|make sure|instead|unless|otherwise|remember|don['’]t forget|may want|consider|you can|should|also)/i;

/** Whether the first sentences after a code block tell of the harm that it does. Weak on its own: other code has to follow. */
export const isCriticised = (said: string): boolean => HARM.test(said.replace(HARMLESS, ' ')) && !AVERTED.test(said);

/** The beginning of a comment that marks the code under it, or on its line. */
const MARKER =
  /^(?:(?:example|version|option|case|step)\s*\d*\s*[:.–—-]\s*)?(bad|wrong|incorrect|vulnerable|insecure|unsafe|before|don['’]?t|do not|avoid|never|never do|noncompliant|non-compliant|deprecated|old|old way|original|broken|buggy|anti-?pattern|attack|exploit|payload|malicious|good|right|correct|secure|safe|after|fixed|fix|better|compliant|new|new way|recommended|instead|do|falsch|schlecht|vorher|richtig|nachher|besser|mauvais|avant|après|mal|antes|después|errado|certo|sbagliato|giusto|плохо|хорошо|неправильно|правильно|错误|正确|悪い例|良い例)(?:\s*(?:$|[:.!,;–—(=-])|\s+(?:code|example|version|way|practice|approach|style|this|do this|use|to\b|because|query|usage|pattern|api)\b)/iu;

/** A title that stands after the code that it is about: what comes of it, or what mends it. */
const CONSEQUENCE =
  /^(?:the )?(?:impact|attack|exploit(?:ation)?|(?:actual|expected)(?: behaviou?r)?|what goes wrong|why (?:it|this) (?:fails|breaks|leaks|crashes|is (?:bad|unsafe|wrong|dangerous|insecure|vulnerable|an issue|a problem)|doesn['’]t work)|resolution|remediation|mitigations?|proposed fix|(?:the )?fix(?:ed)?(?: (?:version|code))?|solution|patched(?: (?:version|code))?|corrected(?: (?:version|code))?|answer)$/i;

/** Whether a title right after a code block says that it was the problem. */
export const isConsequence = (title: string): boolean =>
  CONSEQUENCE.test(title.replace(/[*_`#:.]|\p{Extended_Pictographic}\uFE0F?/gu, '').trim());

/** What a comment says of a call that does harm: what happens then. */
const EFFECT =
  /^(?:this\s+|it\s+)?(?:runs|executes|pops|deletes|leaks|dumps|wipes|prints|reads|spawns|evaluates|injects)\b[^.]*\b(?:the (?:attacker['’]s |injected |embedded )?(?:command|code|payload|shell)|arbitrary|calc|secrets?|passwords?|\/etc\/passwd|pwned|every (?:row|user|file))/i;

/** What a comment says of a line that fails at once. */
const FAILS =
  /^(?:panics?|segfault|segmentation fault|deadlocks?|undefined behaviou?r|(?:data )?race|use[- ]after[- ]free|double free|does not compile|(?:[A-Z]\w+)(?:Exception|Error))\s*(?:[:!]|$)/i;
/** What a comment says of a condition that does not do what it looks like. */
const NOTHING_COMES =
  /^(?:returns|matches|finds|selects|yields|gives)\s+(?:nothing|no rows?)\b|^(?:is\s+)?(?:always|never)\s+(?:true|false|null|matches|unknown)\b|^no rows\b/i;

/** What a comment's text (without its sign) says of the code that it stands at. */
export function judgeComment(comment: string): Judgement {
  const signs = [BAD_SIGN.test(comment), GOOD_SIGN.test(comment)];
  if (signs[0] !== signs[1]) return signs[0] ? 'bad' : 'good';
  const said = comment.trim();
  if (isDemonstration(said) || EFFECT.test(said) || FAILS.test(said) || NOTHING_COMES.test(said)) return 'bad';
  const marker = MARKER.exec(said)?.[1]?.toLowerCase();
  if (marker === undefined)
    return /^(?:this (?:line )?is |)(?:sql injection|vulnerable to|command injection|xss|injectable)\b/i.test(said)
      ? 'bad'
      : 'neutral';
  // "never None", "do the work", "new user" speak of the program.
  if (/^(?:never|do|new|old|before|after|fix|right|safe|original|instead|avoid|attack|payload)$/.test(marker)) {
    const rest = said.slice(marker.length).trim();
    if (
      !/^(?:$|[:!–—-]|(?:do\s+)?this\b|way\b|code\b|version\b|example\b|approach\b|api\b)/i.test(rest) ||
      (/^[:]/.test(rest) && /^(?:fix|new|do)$/.test(marker) && rest.length > 40)
    )
      return 'neutral';
  }
  return GOOD_TITLE.test(marker) ||
    /^(?:good|right|correct|secure|safe|after|fixed|fix|better|compliant|new|new way|recommended|instead|do|giusto)$/.test(
      marker,
    )
    ? 'good'
    : 'bad';
}
