/** Checks what a server sent: nothing of it is used before it has the form that was asked for. */
import * as v from 'valibot';
import { remoteErrors } from '../../core/remote/errors.ts';

export class Answers {
  readonly #origin: string;

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** Throws `remote.answer`, with the place that is wrong and not what stands there. */
  parse<S extends v.GenericSchema>(schema: S, answer: unknown, what: string): v.InferOutput<S> {
    const result = v.safeParse(schema, answer);
    if (result.success) return result.output;
    const place = v.getDotPath(result.issues[0]);
    throw this.wrong(place === null ? what : `${what}: ${place}`);
  }

  wrong(what: string) {
    return remoteErrors.answer(this.#origin, what);
  }
}
