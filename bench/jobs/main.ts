// Work on the core without a server around it, each job in a fresh process, so that neither the compiler's warmth nor
// another job's memory counts: `node jobs.cjs JOB FILE…` prints one line of JSON.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import * as others from './otherSearches.ts';
import { parseAll, type Text, tokenizeAll } from './parse.ts';
import { libraryAtScale } from './scale.ts';
import { searchOurs } from './search.ts';

const jobs = { parseAll, tokenizeAll, searchOurs, ...others, libraryAtScale };
export type Job = keyof typeof jobs;
export type JobResult<Name extends Job> = ReturnType<(typeof jobs)[Name]>;

const [, , name, ...paths] = process.argv;
const texts = paths.map(
  (path): Text => ({ uri: pathToFileURL(path).href, text: readFileSync(path, 'utf8') }),
);
console.log(JSON.stringify(jobs[name as Job](texts)));
