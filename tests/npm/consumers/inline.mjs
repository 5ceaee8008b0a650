import { readFileSync } from 'node:fs';
import { analyze, init } from 'mingshu/inline';

await init();
process.stdout.write(JSON.stringify(analyze(readFileSync(0, 'utf8'))));
