/** What lies between callers and the HTTP door. */
export interface Exposure {
  /** Proxies that are believed when they say whose request they pass on. */
  trustedProxies: readonly string[];
  /** Whose pages may call the API from a browser. */
  allowedOrigins: readonly string[];
}
