import { createPreviewServer } from './preview-server';

const { PREVIEW_ROOT, PORT, TRUNKLINE_GRPC_ADDRESS, TRUNKLINE_TOKEN } = process.env;

const server = createPreviewServer({
  root: PREVIEW_ROOT ?? process.cwd(),
  grpcAddress: TRUNKLINE_GRPC_ADDRESS ?? '127.0.0.1:4081',
  token: TRUNKLINE_TOKEN ?? '',
});

server.on('error', (error: NodeJS.ErrnoException) => {
  console.error(
    error.code === 'EADDRINUSE'
      ? `Port ${PORT} is taken by another program: stop it, or choose another with --port.`
      : `The preview could not start: ${error.message}`
  );
  process.exit(1);
});

server.listen(Number(PORT), '127.0.0.1', () => {
  console.log(`The plugin's pages are at http://localhost:${PORT}/a/trunkline-calls-app`);
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server.close();
    server.closeAllConnections();
  });
}
