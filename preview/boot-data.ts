import { AppPluginMeta, PluginMeta } from '@grafana/data';

import { PreviewUser, ThemeName } from './server/preview-users';

/** What the server tells the page when it opens, in the place of Grafana's boot data. */
export interface PreviewBoot {
  user: PreviewUser;
  theme: ThemeName;
  plugins: Array<PluginMeta & Pick<AppPluginMeta, 'jsonData' | 'secureJsonFields'>>;
  dataSource: { id: number; uid: string; name: string; type: string; jsonData: object };
}
