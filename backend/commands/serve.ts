import { startService } from '../service';
import { readSettings } from '../settings';
import { runCommand } from './shell/run-command';

/** Runs the service until it is told to stop. */
runCommand(async () => {
  const service = await startService(readSettings(process.env));
  await new Promise((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  await service.stop();
});
