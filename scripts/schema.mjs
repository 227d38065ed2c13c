// The schema of `.digest-lens.json`, made of what the manifest says of the same settings.

/** The settings that a configuration file holds: those that say something of digests, not of an editor. */
const held = [
  ...[
    'renderers',
    'rules',
    'topics',
    'files.include',
    'files.exclude',
    'files.readingLists',
    'files.singlePapers',
  ],
  ...['labels', 'dialects'],
];

/**
 * A JSON schema for configuration files.
 * @param {{ contributes: { configuration: { properties: Record<string, object> } } }} manifest
 * @param {Record<string, string>} words What the manifest's `%names%` stand for.
 */
export function schemaOf(manifest, words) {
  const { properties } = manifest.contributes.configuration;
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Settings of Digest Lens for the digests in a folder',
    allowComments: true,
    allowTrailingCommas: true,
    ...section(),
  };
  schema.properties.$schema = { type: 'string' };
  for (const name of held) {
    const { order, scope, ...setting } = properties[`digestLens.${name}`];
    const [key, inner] = name.split('.');
    if (inner === undefined) schema.properties[key] = spelledOut(setting, words);
    else {
      schema.properties[key] ??= section();
      schema.properties[key].properties[inner] = spelledOut(setting, words);
    }
  }
  return schema;
}

function section() {
  return { type: 'object', additionalProperties: false, properties: {} };
}

/** A part of the manifest with words instead of their names; a link to a setting of VS Code becomes its name. */
function spelledOut(value, words) {
  if (typeof value === 'string') {
    const name = /^%(.+)%$/.exec(value)?.[1];
    return name === undefined ? value : words[name].replace(/#([\w.]+)#/g, '$1');
  }
  if (Array.isArray(value)) return value.map(item => spelledOut(item, words));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, spelledOut(item, words)]));
}
