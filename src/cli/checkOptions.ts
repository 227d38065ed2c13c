import { type RendererName, rendererNames } from '../core/anchors/renderers.ts';
import type { Severity } from '../core/rules/rule.ts';
import { type RuleCode, ruleCodes } from '../core/rules/rules.ts';
import { defaultSettings, type GivenSettings, severities } from '../core/settings.ts';
import { nearestName } from '../core/spelling.ts';
import { allOf, eitherOf, item, Misuse } from './command.ts';

/** Options of every command that runs the rules. */
export const ruleOptions = {
  renderer: { type: 'string', multiple: true },
  rule: { type: 'string', multiple: true },
} as const;

/** What `--help` says of them. */
export const ruleHelp = `${item('--renderer NAME', `A place where links must work, ${eitherOf(rendererNames)}; give it once for each place. Without it, what the configuration file says, or ${defaultSettings.renderers.join(' and ')}.`)}
${item('--rule CODE=SEVERITY', `${eitherOf(severities)} for one of the rules: ${allOf(ruleCodes)}.`)}`;

/** What options say of the settings. */
export function readRuleOptions(values: {
  readonly renderer?: readonly string[] | undefined;
  readonly rule?: readonly string[] | undefined;
}): GivenSettings {
  const renderers = values.renderer?.map(readRenderer);
  return {
    ...(renderers && { renderers: rendererNames.filter(name => renderers.includes(name)) }),
    ...(values.rule && { rules: Object.fromEntries(values.rule.map(readRule)) }),
  };
}

function readRenderer(written: string): RendererName {
  const known = rendererNames.find(name => name === written);
  if (known) return known;
  const exist = `--renderer takes ${eitherOf(rendererNames)}`;
  throw new Misuse(`There is no renderer "${written}"; ${exist}.${meant(written, rendererNames)}`);
}

function readRule(written: string): [RuleCode, Severity | 'off'] {
  const [code, wanted, ...more] = written.split('=');
  if (code === undefined || wanted === undefined || more.length > 0) {
    throw new Misuse(`--rule takes CODE=SEVERITY, as in ${ruleCodes[0]}=warning, not "${written}".`);
  }
  const rule = ruleCodes.find(known => known === code);
  if (!rule) {
    throw new Misuse(
      `There is no rule "${code}"; the rules are ${allOf(ruleCodes)}.${meant(code, ruleCodes)}`,
    );
  }
  const severity = severities.find(known => known === wanted);
  if (severity) return [rule, severity];
  throw new Misuse(`There is no severity "${wanted}"; ${code} can be ${eitherOf(severities)}.`);
}

function meant(word: string, names: readonly string[]): string {
  const nearest = nearestName(word, names);
  return nearest === undefined ? '' : ` Did you mean "${nearest}"?`;
}
