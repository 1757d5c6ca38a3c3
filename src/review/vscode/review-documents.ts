/** The two sides of a review as read-only documents: the text as it stands, and the text as it is proposed. */
import { Disposable, EventEmitter, Uri, workspace, type TextDocumentContentProvider } from 'vscode';
import { REVIEW_SCHEME } from '../../config/core/commands.ts';
import { sideText, type Side } from '../core/sides.ts';
import type { ReviewSession } from '../core/session.ts';
import type { Reviews } from './reviews.ts';

const FOLDERS = { before: 'original', after: 'corrected' } as const satisfies Record<Side, string>;

export function sideUri(session: Pick<ReviewSession, 'id' | 'name'>, side: Side): Uri {
  return Uri.from({ scheme: REVIEW_SCHEME, path: `/${session.id}/${FOLDERS[side]}/${session.name}` });
}

/** The review and side that a document of ours shows; undefined for any other document. */
export function parseSide(uri: Uri): { readonly id: string; readonly side: Side } | undefined {
  if (uri.scheme !== REVIEW_SCHEME) return undefined;
  const [, id = '', folder] = uri.path.split('/');
  return { id, side: folder === FOLDERS.before ? 'before' : 'after' };
}

/** `ready` resolves when the reviews that wait are read: a window reload may ask for their documents before. */
export function provideReviewDocuments(reviews: Reviews, ready: Promise<void> = Promise.resolve()): Disposable {
  const changed = new EventEmitter<Uri>();
  const provider: TextDocumentContentProvider = {
    onDidChange: changed.event,
    provideTextDocumentContent: async (uri) => {
      await ready;
      const at = parseSide(uri);
      const session = at === undefined ? undefined : reviews.get(at.id);
      return at && session && sideText(session.review, at.side);
    },
  };
  return Disposable.from(
    changed,
    workspace.registerTextDocumentContentProvider(REVIEW_SCHEME, provider),
    reviews.onDidChange((id) => {
      const session = reviews.get(id);
      if (session === undefined) return;
      changed.fire(sideUri(session, 'before'));
      changed.fire(sideUri(session, 'after'));
    }),
  );
}
