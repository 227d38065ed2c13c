import { type RendererName, rendererNames } from '../core/anchors/renderers.ts';
import type { Severity } from '../core/rules/rule.ts';
import { type RuleCode, ruleCodes } from '../core/rules/rules.ts';
import { defaultSettings, type Settings } from '../core/settings.ts';
import { allOf, eitherOf, Misuse } from './command.ts';

/** Options of every command that runs the rules. */
export const ruleOptions = {
  renderer: { type: 'string', multiple: true },
  rule: { type: 'string', multiple: true },
} as const;

/** What `--help` says of `--renderer`. */
export const rendererHelp = `  --renderer NAME       A place where links must work, ${eitherOf(rendererNames)}; give it once
                        for each place. Without it, ${defaultSettings.renderers.join(' and ')}.`;

/** What `--help` says of `--rule`. */
export const ruleHelp = `  --rule CODE=SEVERITY  error, warning, information, hint or off for one of the rules
${ruleCodes.map(code => `                        ${code}`).join('\n')}`;

/** The settings that options ask for. */
export function readRuleOptions(values: {
  renderer?: readonly string[];
  rule?: readonly string[];
}): Settings {
  const renderers = values.renderer?.map(readRenderer) ?? defaultSettings.renderers;
  return {
    ...defaultSettings,
    renderers: rendererNames.filter(name => renderers.includes(name)),
    rules: Object.fromEntries(values.rule?.map(readRule) ?? []),
  };
}

const severities = ['error', 'warning', 'information', 'hint', 'off'] as const satisfies readonly (
  | Severity
  | 'off'
)[];

function readRenderer(written: string): RendererName {
  const known = rendererNames.find(name => name === written);
  if (known) return known;
  throw new Misuse(`There is no renderer "${written}"; --renderer takes ${eitherOf(rendererNames)}.`);
}

function readRule(written: string): [RuleCode, Severity | 'off'] {
  const [code, wanted, ...more] = written.split('=');
  if (code === undefined || wanted === undefined || more.length > 0) {
    throw new Misuse(`--rule takes CODE=SEVERITY, as in ${ruleCodes[0]}=warning, not "${written}".`);
  }
  const rule = ruleCodes.find(known => known === code);
  if (!rule) throw new Misuse(`There is no rule "${code}"; the rules are ${allOf(ruleCodes)}.`);
  const severity = severities.find(known => known === wanted);
  if (severity) return [rule, severity];
  throw new Misuse(`There is no severity "${wanted}"; ${code} can be ${eitherOf(severities)}.`);
}
