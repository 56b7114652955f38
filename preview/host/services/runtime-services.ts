import { EventBusSrv, setTimeZoneResolver } from '@grafana/data';
import {
  config,
  FakeEchoSrv,
  locationService,
  setAppEvents,
  setBackendSrv,
  setChromeHeaderHeightHook,
  setDataSourceSrv,
  setEchoSrv,
  setPluginComponentHook,
  setLocationSrv,
  setTemplateSrv,
} from '@grafana/runtime';

import { DataErrorView } from '../DataErrorView';
import { DrawnPanel } from '../DrawnPanel';
import { TitledPage } from '../TitledPage';
import { setPanelDataErrorView, setPanelRenderer, setPluginPage } from '../unpublished-runtime';
import { backendRequests } from './backend-requests';
import { dataSources } from './data-sources';
import { exposedComponent } from './exposed-components';
import { provideOptionEditors } from './option-editors';
import { urlVariables } from './url-variables';

/** Puts thin stand-ins where Grafana puts the services plugins reach through @grafana/runtime. */
export function provideRuntimeServices(): void {
  provideOptionEditors();
  setAppEvents(new EventBusSrv());
  setEchoSrv(new FakeEchoSrv());
  setBackendSrv(backendRequests());
  setDataSourceSrv(dataSources());
  setTemplateSrv(urlVariables());
  setLocationSrv(locationService);
  setChromeHeaderHeightHook(() => 0);
  setTimeZoneResolver(() => config.bootData.user.timezone);
  setPluginComponentHook(exposedComponent);
  setPluginPage(TitledPage);
  setPanelDataErrorView(DataErrorView);
  setPanelRenderer(DrawnPanel);
}
