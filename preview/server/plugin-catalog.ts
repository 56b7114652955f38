import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { PluginMeta } from '@grafana/data';

export interface InstalledPlugin {
  meta: PluginMeta;
  /** Where its module.js and its images are. */
  folder: string;
}

/** Every plugin of a dist folder, the nested ones too. */
export function installedPlugins(dist: string): InstalledPlugin[] {
  const manifests = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(^|[\\/])plugin\.json$/.test(file)
  );
  const root = readManifest(join(dist, 'plugin.json'));
  return manifests.map((file) => {
    const manifest = readManifest(join(dist, file));
    const baseUrl = `public/plugins/${manifest.id}`;
    const version = manifest.info.version || root.info.version;
    return {
      folder: dirname(join(dist, file)),
      meta: {
        ...manifest,
        info: { ...manifest.info, version, logos: absoluteLogos(manifest, baseUrl) },
        baseUrl,
        module: `${baseUrl}/module.js`,
        enabled: true,
        pinned: true,
      },
    };
  });
}

function readManifest(file: string): PluginMeta {
  return JSON.parse(readFileSync(file, 'utf8')) as PluginMeta;
}

function absoluteLogos({ info }: PluginMeta, baseUrl: string): PluginMeta['info']['logos'] {
  return { small: `${baseUrl}/${info.logos.small}`, large: `${baseUrl}/${info.logos.large}` };
}
