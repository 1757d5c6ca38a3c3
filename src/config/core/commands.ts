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
const title = (order: number) => [{ menu: 'editor/title', when: inReview, group: `navigation@${order}` }];

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
  'aligner.review.accept': {
    title: 'Accept Correction',
    icon: '$(check-all)',
    palette: REVIEW_FOCUSED,
    keys: [{ key: 'ctrl+enter', mac: 'cmd+enter', when: inReviewText }],
    menus: title(1),
  },
  'aligner.review.reject': {
    title: 'Reject Correction',
    icon: '$(close-all)',
    palette: REVIEW_FOCUSED,
    keys: [{ key: 'ctrl+backspace', mac: 'cmd+backspace', when: inReviewText }],
    menus: title(2),
  },
  'aligner.review.acceptChange': {
    title: 'Accept This Change',
    icon: '$(check)',
    palette: REVIEW_FOCUSED,
    keys: [{ key: 'ctrl+shift+enter', mac: 'cmd+shift+enter', when: inReviewText }],
    menus: title(3),
  },
  'aligner.review.rejectChange': {
    title: 'Reject This Change',
    icon: '$(close)',
    palette: REVIEW_FOCUSED,
    keys: [{ key: 'ctrl+shift+backspace', mac: 'cmd+shift+backspace', when: inReviewText }],
    menus: title(4),
  },
  'aligner.review.open': { title: 'Review Pending Corrections' },
  'aligner.setSensitivity': { title: 'Set Sensitivity' },
  'aligner.pause': { title: 'Pause or Resume' },
  'aligner.engineStatus': { title: 'Show Engine Status' },
  'aligner.restartEngine': { title: 'Restart Engine' },
  'aligner.showLog': { title: 'Show Log' },
  'aligner.menu': { title: 'Menu', palette: false },
} as const satisfies Record<string, Command>;

export type CommandId = keyof typeof COMMANDS;
