import { URI } from 'vscode-uri';

/** The normalized text of a document's URI: one document, one spelling. */
export type Uri = string & { readonly __brand: 'Uri' };

/** The one spelling of a URI, whatever a client wrote: `file:///C:/a` and `file:///c%3A/a` become equal. */
export function toUri(text: string): Uri {
  return URI.parse(text).toString() as Uri;
}

/** The URI of an absolute path on disk. */
export function fileUri(path: string): Uri {
  return URI.file(path).toString() as Uri;
}

/** The URI of what lies in a folder under a name. */
export function childUri(folder: Uri, name: string): Uri {
  const parent = URI.parse(folder);
  return parent.with({ path: `${parent.path.replace(/\/$/, '')}/${name}` }).toString() as Uri;
}

/** The URI of the folder in which something lies. */
export function parentOf(uri: Uri): Uri {
  return uri.slice(0, uri.lastIndexOf('/')) as Uri;
}

/** The path on disk of a `file:` URI; undefined for every other scheme. */
export function diskPathOf(uri: Uri): string | undefined {
  const parsed = URI.parse(uri);
  return parsed.scheme === 'file' ? parsed.fsPath : undefined;
}

/** The decoded path of a URI with `/` between its parts: `file:///a/b%20c.md` → `/a/b c.md`. */
export function pathOf(uri: Uri): string {
  return URI.parse(uri).path;
}

/** The path of a file below a folder, with `/` between its parts; undefined where it is not below it. */
export function relativePath(folder: Uri, file: Uri): string | undefined {
  const [root, path] = [URI.parse(folder), URI.parse(file)];
  const prefix = root.path.endsWith('/') ? root.path : `${root.path}/`;
  const inside =
    root.scheme === path.scheme && root.authority === path.authority && path.path.startsWith(prefix);
  return inside ? path.path.slice(prefix.length) : undefined;
}

/** Whether something lies in a folder, at any depth. */
export function isBelow(folder: Uri, uri: Uri): boolean {
  return uri.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** Whether a file lies in one of some folders. */
export function liesIn(uri: Uri, folders: ReadonlySet<string>): boolean {
  for (let at = uri.lastIndexOf('/'); at > 0; at = uri.lastIndexOf('/', at - 1)) {
    if (folders.has(uri.slice(0, at))) return true;
  }
  return false;
}
