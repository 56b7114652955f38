import { ChildProcess, spawn } from 'child_process';
import { randomBytes } from 'crypto';
import { Agent, request, IncomingMessage } from 'http';
import { createInterface } from 'readline';

import { Answer } from '../../contract/answer';
import { QuestionInput } from '../../contract/question';
import { Memory, memoryOf } from '../measure/memory';

export interface BenchService {
  ask(question: QuestionInput): Promise<Answer>;
  /** Any other question of the API. */
  post<T>(path: string, body: unknown): Promise<T>;
  /** The response of the CSV door, its body not read yet. */
  openCsv(question: QuestionInput): Promise<IncomingMessage>;
  processId: number;
  memory(): Memory | undefined;
  stop(): Promise<void>;
}

async function httpUrlOf(service: ChildProcess): Promise<string> {
  for await (const line of createInterface(service.stdout!)) {
    const { http } = JSON.parse(line) as { http?: string };
    if (http) {
      service.stdout!.resume();
      return http;
    }
    process.stderr.write(`${line}\n`);
  }
  throw new Error('The service ended before it was ready.');
}

async function textOf(response: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of response) {
    pieces.push(piece as Buffer);
  }
  return Buffer.concat(pieces).toString('utf8');
}

/** Starts the service as a process of its own and asks it over HTTP, as anyone would. */
export async function startBenchService(
  program: string,
  databaseUrl: string,
  settings: Record<string, string> = {}
): Promise<BenchService> {
  const token = randomBytes(18).toString('base64url');
  const service = spawn(process.execPath, [program], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      TZ: 'UTC',
      DATABASE_URL: databaseUrl,
      TRUNKLINE_TOKEN: token,
      TRUNKLINE_HTTP_ADDRESS: '127.0.0.1:0',
      TRUNKLINE_GRPC_ADDRESS: '127.0.0.1:0',
      TRUNKLINE_QUESTION_TIMEOUT_S: '3600',
      // The made-up attempts are of a fixed past: their hours must not count as too old to be kept.
      TRUNKLINE_KEEP_QUARTER_HOURS_DAYS: '36500',
      TRUNKLINE_KEEP_HOURS_DAYS: '36500',
      LOG_LEVEL: 'info',
      ...settings,
    },
  });
  const ended = new Promise((resolve) => service.once('exit', resolve));
  const url = await httpUrlOf(service);
  const agent = new Agent({ keepAlive: true });
  const post = (path: string, body: unknown) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const asked = request(`${url}${path}`, { method: 'POST', agent, headers }, resolve);
      asked.once('error', reject);
      asked.end(JSON.stringify(body));
    });
  const succeeded = async (response: IncomingMessage) => {
    if (response.statusCode !== 200) {
      throw new Error(`The service answered ${response.statusCode}: ${await textOf(response)}`);
    }
    return response;
  };
  const read = async <T>(path: string, body: unknown) =>
    JSON.parse(await textOf(await succeeded(await post(path, body)))) as T;

  return {
    ask: (question) => read<Answer>('/v1/ask', question),
    post: read,
    openCsv: async (question) => succeeded(await post('/v1/csv', question)),
    processId: service.pid!,
    memory: () => memoryOf(service.pid!),
    stop: async () => {
      agent.destroy();
      service.kill('SIGTERM');
      await ended;
    },
  };
}
