import { chmod, copyFile, mkdir } from 'fs/promises';
import { join } from 'path';
import type { Compiler } from 'webpack';

/** Grafana appends the machine it runs on to `executable` of plugin.json. */
const MACHINES = ['linux_amd64', 'linux_arm64', 'darwin_amd64', 'darwin_arm64'];

/** Puts the launcher beside every plugin.json that has a backend, executable and under the name of each machine. */
export class LauncherPlugin {
  private readonly script = join(__dirname, 'gpx_trunkline.sh');

  /** @param folders folders of `dist` whose plugin.json names the executable `gpx_trunkline`. */
  constructor(private readonly folders: readonly string[]) {}

  apply(compiler: Compiler) {
    compiler.hooks.afterEmit.tapPromise('LauncherPlugin', async (compilation) => {
      compilation.fileDependencies.add(this.script);
      for (const folder of this.folders) {
        const target = join(compiler.outputPath, folder);
        await mkdir(target, { recursive: true });
        for (const machine of MACHINES) {
          const executable = join(target, `gpx_trunkline_${machine}`);
          await copyFile(this.script, executable);
          await chmod(executable, 0o755);
        }
      }
    });
  }
}
