/** The harness itself: the extension is installed in a real VS Code, and the suite can drive the window around it. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import * as vscode from 'vscode';
import { host } from '../support/host.ts';
import { until } from '../support/until.ts';

const EXTENSION = 'aligner.aligner';

describe('a real VS Code', () => {
  it('has the extension installed, and activates it', async () => {
    const extension = vscode.extensions.getExtension(EXTENSION);
    assert.ok(extension, `${EXTENSION} is not installed`);
    await extension.activate();
    assert.ok(extension.isActive);
  });

  it('knows every command that package.json contributes', async () => {
    const manifest = vscode.extensions.getExtension(EXTENSION)?.packageJSON as {
      contributes: { commands: { command: string }[] };
    };
    const known = new Set(await vscode.commands.getCommands(true));
    const missing = manifest.contributes.commands.map((c) => c.command).filter((c) => !known.has(c));
    assert.deepEqual(missing, []);
  });

  it('opens a copy of the workspace, and keys reach the editor', async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, 'answer.md'));
    await vscode.window.showTextDocument(document);
    const before = document.getText();
    await host.click('.monaco-editor .view-lines');
    await host.press('Control+Home');
    await host.type('typed ');
    await until('the typed text is in the document', () => document.getText() === `typed ${before}`);
    // One undo may cover a part of the typing only.
    await until('the typing is undone', async () => {
      if (document.getText() !== before) await host.press('Control+Z');
      return document.getText() === before;
    });
  });

  it('runs a command from the palette, and shows its notification', async () => {
    void vscode.window.showInformationMessage('A message of the suite', 'Fine');
    await host.waitFor('.notification-toast');
    assert.ok((await host.notifications()).some((text) => text.includes('A message of the suite')));
    await host.runCommand('Notifications: Clear All Notifications');
    await host.waitFor('.notification-toast', { state: 'hidden' });
  });

  it('saves a setting beside what the user has not saved yet, or says why it does not', async () => {
    await vscode.commands.executeCommand('workbench.action.openSettingsJson');
    const editor = await until('the settings file', () =>
      [vscode.window.activeTextEditor].find((e) => e?.document.fileName.endsWith('settings.json')),
    );
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '// Not saved yet.\n'));
    const set = () => vscode.commands.executeCommand('aligner.setSensitivity', 'low');
    // VS Code refuses while the file has unsaved changes, which it may save by itself in the meantime.
    const refusal = await set().then(
      () => undefined,
      (error: unknown) => String(error),
    );
    if (refusal !== undefined) {
      assert.match(refusal, /did not save the setting aligner\.sensitivity: .*unsaved changes/);
      await vscode.commands.executeCommand('workbench.action.files.saveAll');
      await until('the file is saved', () => !editor.document.isDirty);
      assert.equal(await set(), 'low');
    }
    await until('both are there', () =>
      /Not saved yet[^]*"aligner\.sensitivity": "low"/.test(editor.document.getText()),
    );
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('takes a picture', async () => {
    assert.ok(existsSync(await host.screenshot('smoke')));
  });
});
