/** Every command, menu and key, once: package.json's contributions are generated from this table. */

export interface Command {
  readonly title: string;
  readonly icon?: string;
  /** When the palette offers it; `false` never. */
  readonly palette?: string | false;
  readonly enablement?: string;
  readonly keys?: readonly { readonly key: string; readonly mac?: string; readonly when?: string }[];
  readonly menus?: readonly { readonly menu: string; readonly when?: string; readonly group?: string }[];
}

/** True in the corrected side of a review's diff. */
export const REVIEW_SCHEME = 'aligner-review';
const inReview = `resourceScheme == ${REVIEW_SCHEME}`;
/** Context key: an editor of a review is the active one. */
export const REVIEW_FOCUSED = 'aligner.reviewFocused';
/** The keys work only with the focus in the text, so that they keep their meaning in terminals and input boxes. */
const inReviewText = `${REVIEW_FOCUSED} && (editorTextFocus || accessibleDiffViewerVisible)`;
/** Of commands without an icon the title bar shows the words; of those with a key, the key as well, on a second line that has no room. */
const title = (order: number) => [{ menu: 'editor/title', when: inReview, group: `navigation@${order}` }];
const overflow = (order: number) => [{ menu: 'editor/title', when: inReview, group: `1_review@${order}` }];

export const COMMANDS = {
  'aligner.alignSelection': {
    title: 'Align Selection',
    icon: '$(sparkle)',
    keys: [{ key: 'ctrl+alt+a', mac: 'cmd+alt+a', when: `editorTextFocus && !(${inReview})` }],
    menus: [
      {
        menu: 'editor/context',
        when: `!(${inReview}) && resourceScheme != vscode-chat-code-block`,
        group: '1_modification@90',
      },
      { menu: 'editor/context', when: 'resourceScheme == vscode-chat-code-block', group: 'navigation@90' },
    ],
  },
  'aligner.alignChanges': {
    title: 'Align Changes',
    icon: '$(sparkle)',
    enablement: 'isWorkspaceTrusted',
    menus: [
      { menu: 'scm/title', when: 'scmProvider == git', group: 'navigation@90' },
      { menu: 'scm/resourceState/context', when: 'scmProvider == git', group: '1_modification@90' },
      { menu: 'explorer/context', when: 'resourceScheme == file', group: '4_search@90' },
      { menu: 'editor/title/context', when: 'resourceScheme == file', group: '1_aligner@90' },
    ],
  },
  'aligner.alignChangesSince': {
    title: 'Align Changes Since…',
    enablement: 'isWorkspaceTrusted',
    menus: [{ menu: 'scm/title', when: 'scmProvider == git', group: '3_aligner@90' }],
  },
  'aligner.review.acceptChange': {
    title: 'Accept This Change',
    palette: REVIEW_FOCUSED,
    keys: [{ key: 'ctrl+shift+enter', mac: 'cmd+shift+enter', when: inReviewText }],
    menus: overflow(1),
  },
  'aligner.review.rejectChange': {
    title: 'Reject This Change',
    palette: REVIEW_FOCUSED,
    keys: [{ key: 'ctrl+shift+backspace', mac: 'cmd+shift+backspace', when: inReviewText }],
    menus: overflow(2),
  },
  'aligner.review.editChange': {
    title: 'Edit This Change Before Accepting',
    palette: REVIEW_FOCUSED,
    keys: [{ key: 'f2', when: inReviewText }],
    menus: overflow(3),
  },
  'aligner.review.accept': {
    title: 'Accept All',
    palette: REVIEW_FOCUSED,
    keys: [{ key: 'ctrl+enter', mac: 'cmd+enter', when: inReviewText }],
  },
  'aligner.review.reject': {
    title: 'Reject All',
    palette: REVIEW_FOCUSED,
    keys: [{ key: 'ctrl+backspace', mac: 'cmd+backspace', when: inReviewText }],
  },
  'aligner.review.titleAccept': { title: 'Accept All', palette: false, menus: title(1) },
  'aligner.review.titleReject': { title: 'Reject All', palette: false, menus: title(2) },
  'aligner.review.nextChange': {
    title: 'Go to Next Change',
    palette: REVIEW_FOCUSED,
    keys: [{ key: 'alt+f5', when: inReviewText }],
  },
  'aligner.review.previousChange': {
    title: 'Go to Previous Change',
    palette: REVIEW_FOCUSED,
    keys: [{ key: 'shift+alt+f5', when: inReviewText }],
  },
  'aligner.review.undo': {
    title: 'Undo Last Decision',
    keys: [{ key: 'ctrl+z', mac: 'cmd+z', when: inReviewText }],
  },
  'aligner.review.undoAll': {
    title: 'Undo All Decisions of This Review',
    palette: REVIEW_FOCUSED,
    menus: overflow(5),
  },
  'aligner.review.notAgain': {
    title: "Don't Suggest Again…",
    palette: REVIEW_FOCUSED,
    menus: overflow(4),
  },
  'aligner.review.askChat': { title: 'Ask Chat to Fix This', palette: false },
  'aligner.review.dismissFinding': { title: 'Dismiss This Finding', palette: false },
  'aligner.review.open': { title: 'Review Pending Corrections' },
  'aligner.models.manage': { title: 'Choose Which Models Are Aligned' },
  'aligner.models.showOriginal': { title: 'Show the Original of a Corrected Answer' },
  'aligner.routes': { title: 'Show Routes' },
  'aligner.answer.open': { title: 'Review Diff', palette: false },
  'aligner.answer.accept': { title: 'Accept', palette: false },
  'aligner.answer.reject': { title: 'Reject', palette: false },
  'aligner.answer.undo': { title: 'Undo', palette: false },
  'aligner.setUpHooks': { title: 'Set Up Hooks…' },
  'aligner.history': { title: 'Show History' },
  'aligner.corrections': { title: 'Show Corrections by Tag' },
  'aligner.exportDecisions': { title: 'Export Decisions' },
  'aligner.clearJournal': { title: 'Clear Journal' },
  'aligner.modelFiles': { title: 'Models' },
  'aligner.measureMachine': { title: 'Measure This Machine' },
  'aligner.getCudaBackend': { title: 'Get the CUDA Backend' },
  'aligner.setSensitivity': { title: 'Set Sensitivity' },
  'aligner.pause': { title: 'Pause or Resume' },
  'aligner.engineStatus': { title: 'Show Engine Status' },
  'aligner.setRemoteKey': { title: 'Set Key of the Remote Engine' },
  'aligner.removeRemoteKey': { title: 'Remove Key of the Remote Engine' },
  'aligner.restartEngine': { title: 'Restart Engine' },
  'aligner.showLog': { title: 'Show Log' },
  'aligner.menu': { title: 'Menu', palette: false },
} as const satisfies Record<string, Command>;

/**
 * Other defaults of VS Code's own settings. A review explains its changes in comment threads; the view that lists all
 * comments would open below the first review, and take a third of the window for what the diff and the panel show already.
 */
export const VSCODE_DEFAULTS = { 'comments.openView': 'never' } as const;

export type CommandId = keyof typeof COMMANDS;

/** A view of ours in a container of its own. */
export interface View {
  readonly id: string;
  readonly name: string;
  readonly type: 'webview' | 'tree';
  readonly icon: string;
}

export const VIEW_CONTAINER = { id: 'aligner', title: 'Aligner', icon: 'media/aligner.svg' } as const;

/** Not `aligner.review`: VS Code makes commands out of a view's id, and these would clash with ours. */
export const REVIEW_VIEW = 'aligner.reviewPanel';

export const VIEWS: readonly View[] = [{ id: REVIEW_VIEW, name: 'Review', type: 'webview', icon: VIEW_CONTAINER.icon }];

/** Whether a command is asked to show nothing and only to give what it would show: `{show: false}`. */
export const isQuiet = (argument: unknown): boolean =>
  typeof argument === 'object' && argument !== null && 'show' in argument && argument.show === false;
