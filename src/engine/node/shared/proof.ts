/** The instance's token, and proofs that someone knows it which do not give it away. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Role } from '../../core/shared/handshake.ts';

/** 256 random bits, in hexadecimal: a token, or a question that must be answered with a proof. */
export const randomHex = (): string => randomBytes(32).toString('hex');

/** What only a holder of the token can answer to the other side's nonce (HMAC-SHA-256). */
export const prove = (token: string, role: Role, nonce: string): string =>
  createHmac('sha256', token).update(`${role} ${nonce}`).digest('hex');

export function isProof(proof: string, token: string, role: Role, nonce: string): boolean {
  const expected = Buffer.from(prove(token, role, nonce));
  const given = Buffer.from(proof);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
