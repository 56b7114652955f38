import { Button, Dropdown, Menu } from '@grafana/ui';
import React, { useState } from 'react';

import type { CallsQuestionInput } from '../../../contract/calls';
import { CALL_LIST } from '../../../contract/schedule';
import { hasRole } from '../../app/role';
import { SendNow } from '../reports/elsewhere/SendNow';
import type { Moment } from '../reports/report-question';
import { scheduleReportPath } from '../schedules/schedule-path';
import { CALL_LIST as CALL_LIST_PAGE } from './reports-of-calls';

interface Props {
  question: CallsQuestionInput;
  moment: Moment;
}

/** Where else the calls on the page can go. Empty for who may send them nowhere. */
export function CallsMenu({ question, moment }: Props) {
  const [isSending, setSending] = useState(false);
  if (!hasRole('Editor')) {
    return null;
  }
  const { window: _window, zone: _zone, limit: _limit, ...asked } = question;
  const menu = (
    <Menu>
      <Menu.Item label="Schedule this" icon="calendar-alt" url={scheduleReportPath(CALL_LIST, asked)} />
      <Menu.Item label="Send now" icon="envelope" onClick={() => setSending(true)} />
    </Menu>
  );
  return (
    <>
      <Dropdown overlay={menu} placement="bottom-end">
        <Button variant="secondary" icon="ellipsis-v" aria-label="More to do with these calls" />
      </Dropdown>
      {isSending && (
        <SendNow
          report={{ name: CALL_LIST, label: CALL_LIST_PAGE.label }}
          question={asked}
          moment={moment}
          onClose={() => setSending(false)}
        />
      )}
    </>
  );
}
