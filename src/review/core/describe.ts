/** A hunk in words. */
import * as l10n from '@vscode/l10n';
import type { Category, Hunk, Severity } from '../../align/core/types.ts';

/** One line: its tags and reason, as in `CWE-89: SQL built from input`. */
export function headline(hunk: Pick<Hunk, 'tags' | 'reason'>): string {
  const reason = l10n.t(hunk.reason);
  return hunk.tags.length === 0 ? reason : `${hunk.tags.join(', ')}: ${reason}`;
}

/** Category, severity and confidence, as in `Security · Error · 93 % sure`. */
export function details(hunk: Pick<Hunk, 'category' | 'severity' | 'confidence'>): string {
  return `${categoryName(hunk.category)} · ${severityName(hunk.severity)} · ${sureness(hunk)}`;
}

const CATEGORIES: Readonly<Record<Category, () => string>> = {
  harmless: () => l10n.t('Security'),
  helpful: () => l10n.t('Correctness'),
  honest: () => l10n.t('Accuracy'),
};

/** The paper's words are those of the data; people read what they mean for code. */
export function categoryName(category: Category): string {
  return CATEGORIES[category]();
}

const SEVERITIES: Readonly<Record<Severity, () => string>> = {
  error: () => l10n.t('Error'),
  warning: () => l10n.t('Warning'),
  info: () => l10n.t('Info'),
};

export function severityName(severity: Severity): string {
  return SEVERITIES[severity]();
}

/** How sure the model is, as in `93 % sure`. */
export function sureness({ confidence }: Pick<Hunk, 'confidence'>): string {
  return l10n.t('{0} % sure', Math.round(confidence * 100));
}

/** `1 finding`, `3 findings`. */
export function findings(count: number): string {
  return count === 1 ? l10n.t('1 finding') : l10n.t('{0} findings', count);
}

/** `1 change`, `3 changes`. */
export function changes(count: number): string {
  return count === 1 ? l10n.t('1 change') : l10n.t('{0} changes', count);
}

/** That a change is decided together with so many others, one at least. */
export function linkedWords(others: number): string {
  return others === 1
    ? l10n.t('Decided together with one other change.')
    : l10n.t('Decided together with {0} other changes.', others);
}
