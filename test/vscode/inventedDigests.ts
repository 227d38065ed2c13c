// Invented digests beside the samples, for what only shows over months.
import * as vscode from 'vscode';

/** Twenty months of them; whoever writes them removes them again. */
export function inventedDigests() {
  const uriOf = (day: string) => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    if (!folder) throw new Error('The workspace has no folder');
    return vscode.Uri.joinPath(folder.uri, 'invented', `${day}.md`);
  };
  const writeOne = (day: string, topics: readonly string[]) =>
    vscode.workspace.fs.writeFile(uriOf(day), new TextEncoder().encode(digest(day, topics)));
  const removeOne = (day: string) => vscode.workspace.fs.delete(uriOf(day));
  return {
    writeOne,
    removeOne,
    write: () => Promise.all(months.map((month, index) => writeOne(`${month}-06`, topicsOf(index)))),
    remove: () => vscode.workspace.fs.delete(vscode.Uri.joinPath(uriOf('x'), '..'), { recursive: true }),
  };
}

/** From January 2025 to August 2026. */
const months = Array.from({ length: 20 }, (_, index) => {
  const month = String((index % 12) + 1).padStart(2, '0');
  return `${2025 + Math.floor(index / 12)}-${month}`;
});

/** Each grows, fades or swings in a way of its own. */
const courses: Readonly<Record<string, (month: number) => number>> = {
  pruning: month => 9 - month * 0.3,
  'kv cache': month => 1 + month * 0.8,
  sparsity: month => 7 + 2 * Math.sin(month / 2),
  quantization: month => 5 + month * 0.3 + Math.cos(month),
  decoding: month => (month < 6 ? 0 : (month - 5) * 0.7),
  acceleration: month => 4 + 2 * Math.cos(month / 3),
  distillation: month => 3 + Math.sin(month),
  routing: month => 2 + (month % 5) * 0.6,
  scheduling: month => (month % 4 === 0 ? 2 : 1),
};

function topicsOf(month: number): string[] {
  return Object.entries(courses).flatMap(([topic, course]) =>
    new Array<string>(Math.max(0, Math.round(course(month)))).fill(topic),
  );
}

function digest(day: string, topics: readonly string[]): string {
  const papers = topics.map((topic, index) => {
    const id = `${day.slice(2, 4)}${day.slice(5, 7)}.${String(30_000 + index)}`;
    return `## Notes on ${topic}, ${day}, part ${index + 1}\n\n>Authors: Ada Example, Bo Sample\n\n>${day}\n\n> https://arxiv.org/abs/${id}v1\n\nHow **${topic}** fares.\n`;
  });
  return `# ${day}\n\n${papers.join('\n')}`;
}
