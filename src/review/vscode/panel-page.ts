import { Uri, type Webview } from 'vscode';

/**
 * The panel's page. Nothing may run, load or connect but the two files beside it and the icons: no inline script without
 * the nonce of this very page, no inline style, no remote source of any kind.
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
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Aligner: Review</title>
    <link rel="stylesheet" href="${file('codicon.css')}" id="vscode-codicon-stylesheet" />
    <link rel="stylesheet" href="${file('panel.css')}" />
  </head>
  <body>
    <main id="root" aria-busy="true"><p class="quiet">Loading reviews…</p></main>
    <script nonce="${nonce}" src="${file('panel.js')}"></script>
  </body>
</html>`;
}
