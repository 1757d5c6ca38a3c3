/** The text as Markdown that shows just that text, whatever marks are in it. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+!|<>~]/g, '\\$&').replaceAll('&', '&amp;');
}
