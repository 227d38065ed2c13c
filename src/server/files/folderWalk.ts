import type { FileChoice } from '../../core/fileChoice.ts';
import { type IgnoreRules, ignoreRules, isIgnored } from '../../core/gitIgnore.ts';
import type { ReadFileAnswer, ReadFolderAnswer } from '../../protocol/protocol.ts';

/** What was found below a folder; paths are relative to it, with `/` between their parts. */
export interface FolderWalk {
  readonly paths: readonly string[];
  /** Of its `.gitignore` files, the outermost first. */
  readonly rules: readonly IgnoreRules[];
  /** Whole sentences on what could not be looked at. */
  readonly failures: readonly string[];
}

/** How folders and files are read by their paths; the folder itself has an empty one. */
export interface WalkReads {
  readonly folder: (path: string) => Promise<ReadFolderAnswer>;
  readonly file: (path: string) => Promise<ReadFileAnswer>;
  /** A sentence on a folder that cannot be read; null where it is gone. */
  readonly refused: (path: string, why: string | null) => string;
}

/** So many folders are read at once: each may be a question to a machine far away. */
const batch = 16;

/** The files below a folder that a choice takes and no `.gitignore` file ignores. */
export async function walkedFolder(choice: FileChoice, reads: WalkReads): Promise<FolderWalk> {
  const paths: string[] = [];
  const rules: IgnoreRules[] = [];
  const failures: string[] = [];
  const folders = [''];
  for (let at = 0, names: string[]; at < folders.length; at += names.length) {
    names = folders.slice(at, at + batch);
    const read = await Promise.all(names.map(name => reads.folder(name)));
    for (const [index, answer] of read.entries()) {
      const prefix = names[index] ? `${names[index]}/` : '';
      if (answer.kind === 'none') {
        failures.push(reads.refused(names[index] ?? '', answer.reason));
        continue;
      }
      if (answer.files.includes('.gitignore')) {
        const text = await reads.file(`${prefix}.gitignore`);
        if (text.kind === 'text') rules.push(ignoreRules(prefix, text.text));
      }
      for (const name of answer.files) {
        const path = prefix + name;
        if (choice.takesFile(path) && !isIgnored(rules, path)) paths.push(path);
      }
      for (const name of answer.folders) {
        const path = prefix + name;
        if (!choice.leavesOut(path) && !isIgnored(rules, `${path}/`)) folders.push(path);
      }
    }
  }
  return { paths, rules, failures };
}

/** Whether rules ignore a path, or a folder that it lies in. */
export function ignoredWithin(rules: readonly IgnoreRules[], path: string): boolean {
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
    if (isIgnored(rules, path.slice(0, at + 1))) return true;
  }
  return isIgnored(rules, path);
}
