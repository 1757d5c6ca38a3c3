/** Puts a model's own chat template around a profile's prompt. */
import { Template } from '@huggingface/jinja';
import { engineErrors } from '../../core/errors.ts';
import type { Profile } from '../../core/protocol.ts';

/** Characters that no template and no prompt has: they keep the places of question and answer. */
const QUESTION = '\uE000';
const ANSWER = '\uE001';

/** The profile with all that the template writes in its prompt. Throws `engine.template` where the template does not do. */
export function inChat(profile: Profile, template: string | undefined): Profile {
  if (template === undefined) throw engineErrors.template('it has none');
  const { beforeQuestion, beforeAnswer, afterAnswer } = profile.prompt;
  const turn = (after: string) => renderTurn(template, beforeQuestion + QUESTION + beforeAnswer + ANSWER + after);
  const prompt = turn(afterAnswer);
  return { ...profile, chat: false, prompt, ...(profile.told && { told: turn(profile.told).afterAnswer }) };
}

/** The user's turn, and the beginning of the model's. */
function renderTurn(template: string, content: string): Profile['prompt'] {
  let text: string;
  try {
    // The tokenizer puts the token in front that a model's texts begin with.
    const values = { messages: [{ role: 'user', content }], add_generation_prompt: true, bos_token: '', eos_token: '' };
    text = new Template(template).render(values);
  } catch (error) {
    throw engineErrors.template(error instanceof Error ? error.message : String(error));
  }
  const [beforeQuestion, rest, more] = text.split(QUESTION);
  const [beforeAnswer, afterAnswer, again] = rest?.split(ANSWER) ?? [];
  if (beforeQuestion === undefined || beforeAnswer === undefined || afterAnswer === undefined || more || again)
    throw engineErrors.template('it does not write a message of the user as it is');
  return { beforeQuestion, beforeAnswer, afterAnswer };
}
