/** How git writes a file's name in a patch: in quotes, like a C string, where it has bytes that are not plain. */

const SHORT: Readonly<Record<string, string>> = {
  '\u0007': 'a', '\b': 'b', '\t': 't', '\n': 'n', '\v': 'v', '\f': 'f', '\r': 'r', '"': '"', '\\': '\\',
}; // prettier-ignore

/** The first line of a file's part of a patch. Names are bytes as Latin-1. */
export const headerOf = (from: string, to: string): string => `diff --git ${quoted(`a/${from}`)} ${quoted(`b/${to}`)}`;

function quoted(name: string): string {
  // The bytes that git calls unusual while core.quotePath is on.
  const body = name.replace(/[^\x20-\x7e]|["\\]/g, (byte) => {
    return `\\${SHORT[byte] ?? byte.charCodeAt(0).toString(8).padStart(3, '0')}`;
  });
  return body === name ? name : `"${body}"`;
}
