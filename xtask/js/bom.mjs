// node bom.mjs FILE: whether a list of parts keeps to the schema of CycloneDX, by the library of those who publish it.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { Spec, Validation } = createRequire(import.meta.url)('@cyclonedx/cyclonedx-library');
const text = readFileSync(process.argv[2], 'utf8');
const fault = await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(text);
// A check that finds nothing would be of no use.
const twisted = await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(text.replace('"library"', '"libary"'));
if (fault || !twisted) {
  console.error(fault ? `${process.argv[2]}: ${JSON.stringify(fault).slice(0, 2000)}` : 'the validator finds nothing');
  process.exit(1);
}
