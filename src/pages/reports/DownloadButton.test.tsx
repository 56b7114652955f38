import type { EventBus } from '@grafana/data';
import { setAppEvents } from '@grafana/runtime';
import { render, screen, waitFor } from '@testing-library/react';
import React from 'react';

import { skipStyles } from '../../breakout/testing/skip-styles';
import { fakeFile, watchSavedFiles } from '../../test/fake-file';
import { fakeLayout } from '../../test/fake-layout';
import { setUpUser } from '../../test/user';
import { DownloadButton } from './DownloadButton';

const QUESTION = { measures: ['asr' as const], window: { from: '2026-11-01T00:00:00Z', to: '2026-11-08T00:00:00Z' } };

beforeEach(() => {
  fakeLayout();
  skipStyles();
});

describe('the download button', () => {
  it('does not save a file that broke off, and says so', async () => {
    const { user, saved, publish } = showButton();
    fakeFile(['Customer\r\n', 'Acme\r\n']);
    await user.click(screen.getByRole('button', { name: 'Download CSV' }));
    await waitFor(() => expect(publish).toHaveBeenCalledTimes(1));
    expect(publish.mock.calls[0][0]).toMatchObject({
      type: 'alert-error',
      payload: ['The file was not downloaded', expect.stringContaining('broke off before its end')],
    });
    expect(saved).toEqual([]);
    expect(await screen.findByRole('button', { name: 'Download CSV' })).toBeInTheDocument();
  });

  it('shows how far a download has come, and cancels it without a word', async () => {
    const { user, saved, publish } = showButton();
    const fetched = fakeFile(['x'.repeat(1_200_000)], { ends: false });
    await user.click(screen.getByRole('button', { name: 'Other files' }));
    await user.click(await screen.findByText('CSV for spreadsheets'));
    expect(await screen.findByText('Downloading… 1.2 MB')).toBeInTheDocument();
    expect(fetched.mock.calls[0][0]).toContain('&spreadsheet_safe=1');

    await user.click(screen.getByRole('button', { name: 'Cancel the download' }));
    expect(fetched.mock.calls[0][1].signal.aborted).toBe(true);
    expect(await screen.findByRole('button', { name: 'Download CSV' })).toBeInTheDocument();
    expect(publish).not.toHaveBeenCalled();
    expect(saved).toEqual([]);
  });

  it('offers a workbook, and does not save one that broke off', async () => {
    const { user, saved, publish } = showButton();
    const fetched = fakeFile(['PK\u0003\u0004 and no end']);
    await user.click(screen.getByRole('button', { name: 'Other files' }));
    await user.click(await screen.findByText('XLSX'));
    await waitFor(() => expect(publish).toHaveBeenCalledTimes(1));
    expect(fetched.mock.calls[0][0]).toContain('/v1/xlsx?');
    expect(publish.mock.calls[0][0].payload[1]).toContain('broke off before its end');
    expect(saved).toEqual([]);
  });

  it('is cancelled when the reader leaves the page', async () => {
    const { user, unmount } = showButton();
    const fetched = fakeFile(['Customer\r\n'], { ends: false });
    await user.click(screen.getByRole('button', { name: 'Download CSV' }));
    unmount();
    expect(fetched.mock.calls[0][1].signal.aborted).toBe(true);
  });
});

function showButton() {
  const user = setUpUser();
  const saved = watchSavedFiles();
  const publish = jest.fn();
  setAppEvents({ publish } as unknown as EventBus);
  const { unmount } = render(
    <DownloadButton file={{ of: 'report', question: QUESTION, called: 'breakout' }} tooltip="Every row" />
  );
  return { user, saved, publish, unmount };
}
