// A quiet window: nothing but the user's digests.

/** User settings for every VS Code that the scripts open. */
export const userSettings = {
  'workbench.colorTheme': 'Light Modern',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  'security.workspace.trust.enabled': false,
  // The server's sockets have a folder of their own; programs in its terminals keep the user's.
  'terminal.integrated.env.linux': { XDG_RUNTIME_DIR: process.env.XDG_RUNTIME_DIR ?? null },
};
