// @grafana/runtime keeps these setters for Grafana itself and publishes no path to them. Its files are unbundled, so the
// files themselves are the very instances its published exports read.
export { setPanelRenderer } from '../../node_modules/@grafana/runtime/dist/esm/components/PanelRenderer.mjs';
export { setPanelDataErrorView } from '../../node_modules/@grafana/runtime/dist/esm/components/PanelDataErrorView.mjs';
export { setPluginPage } from '../../node_modules/@grafana/runtime/dist/esm/components/PluginPage.mjs';
