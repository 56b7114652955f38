import { RequestHandler } from 'express';
import { Socket } from 'net';

/**
 * Cuts the connection of a caller that has announced a body and sends nothing of it for so long. One that waits because
 * what it sent is still being stored is not silent.
 */
export function endSilentBodies(silentMs: number): RequestHandler {
  return (request, _response, next) => {
    const { socket } = request;
    if (!(socket instanceof Socket)) {
      next();
      return;
    }
    let heard = socket.bytesRead;
    const timer = setInterval(() => {
      if (request.complete) {
        clearInterval(timer);
      } else if (socket.bytesRead === heard && request.readableLength === 0) {
        socket.destroy();
      }
      heard = socket.bytesRead;
    }, silentMs).unref();
    request.once('close', () => clearInterval(timer));
    next();
  };
}
