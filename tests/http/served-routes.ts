import { Guard } from '../../backend/http/admit';
import { ServedApi } from './serve-api';

/** What is reached without a token: it tells nothing, or what a signature in its address is for. */
export const PUBLIC = ['/healthz', '/public/files/:token', '/public/unsubscribe/:token'];

interface Stacked {
  method?: string;
  handle: { stack?: Layer[]; refusalOf?: Guard['refusalOf'] };
}
interface Layer extends Stacked {
  route?: { path: string; methods: Record<string, boolean>; stack: Stacked[] };
}

export interface ServedRoute {
  method: string;
  path: string;
  guard: Guard['refusalOf'] | undefined;
}

function routesOf(layers: readonly Layer[]): ServedRoute[] {
  return layers.flatMap(({ route, handle }) => {
    if (!route) {
      return routesOf(handle.stack ?? []);
    }
    const methods = Object.keys(route.methods).filter((name) => name !== '_all');
    return methods.map((method) => {
      const first = route.stack.find((one) => one.method === method || one.method === undefined);
      return { method: method.toUpperCase(), path: route.path, guard: first?.handle.refusalOf };
    });
  });
}

/** Every method of every route but the public ones, with what stands before its handlers. */
export function servedRoutes({ server }: ServedApi): ServedRoute[] {
  const [app] = server.listeners('request') as unknown as Array<{ router: { stack: Layer[] } }>;
  return routesOf(app.router.stack).filter(({ path }) => !PUBLIC.includes(path));
}
