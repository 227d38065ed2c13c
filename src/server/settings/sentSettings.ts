import { namesSettings } from '../../core/settings.ts';

/**
 * Our settings in what a client sends, which some put as `{ digestLens: … }`, some below `settings`, and some alone;
 * undefined where there are none, because some send what is meant for other servers.
 */
export function sentSettings(sent: unknown): unknown {
  const { digestLens, settings } = (sent ?? {}) as { digestLens?: unknown; settings?: unknown };
  return [digestLens, settings && sentSettings(settings), sent].find(namesSettings);
}
