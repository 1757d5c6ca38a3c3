/** The one item in the status bar: a picture of the state, the number of pending reviews, and the rest in its tooltip. */
import { Disposable, l10n, MarkdownString, StatusBarAlignment, ThemeColor, window, type Event } from 'vscode';
import type { EngineState } from '../../engine/core/aligner.ts';

export interface StatusSources {
  readonly engine: {
    readonly state: EngineState;
    onDidChangeState(listener: () => void): { dispose(): void };
  };
  readonly pause: { readonly paused: boolean; readonly onDidChange: Event<unknown> };
  readonly reviews: { readonly count: number; readonly onDidChange: Event<unknown> };
}

export function createStatusItem(sources: StatusSources): Disposable {
  const item = window.createStatusBarItem('aligner.status', StatusBarAlignment.Right, 90);
  item.name = 'Aligner';
  item.command = 'aligner.menu';
  const update = () => {
    const { engine, pause, reviews } = sources;
    const state: EngineState = pause.paused ? { kind: 'paused' } : engine.state;
    const pending = reviews.count;
    item.text = `$(${ICONS[state.kind]}) Aligner${pending > 0 ? ` ${pending}` : ''}`;
    item.backgroundColor = state.kind === 'failed' ? new ThemeColor('statusBarItem.warningBackground') : undefined;
    const lines = [...describeState(state), ...(pending > 0 ? [l10n.t('To review: {0}', pending)] : [])];
    const tooltip = new MarkdownString();
    for (const line of lines) tooltip.appendText(line).appendMarkdown('\n\n');
    item.tooltip = tooltip;
    item.accessibilityInformation = { label: `Aligner: ${lines.join(', ')}`, role: 'button' };
  };
  update();
  item.show();
  return Disposable.from(
    item,
    sources.engine.onDidChangeState(update),
    sources.pause.onDidChange(update),
    sources.reviews.onDidChange(update),
  );
}

const ICONS: Readonly<Record<EngineState['kind'], string>> = {
  idle: 'sparkle',
  loading: 'loading~spin',
  ready: 'sparkle',
  working: 'sync~spin',
  paused: 'debug-pause',
  failed: 'warning',
};

/** The state in a line or two. */
export function describeState(state: EngineState): string[] {
  switch (state.kind) {
    case 'idle':
      return [l10n.t('Ready; the model is loaded when it is first needed')];
    case 'loading':
      return [l10n.t('Loading {0}', state.model)];
    case 'ready':
      return [l10n.t('Ready on {0}', state.device), state.why];
    case 'working':
      return [l10n.t('Checking on {0}', state.device), state.why];
    case 'paused':
      return [l10n.t('Paused')];
    case 'failed':
      return [state.message, state.next];
  }
}
