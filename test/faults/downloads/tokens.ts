/** A token, and servers that lead elsewhere. */
import type { IncomingMessage } from 'node:http';
import { ModelsFolder } from '../../../src/models/node/folder.ts';
import { pull } from '../../../src/models/node/pull.ts';
import { httpSource } from '../../../src/models/node/source.ts';
import { withModelServer } from '../../support/model-server.ts';
import type { Tally } from '../fault.ts';
import { codeOf, FAST, FILE, inFolder, wantedOf, type Answer } from './common.ts';

/** A server that sends its clients on to another one, and from there back. */
export async function tokens(tally: Tally): Promise<number> {
  let leaks = 0;
  const go = async (home: string, away: string, path: string) =>
    inFolder((folder) =>
      codeOf(
        pull(wantedOf(FILE), httpSource(new URL(`${home}${path}`), 'secret-token'), {
          folder: new ModelsFolder(folder),
          ...FAST,
        }),
      ).then((code) => [code, away]),
    );
  let awayUrl = '';
  let homeUrl = '';
  const redirect =
    (to: () => string, only: RegExp): Answer =>
    (request, response) => {
      if (!only.test(request.url ?? '')) return false;
      response.writeHead(302, { location: to() }).end();
      return true;
    };
  await withModelServer(
    () => ({ file: FILE, answer: redirect(() => `${awayUrl}/there`, /^\/(?:away|around)/) }),
    (home) =>
      withModelServer(
        () => ({ file: FILE, answer: redirect(() => `${homeUrl}/back`, /^\/there-and-back/) }),
        async (away) => {
          homeUrl = home.url;
          awayUrl = away.url;
          for (const path of ['/here', '/away', '/around']) {
            const [code] = await go(home.url, away.url, path);
            tally.count(code === '', `${path}: ${code ?? ''}`);
          }
          awayUrl = `${away.url}/there-and-back?`;
          const [code] = await go(home.url, away.url, '/around');
          tally.count(code === '', `around: ${code ?? ''}`);
          const hasToken = ({ headers }: { headers: IncomingMessage['headers'] }) =>
            JSON.stringify(headers).includes('secret');
          leaks =
            away.requests.filter(hasToken).length +
            home.requests.filter((r) => r.url === '/back' && hasToken(r)).length;
          tally.count(leaks === 0, `${leaks} leaks`);
          tally.count(home.requests.filter((r) => r.url !== '/back').every(hasToken), 'its own server got no token');
          tally.count(
            away.requests.length === 3 && home.requests.some((r) => r.url === '/back'),
            'the way was another one',
          );
        },
      ),
  );
  return leaks;
}
