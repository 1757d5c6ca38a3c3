/** What one client of a shared engine may take, so that none can hurt another. */

/** Clients at once. */
export const MAX_CLIENTS = 256;
/** Characters of one message to the engine. A text is at most a megabyte, and JSON may write six characters for one. */
export const MAX_MESSAGE = 8 * 2 ** 20;
/** Characters of one message from the engine: a result holds its text more than once. */
export const MAX_ANSWER = 64 * 2 ** 20;
/** Bytes that wait for a client that does not read; then it is cut off. */
export const MAX_UNREAD = 64 * 2 ** 20;
/** Requests of a client that wait for their answers; a client with more is cut off. */
export const MAX_PENDING = 512;
/** Texts that a client may have open; one more is refused with `engine.busy`. */
export const MAX_TEXTS = 64;
/** Characters of all texts that a client has open; more are refused with `engine.busy`. */
export const MAX_OPEN = 16 * 2 ** 20;
