/** Finding words whatever the case of their letters. */

/** `text` in the case in which `needle` is looked for: an ASCII needle asks for ASCII letters only. */
export function fold(text: string, needle: string): string {
  return isAscii(needle) ? text.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase()) : text.toLowerCase();
}

/** Letters, digits, signs and white space of ASCII. */
export function isAscii(text: string): boolean {
  return /^[\t\n\r -~]*$/.test(text);
}
