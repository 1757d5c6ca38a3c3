/** Errors as they cross a JSON-RPC connection: a code, with the AlignerError's data. */
import { ResponseError } from 'vscode-jsonrpc/node';
import { AlignerError, CancelledError, toErrorData } from '../../base/core/errors.ts';
import type { WireError } from '../core/protocol.ts';

const CANCELLED = -32800;
const FAILED = -32000;

/** Any thrown value as what the connection sends. */
export function toWire(error: unknown): ResponseError<WireError | undefined> {
  if (error instanceof CancelledError) return new ResponseError(CANCELLED, error.message, undefined);
  const aligner = toErrorData(error);
  return new ResponseError<WireError>(FAILED, aligner.message, { aligner });
}

/** The error that the other side meant to send; undefined for the connection's own. */
export function fromWire(error: unknown): Error | undefined {
  if (!(error instanceof ResponseError)) return undefined;
  if (error.code === CANCELLED) return new CancelledError();
  const data = error.data as WireError | undefined;
  return data?.aligner === undefined ? undefined : new AlignerError(data.aligner);
}
