// Checks the fragments of links in the files that the arguments name, and nothing else.
import { lint } from 'markdownlint/promise';

const results = await lint({ files: process.argv.slice(2), config: { default: false, MD051: true } });
process.exitCode = Object.values(results).some(problems => problems.length > 0) ? 1 : 0;
