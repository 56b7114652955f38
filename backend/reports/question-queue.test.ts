import { Registry } from 'prom-client';

import { createQuestionQueue, QueueLimits, Turn } from './question-queue';

const LIMITS: QueueLimits = { perPrincipal: 2, overall: 3, waiting: 4, heavyS: 600 };

/** `ann@7 1`: the first question of ann, of organisation 7. */
function whoIs(label: string) {
  const [name, org] = label.split(' ')[0].split('@');
  return { name, orgId: org === undefined ? null : Number(org) };
}

/** A queue whose turns are noted as they come, by the question's label: `ann 1`. */
function noting(limits: Partial<QueueLimits> = {}) {
  const registry = new Registry();
  const queue = createQuestionQueue({ ...LIMITS, ...limits }, registry);
  const began: string[] = [];
  const turns = new Map<string, Turn>();
  const asking = async (label: string, signal?: AbortSignal) => {
    const turn = await queue.turn(whoIs(label), signal);
    began.push(label);
    turns.set(label, turn);
  };
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  const ask = async (...labels: string[]) => {
    labels.forEach((label) => void asking(label));
    await settled();
  };
  const end = async (label: string, workedMs?: number) => {
    turns.get(label)!.end(workedMs);
    await settled();
  };
  const metric = async (name: string) => {
    const { values } = (await registry.getMetricsAsJSON()).find((one) => one.name === name)!;
    return values[0].value;
  };
  const ahead = (label: string) => queue.ahead(whoIs(label));
  return { began, ask, asking, end, metric, ahead };
}

it('runs so many of one principal, and so many overall', async () => {
  const { began, ask, end, metric } = noting();

  await ask('ann 1', 'ann 2', 'ann 3', 'bob 1', 'bob 2');
  expect(began).toEqual(['ann 1', 'ann 2', 'bob 1']);
  expect(await metric('trunkline_questions_running')).toBe(3);
  expect(await metric('trunkline_questions_waiting')).toBe(2);

  await end('bob 1');
  expect(began.at(-1)).toBe('bob 2');
  await end('ann 1');
  await end('ann 2');
  await end('ann 3');
  await end('bob 2');
  expect(await metric('trunkline_questions_running')).toBe(0);
  expect(await metric('trunkline_questions_waiting')).toBe(0);
});

it('gives free turns to those who have the fewest, however many another one asks', async () => {
  const { began, ask, end } = noting({ perPrincipal: 4, overall: 2, waiting: 100 });
  await ask('ann 1', 'ann 2', 'ann 3', 'ann 4', 'ann 5', 'bob 1', 'bob 2', 'eve 1');

  for (let at = 0; at < began.length; at += 1) {
    await end(began[at]);
  }

  expect(began).toEqual(['ann 1', 'ann 2', 'bob 1', 'eve 1', 'ann 3', 'bob 2', 'ann 4', 'ann 5']);
});

it('refuses what comes when too many wait, and counts it', async () => {
  const { ask, asking, metric } = noting();
  await ask('ann 1', 'ann 2', 'ann 3', 'ann 4', 'ann 5', 'ann 6');

  await expect(asking('ann 7')).rejects.toMatchObject({ status: 503, message: expect.stringContaining('4 questions') });
  expect(await metric('trunkline_questions_refused_total')).toBe(1);
});

it('refuses whoever has the most waiting, not who comes last', async () => {
  const { began, ask, asking, end } = noting({ overall: 1 });
  await ask('ann 1', 'ann 2', 'ann 3', 'ann 4');
  const refused = expect(asking('ann 5')).rejects.toMatchObject({ status: 503 });

  await ask('bob 1');

  await refused;
  await end('ann 1');
  expect(began).toEqual(['ann 1', 'bob 1']);
});

it('forgets a caller that leaves before its turn', async () => {
  const { began, ask, asking, end, metric } = noting({ overall: 1 });
  const leaving = new AbortController();
  await ask('ann 1');
  const left = expect(asking('bob 1', leaving.signal)).rejects.toMatchObject({ status: 499 });
  await ask('eve 1');

  leaving.abort();

  await left;
  expect(await metric('trunkline_questions_waiting')).toBe(1);
  await end('ann 1');
  expect(began).toEqual(['ann 1', 'eve 1']);
  await expect(asking('bob 2', leaving.signal)).rejects.toMatchObject({ status: 499 });
});

it('ends a turn once', async () => {
  const { ask, end, metric } = noting();
  await ask('ann 1', 'ann 2');

  await end('ann 1');
  await end('ann 1');

  expect(await metric('trunkline_questions_running')).toBe(1);
});

it('tells how many come before whoever waits, as turns are dealt', async () => {
  const { ask, end, ahead } = noting({ perPrincipal: 4, overall: 2, waiting: 100 });
  await ask('ann 1', 'ann 2', 'ann 3', 'ann 4', 'bob 1', 'bob 2', 'eve 1');
  expect([ahead('bob'), ahead('eve'), ahead('ann'), ahead('zoe')]).toEqual([0, 1, 3, undefined]);

  await end('ann 1');
  expect([ahead('bob'), ahead('eve'), ahead('ann')]).toEqual([2, 0, 1]);
});

describe('organisations', () => {
  it('have every second turn each, however many principals of one ask however much', async () => {
    const { began, ask, end, ahead } = noting({ perPrincipal: 4, overall: 2, waiting: 1_000 });
    const flood = Array.from({ length: 200 }, (_, no) => `user${no % 50}@1 ${no}`);
    await ask(...flood);
    expect(began).toEqual(['user0@1 0', 'user1@1 1']);

    await ask('bob@2 1', 'bob@2 2', 'eve@2 1');
    expect([ahead('bob@2'), ahead('eve@2'), ahead('user2@1')]).toEqual([0, 1, 2]);
    for (let at = 0; at < 6; at += 1) {
      await end(began[at]);
    }

    expect(began.slice(2, 8).filter((label) => label.includes('@2'))).toEqual(['bob@2 1', 'eve@2 1', 'bob@2 2']);
  });

  it('leave a turn free for each other one that asked lately, up to half of them', async () => {
    const { began, ask, end } = noting({ perPrincipal: 8, overall: 4, waiting: 100 });
    await ask('bob@2 1', 'eve@3 1', 'zoe@4 1');
    await end('bob@2 1');
    await end('eve@3 1');
    await end('zoe@4 1');

    await ask('ann@1 1', 'ann@1 2', 'ann@1 3', 'ann@1 4');
    expect(began.slice(3)).toEqual(['ann@1 1', 'ann@1 2']);

    await ask('bob@2 2', 'eve@3 2');
    expect(began.slice(5)).toEqual(['bob@2 2', 'eve@3 2']);
  });

  it('have all turns where they are alone', async () => {
    const { began, ask } = noting({ perPrincipal: 8, overall: 4, waiting: 100 });
    await ask('ann@1 1', 'ann@1 2', 'ben@1 1', 'ann@1 3', 'ann@1 4');

    expect(began).toEqual(['ann@1 1', 'ann@1 2', 'ben@1 1', 'ann@1 3']);
  });

  it('lose a question of whoever in them has the most waiting, where too many wait', async () => {
    const { ask, asking } = noting({ perPrincipal: 4, overall: 1, waiting: 6 });
    await ask('ann@1 1', 'bob@2 1', 'bob@2 2', 'bob@2 3', 'ann@1 2', 'ann@1 3');
    const refused = expect(asking('ann@1 4')).rejects.toMatchObject({ status: 503 });

    await ask('ben@1 1');

    await refused;
  });
});

describe('heavy questions', () => {
  it('are refused to whoever spent their budget, those that wait too, and give their turns to others', async () => {
    const { began, ask, asking, end } = noting({ perPrincipal: 1, heavyS: 60 });
    await ask('ann@1 1');
    const waiting = expect(asking('ann@1 2')).rejects.toMatchObject({ status: 429, retryAfterS: expect.any(Number) });
    await end('ann@1 1', 70_000);
    await waiting;

    await expect(asking('ann@1 3')).rejects.toMatchObject({ status: 429 });
    await ask('ben@1 1', 'ann@2 1');
    expect(began).toEqual(['ann@1 1', 'ben@1 1', 'ann@2 1']);
  });

  it('are those the database worked for, however long they had their turn', async () => {
    const { began, ask, end } = noting({ perPrincipal: 1, heavyS: 1 });
    for (const no of [1, 2, 3]) {
      await ask(`ann ${no}`);
      await end(`ann ${no}`, 900);
    }
    expect(began).toEqual(['ann 1', 'ann 2', 'ann 3']);
  });
});
