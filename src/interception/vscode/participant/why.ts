/** `/why`: explains the changes of the last corrected answer of this chat, from what is known about each. */
import type { ChatContext, ChatResponseStream, ChatResult } from 'vscode';
import { markerFor } from '../../../text/core/fences.ts';
import { interceptionErrors } from '../../core/errors.ts';
import { escapeMarkdown } from '../../../text/core/markdown.ts';
import { lastChanged, type Change } from './turn.ts';

/** `prompt`: the number of a change, or nothing for all of them. Throws AlignerError when there is none. */
export function why(prompt: string, context: ChatContext, stream: ChatResponseStream): ChatResult {
  const turn = lastChanged(context);
  if (turn === undefined) throw interceptionErrors.noChange();
  const wanted = Number.parseInt(prompt, 10);
  const { changes } = turn;
  const chosen = wanted >= 1 && wanted <= changes.length ? [changes[wanted - 1]!] : changes;
  for (const change of chosen) stream.markdown(explain(change, changes.indexOf(change) + 1));
  return {};
}

function explain({ headline, details, original, replacement, link }: Change, number: number): string {
  const lines = [...marked('-', original), ...marked('+', replacement)].join('\n');
  const marker = markerFor(lines);
  const more = link?.startsWith('https://') === true ? `\n\n<${encodeURI(link)}>` : '';
  return `${number}. **${escapeMarkdown(headline)}** *(${escapeMarkdown(details)})*\n\n${marker}diff\n${lines}\n${marker}${more}\n\n`;
}

function marked(sign: string, text: string): string[] {
  return text === ''
    ? []
    : text
        .replace(/\n$/, '')
        .split('\n')
        .map((line) => `${sign} ${line}`);
}
