/** Where texts may be sent to: an https address, or http of this machine. */
import { remoteErrors } from '../../core/remote/errors.ts';

const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** The address without a trailing slash or `/v1`. Throws `remote.address`. */
export function remoteAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined) throw remoteErrors.address(text.includes('@') ? '…' : text);
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname));
  const isPlain = url.username === '' && url.password === '' && url.search === '' && url.hash === '';
  if (!isSafe || !isPlain) throw remoteErrors.address(`${url.protocol}//${url.host}`);
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '').replace(/\/v1$/, '');
}
