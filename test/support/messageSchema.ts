import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import { createGenerator } from 'ts-json-schema-generator';

/** What is wrong with a value that stands in `Messages` at a place, as `toServer requests textDocument/hover params`. */
export type CheckMessage = (place: string, value: unknown) => string[];

/**
 * Checks messages against the types of the protocol: what is wrong with a value, nothing if nothing is. Fields that the
 * protocol does not have are wrong, too.
 */
export function messageChecks(): CheckMessage {
  const schema = createGenerator({
    path: join(import.meta.dirname, 'messages.ts'),
    tsconfig: join(import.meta.dirname, '../tsconfig.json'),
    skipTypeCheck: true,
    additionalProperties: false,
    expose: 'all',
    jsDoc: 'none',
  }).createSchema('Messages');
  const ajv = new Ajv({ strict: false, allErrors: true });
  const known = new Map<string, ValidateFunction | undefined>();
  return (place, value) => {
    if (!known.has(place)) {
      const part = partOf(schema, place);
      known.set(place, part && ajv.compile({ ...part, definitions: schema.definitions }));
    }
    const check = known.get(place);
    if (!check) return [`${place} is not known`];
    return check(value) ? [] : [`${place}: ${ajv.errorsText(check.errors)} in ${JSON.stringify(value)}`];
  };
}

type Schema = ReturnType<ReturnType<typeof createGenerator>['createSchema']>;

/** The schema of a property, and of a property of that, and so on. */
function partOf(schema: Schema, place: string): object | undefined {
  const resolved = (part: unknown): Schema | undefined => {
    const name = (part as Schema | undefined)?.$ref?.replace('#/definitions/', '');
    return name === undefined ? (part as Schema) : resolved(schema.definitions?.[decodeURIComponent(name)]);
  };
  return place
    .split(' ')
    .reduce<Schema | undefined>((at, name) => resolved(at?.properties?.[name]), resolved(schema));
}
