import * as vscode from 'vscode';
import type { Location } from 'vscode-languageclient';
import { method, type PaperLink, type TreeNode } from '../protocol/protocol.ts';
import type { DigestServer } from './digestServer.ts';

/** What a command is about: a row of a view, a paper that the server named, or else the paper under the cursor. */
export async function paperOf(server: DigestServer, target: unknown): Promise<PaperLink | undefined> {
  if (isPaperLink(target)) return target;
  if (isTreeNode(target)) return target.paper ?? undefined;
  return paperAtCursor(server);
}

/** The place that a command is about: that of a row, or one that the server named. */
export function locationOf(target: unknown): Location | undefined {
  if (isLocation(target)) return target;
  return isTreeNode(target) ? (target.location ?? undefined) : undefined;
}

/** The file that a command is about: the one named by the server, or the one in the active editor. */
export function documentUriOf(target: unknown): vscode.Uri | undefined {
  if (target instanceof vscode.Uri) return target;
  if (typeof target === 'string') return vscode.Uri.parse(target);
  return vscode.window.activeTextEditor?.document.uri;
}

async function paperAtCursor(server: DigestServer): Promise<PaperLink | undefined> {
  return (await rowAtCursor(server))?.paper ?? undefined;
}

/** What the Days view would show of the paper under the cursor; undefined where there is none. */
export async function rowAtCursor(server: DigestServer): Promise<TreeNode | undefined> {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.languageId !== 'markdown') return undefined;
  const { line, character } = editor.selection.active;
  const way = await server.ask(method.reveal, {
    view: 'days',
    uri: editor.document.uri.toString(),
    position: { line, character },
    filter: null,
  });
  return way.at(-1);
}

/** Whether a command was called on a row of a view. */
export function isTreeNode(value: unknown): value is TreeNode {
  return isObject(value) && typeof value.key === 'string' && typeof value.kind === 'string';
}

function isPaperLink(value: unknown): value is PaperLink {
  return isObject(value) && typeof value.abs === 'string' && typeof value.pdf === 'string';
}

function isLocation(value: unknown): value is Location {
  return (
    isObject(value) && typeof value.uri === 'string' && isObject(value.range) && isObject(value.range.start)
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
