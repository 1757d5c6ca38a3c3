/** Faults in words, for models that were not taught tags: what they are told, and what they say. */
import type { Catalogue } from './catalogue.ts';

export interface FaultWords {
  /** What a model is told of these faults. */
  of(tags: readonly string[]): string;
  /** The tags that a model's own words name. */
  tagsIn(text: string): string[];
}

export function faultWords(catalogue: Catalogue): FaultWords {
  return {
    of: (tags) =>
      tags
        .map((tag) => catalogue.entry(tag))
        .map(({ title, reason }) => `${title}. ${reason}`)
        .join(' '),
    tagsIn: (text) => {
      const said = text.toLowerCase();
      const words = said.split(/[^a-z0-9-]+/);
      const isSaid = (tag: string) =>
        words.includes(tag.toLowerCase()) || said.includes(catalogue.entry(tag).title.toLowerCase());
      return catalogue.tags.filter(isSaid);
    },
  };
}
