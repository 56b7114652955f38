import { execFile } from 'child_process';
import { mkdtempSync, rmSync } from 'fs';
import { AddressInfo, createServer, Server } from 'net';
import { tmpdir } from 'os';
import path from 'path';

const START = path.join(__dirname, 'start.mjs');

interface Ended {
  code: number;
  output: string;
}

describe('npm start', () => {
  let state: string;
  let other: Server;
  let takenPort: number;

  beforeAll(async () => {
    state = mkdtempSync(path.join(tmpdir(), 'trunkline-start-'));
    other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    takenPort = (other.address() as AddressInfo).port;
  });
  afterAll(async () => {
    await new Promise((resolve) => other.close(resolve));
    rmSync(state, { recursive: true });
  });

  const start = (changes: Record<string, string>) =>
    new Promise<Ended>((resolve) => {
      const env = { ...process.env, TRUNKLINE_STATE: state, PORT: '1', ...changes };
      const child = execFile(process.execPath, [START], { env }, (_error, stdout, stderr) =>
        resolve({ code: child.exitCode ?? -1, output: stdout + stderr })
      );
    });

  it('says which port is taken and how to use another', async () => {
    const { code, output } = await start({ PORT: String(takenPort) });
    expect(code).toBe(1);
    expect(output).toContain(`Port ${takenPort} on 127.0.0.1, for the pages, is taken by another program.`);
    expect(output).toContain(`PORT=${takenPort + 1} npm start`);
    expect(output).not.toMatch(/\n\s+at /);
  });

  it.each([
    [{ PORT: 'three' }, 'PORT is three'],
    [{ PORT: '70000' }, 'PORT is 70000'],
    [{ TRUNKLINE_HTTP_ADDRESS: 'nowhere' }, 'TRUNKLINE_HTTP_ADDRESS is nowhere'],
    [{ GRAFANA_HOME: '/nonexistent', PORT: '0' }, 'PORT is 0'],
  ])('says what is wrong with %j', async (changes, sentence) => {
    const { code, output } = await start(changes as Record<string, string>);
    expect(code).toBe(1);
    expect(output).toContain(sentence);
    expect(output).not.toMatch(/\n\s+at /);
  });
});
