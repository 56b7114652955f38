import CopyWebpackPlugin from 'copy-webpack-plugin';
import type { Configuration, RuleSetRule } from 'webpack';
import { merge } from 'webpack-merge';

import grafanaConfig, { type Env } from './.config/webpack/webpack.config.ts';
import { LauncherPlugin } from './launcher/launcher-plugin.ts';

/** The tool's configuration sets a module's public path from its own address. Nested modules must use the app's: that is where chunks are. */
const ROOT_MODULE_ONLY = /[\\/]src[\\/]module\.tsx?$/;

const config = async (env: Env): Promise<Configuration> => {
  const base = await grafanaConfig(env);
  const [publicPathRule] = base.module!.rules as RuleSetRule[];
  publicPathRule.test = ROOT_MODULE_ONLY;

  return merge(base, {
    plugins: [
      new CopyWebpackPlugin({
        patterns: [
          { from: '**/img/*', to: '.', noErrorOnMissing: true },
          { from: '../dashboards/*.json', to: 'dashboards/[name][ext]' },
        ],
      }),
      new LauncherPlugin(['.', 'datasource']),
    ],
  });
};

export default config;
