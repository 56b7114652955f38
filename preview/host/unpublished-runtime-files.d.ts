declare module '*/PanelDataErrorView.mjs' {
  export function setPanelDataErrorView(view: React.ComponentType<{ message?: string }>): void;
}

declare module '*/PanelRenderer.mjs' {
  export function setPanelRenderer(
    renderer: import('react').ComponentType<import('@grafana/runtime').PanelRendererProps>
  ): void;
}

declare module '*/PluginPage.mjs' {
  export function setPluginPage(page: import('@grafana/runtime').PluginPageType): void;
}
