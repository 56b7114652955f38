import { ServerResponse } from 'node:http';
import { join } from 'node:path';

import { InstalledPlugin } from '../plugin-catalog';
import { sendFile } from './static-file';

/** Fonts under the names @grafana/ui asks for. */
const FONTS: Record<string, string> = {
  'inter/Inter-Regular.woff2': 'inter/files/inter-latin-400-normal.woff2',
  'inter/Inter-Medium.woff2': 'inter/files/inter-latin-500-normal.woff2',
  'inter/Inter-Italic.woff2': 'inter/files/inter-latin-400-italic.woff2',
  'inter/Inter-MediumItalic.woff2': 'inter/files/inter-latin-500-italic.woff2',
  'roboto/L0xTDF4xlVMF-BfR8bXMIhJHg45mwgGEFl0_3vrtSM1J-gEPT5Ese6hmHSh0mQ.woff2':
    'roboto-mono/files/roboto-mono-latin-400-normal.woff2',
};

/** Icons @grafana/ui names but does not ship: drawn anew. */
const OWN_ICON =
  /^\/public\/build\/img\/icons\/\w+\/((?:spinner|angle-double-left|table-(?:expand|collapse)-all)\.svg)$/;

export async function answerPublicFile(
  root: string,
  plugins: InstalledPlugin[],
  path: string,
  response: ServerResponse
): Promise<void> {
  const modules = join(root, 'node_modules');
  const [, pluginId, inPlugin] = /^\/public\/plugins\/([\w-]+)\/(.+)$/.exec(path) ?? [];
  const plugin = plugins.find(({ meta }) => meta.id === pluginId);
  if (plugin) {
    return sendFile(response, plugin.folder, inPlugin);
  }
  const [, ownIcon] = OWN_ICON.exec(path) ?? [];
  if (ownIcon) {
    return sendFile(response, join(root, 'preview/server/icons'), ownIcon);
  }
  const places: Array<[prefix: string, folder: string]> = [
    ['/public/build/img/', join(modules, '@grafana/ui/dist/public/img')],
    ['/public/img/', join(modules, '@grafana/ui/dist/public/img')],
    ['/preview/systemjs/', join(modules, 'systemjs/dist')],
    ['/preview/host/', join(root, 'build/preview/host')],
  ];
  const place = places.find(([prefix]) => path.startsWith(prefix));
  if (place) {
    return sendFile(response, place[1], path.slice(place[0].length));
  }
  return sendFile(response, join(modules, '@fontsource'), FONTS[path.replace('/public/fonts/', '')] ?? path);
}
