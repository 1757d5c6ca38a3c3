import { env, l10n, Uri, type Webview } from 'vscode';

/**
 * The panel's page. Nothing may run, load or connect but the two files beside it and the icons: no inline script without
 * the nonce of this very page, no inline style, no remote source of any kind. The texts of VS Code's language are data of it.
 */
export function panelPage(webview: Webview, folder: Uri, nonce: string): string {
  const file = (name: string) => webview.asWebviewUri(Uri.joinPath(folder, name)).toString();
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource}`,
    `font-src ${webview.cspSource}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="${env.language}">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${escaped(l10n.t('Aligner: Review'))}</title>
    <link rel="stylesheet" href="${file('codicon.css')}" id="vscode-codicon-stylesheet" />
    <link rel="stylesheet" href="${file('panel.css')}" />
  </head>
  <body>
    <main id="root" aria-busy="true" data-texts="${escaped(JSON.stringify(l10n.bundle ?? {}))}">
      <p class="quiet">${escaped(l10n.t('Loading reviews…'))}</p>
    </main>
    <script nonce="${nonce}" src="${file('panel.js')}"></script>
  </body>
</html>`;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
