import { ChildProcess, execFileSync, spawn } from 'child_process';
import { once } from 'events';
import { chmod, mkdtemp, rm, writeFile } from 'fs/promises';
import { tmpdir } from 'os';
import { join } from 'path';

const SCRIPT = join(__dirname, 'gpx_trunkline.sh');
const COOKIE = { grafana_plugin_type: 'datasource' };
const QUICK = { GF_PLUGIN_TRUNKLINE_CHECK_S: '0.1', GF_PLUGIN_TRUNKLINE_WAIT_S: '1' };

/** The shells of Grafana's images (Debian's, Red Hat's, Alpine's), where this machine has them. */
const SHELLS = ['sh', 'dash', 'bash', 'busybox sh'].filter(works);

function works(shell: string): boolean {
  const [program, ...options] = shell.split(' ');
  try {
    execFileSync(program, [...options, '-c', ':']);
    return true;
  } catch {
    return false;
  }
}

let folder: string;
const started: ChildProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trunkline-'));
});

afterEach(async () => {
  for (const { pid } of started.splice(0)) {
    kill(pid!, 'SIGKILL');
  }
  await rm(folder, { recursive: true });
});

function kill(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

/** A command of the machine that looks names up, which finds what the test last wrote. */
async function resolver() {
  const answers = join(folder, 'answers');
  const resolves = (text: string) => writeFile(answers, text);
  await resolves('');
  await writeFile(join(folder, 'getent'), `#!/bin/sh\n[ "$1" = ahostsv4 ] && [ -s ${answers} ] && cat ${answers}\n`);
  await chmod(join(folder, 'getent'), 0o755);
  return { resolves, environment: { PATH: `${folder}:${process.env.PATH}` } };
}

describe.each(SHELLS)('under %s', (shell) => {
  const [program, ...options] = shell.split(' ');

  function launch(environment: Record<string, string>) {
    const env = { PATH: process.env.PATH, ...QUICK, ...environment };
    const child = spawn(program, [...options, SCRIPT], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    started.push(child);
    let said = '';
    let complained = '';
    child.stdout.on('data', (text) => (said += text));
    child.stderr.on('data', (text) => (complained += text));
    const line = new Promise<string>((resolve) => {
      child.stdout.on('data', () => said.includes('\n') && resolve(said));
    });
    const end = once(child, 'close').then(([code]) => ({ code: code as number | null, said, complained }));
    return { child, line, end, complaints: () => complained };
  }

  it('refuses to run without Grafana, and says what it is', async () => {
    const { code, said, complained } = await launch({}).end;
    expect({ code, said }).toEqual({ code: 1, said: '' });
    expect(complained).toContain('started by Grafana');
  });

  it.each([
    ['', '1|2|tcp|127.0.0.1:4081|grpc\n'],
    ['localhost:5000', '1|2|tcp|127.0.0.1:5000|grpc\n'],
    ['10.1.2.3:4081', '1|2|tcp|10.1.2.3:4081|grpc\n'],
    ['[fd00::7]:4081', '1|2|tcp|[fd00::7]:4081|grpc\n'],
    ['unix:/run/trunkline.sock', '1|2|unix|/run/trunkline.sock|grpc\n'],
    ['unix:///run/trunkline.sock', '1|2|unix|/run/trunkline.sock|grpc\n'],
  ])('hands over the address %j', async (address, expected) => {
    const { line } = launch({ ...COOKIE, GF_PLUGIN_TRUNKLINE_ADDRESS: address });
    expect(await line).toBe(expected);
  });

  it.each(['trunkline', 'trunkline:', 'trunkline:grpc', 'fd00::7:4081', 'http://trunkline:4081/'])(
    'refuses the address %j with what to write',
    async (address) => {
      const { code, said, complained } = await launch({ ...COOKIE, GF_PLUGIN_TRUNKLINE_ADDRESS: address }).end;
      expect({ code, said }).toEqual({ code: 1, said: '' });
      expect(complained).toContain(`trunkline_address is "${address}"`);
    }
  );

  it('stays until it is told to end, and closes its output at once', async () => {
    const { child, line, end } = launch({ ...COOKIE, GF_PLUGIN_TRUNKLINE_CHECK_S: '60' });
    await line;
    child.kill('SIGINT');
    expect(kill(child.pid!, 0)).toBe(true);
    child.kill('SIGTERM');
    expect(await end).toMatchObject({ code: 0, complained: '' });
  });

  it('holds no output open when it is killed, for Grafana waits for both', async () => {
    const { child, line, end } = launch({ ...COOKIE, GF_PLUGIN_TRUNKLINE_CHECK_S: '60' });
    await line;
    child.kill('SIGKILL');
    expect(await end).toMatchObject({ code: null });
  });

  it('ends when Grafana is gone', async () => {
    const mark = join(folder, 'launched');
    const grafana = spawn('sh', ['-c', `"$0" "$@" & echo $! > ${mark}; wait`, program, ...options, SCRIPT], {
      env: { PATH: process.env.PATH, ...QUICK, ...COOKIE },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    await once(grafana.stdout, 'data');
    const launcher = Number(execFileSync('cat', [mark]));
    expect(kill(launcher, 0)).toBe(true);
    grafana.kill('SIGKILL');
    await until(() => !kill(launcher, 0));
  });

  it('waits for the host name before it speaks, and prefers IPv4', async () => {
    const { resolves, environment } = await resolver();
    const { line, complaints } = launch({
      ...COOKIE,
      ...environment,
      GF_PLUGIN_TRUNKLINE_WAIT_S: '1000',
      GF_PLUGIN_TRUNKLINE_ADDRESS: 'trunkline:4081',
    });
    await until(() => complaints() !== '');
    expect(complaints()).toContain('waiting for the name trunkline to resolve');
    await resolves('fd00::7 STREAM trunkline\n172.18.0.3 STREAM trunkline\n172.18.0.3 DGRAM\n');
    expect(await line).toBe('1|2|tcp|172.18.0.3:4081|grpc\n');
  });

  it('ends when the name moves, so that Grafana starts it anew, and not before', async () => {
    const { resolves, environment } = await resolver();
    await resolves('172.18.0.3 STREAM trunkline\n');
    const { child, line, end } = launch({ ...COOKIE, ...environment, GF_PLUGIN_TRUNKLINE_ADDRESS: 'trunkline:4081' });
    await line;
    await resolves('');
    await resolves('172.18.0.30 STREAM trunkline\n172.18.0.3 STREAM trunkline\n');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(child.exitCode).toBe(null);
    await resolves('172.18.0.30 STREAM trunkline\n');
    expect(await end).toMatchObject({ code: 0, complained: expect.stringContaining('new address') });
  });

  it('hands over an address nobody answers when the name does not resolve in time, and ends when it does', async () => {
    const { resolves, environment } = await resolver();
    const { line, end } = launch({
      ...COOKIE,
      ...environment,
      GF_PLUGIN_TRUNKLINE_WAIT_S: '0',
      GF_PLUGIN_TRUNKLINE_ADDRESS: 'trunkline:4081',
    });
    expect(await line).toBe('1|2|unix|/nonexistent/trunkline|grpc\n');
    await resolves('172.18.0.3 STREAM trunkline\n');
    expect(await end).toMatchObject({ code: 0, complained: expect.stringContaining('trunkline does not resolve') });
  });
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
