import { DueSchedulesResult } from './trials/due-schedules';

/** How many runs were made how fast, whether each was made once, and the plan of a tick that finds nothing. */
export function dueSchedulesReport(result: DueSchedulesResult): string {
  const { schedules, replicas, seconds, plannedAfterS, begunAfterS, made, twice, notOneFile, commits, cpuMs, idle } =
    result;
  const count = schedules.toLocaleString('en');
  return [
    `${count} schedules due at the same minute, ${replicas} replicas: all in the ledger after ${plannedAfterS.toFixed(1)} s, ` +
      `half of them begun after ${begunAfterS.half.toFixed(0)} s and 99 of 100 after ${begunAfterS.p99.toFixed(0)} s, ` +
      `all done after ${seconds.toFixed(0)} s (${(schedules / seconds).toFixed(1)} runs a second, ` +
      `${(commits / schedules).toFixed(1)} transactions and ${cpuMs ? (cpuMs / schedules).toFixed(1) : '?'} ms of processor time a run; ${made.join(' + ')} by replica). ` +
      `${twice} windows twice, ${notOneFile} runs without their one file.`,
    `A tick that finds nothing due among ${idle.schedules.toLocaleString('en')} schedules asks one question, answered in ` +
      `${idle.medianMs.toFixed(2)} ms:`,
    `\`\`\`\n${idle.plan}\n\`\`\``,
  ].join('\n\n');
}
